"""Which numbers in prose are targets, of what, and in which direction? Sentences no document of ours contains."""

import pytest

from assessment.documents.phrases import has_other_work, phrases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("违法占用耕地比例控制在5%以内", [("违法占用耕地比例", "lower", "≤", 5, None, "%")]),
        ("投资完成率不低于95%", [("投资完成率", "higher", "≥", 95, None, "%")]),
        ("甲率、乙率均衡，丙率、丁率100％", [("丙率", "higher", None, 100, None, "%"), ("丁率", "higher", None, 100, None, "%")]),
        ("供地率达到85以上", [("供地率", "higher", "≥", 85, None, None)]),
        ("伤亡事故率小于0.3‰", [("伤亡事故率", "lower", "<", 0.3, None, "‰")]),
        (
            "保证耕地5万亩、林地2万亩不减少",
            [("保证耕地", "higher", None, 5, None, "万亩"), ("林地", "higher", None, 2, None, "万亩")],
        ),
        ("处置闲置土地1,200亩", [("处置闲置土地", "higher", None, 1200, None, "亩")]),
        ("组织演练不少于两次", [("组织演练", "higher", "≥", 2, None, "次")]),
        ("发表论文2－3篇", [("发表论文", "range", None, 2, 3, "篇")]),
        (
            "甲、乙时限分别压缩至4个、2个工作日内",
            [("甲", "lower", "≤", 4, None, "个工作日"), ("乙时限", "lower", "≤", 2, None, "个工作日")],
        ),
        ("新建甲站和乙站各2座", [("新建甲站", "higher", None, 2, None, "座"), ("乙站", "higher", None, 2, None, "座")]),
        ("治理3宗矿权和12处矿点", [("矿权", "higher", None, 3, None, "宗"), ("矿点", "higher", None, 12, None, "处")]),
        ("年内无安全事故发生", [("安全事故", "lower", None, 0, None, None)]),
        ("坚决杜绝失密事件发生", [("失密事件", "lower", None, 0, None, None)]),
        (
            "行政复议无撤销、行政应诉无败诉；无程序违法，无拖延问题发生。",
            [
                ("行政复议撤销", "lower", None, 0, None, None),
                ("行政应诉败诉", "lower", None, 0, None, None),
                ("程序违法", "lower", None, 0, None, None),
                ("拖延问题", "lower", None, 0, None, None),
            ],
        ),
        ("到款率80%以上（含80%）", [("到款率", "higher", "≥", 80, None, "%")]),
    ],
)  # fmt: skip
def test_targets(text: str, expected: list[tuple]) -> None:
    found = [
        (one.name, one.direction, one.operator, one.value, one.value_upper, one.unit_of_measure)
        for one in phrases(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "落实某自然资〔2019〕149号和国办发[2020]8号文件",
        "2024年6月10日前完成验收",
        "推进“十四五”规划和“1+5”体系建设",
        "完成《2016-2020年规划》评估",
        "编制1:1万地形图",
        "掌握全省45个县变化情况",
        "第三次国土调查",
        "受理12345热线",
        "巩固三项试点成果",
        "水位1856米以下",
        "无法复垦的应当补充",
        "调处权属争议、无权属地",
        "有无证照均应登记",
        "按工资总额2%足额收缴",
    ],
)
def test_numbers_that_are_no_targets(text: str) -> None:
    assert phrases(text) == []


def test_what_the_targets_leave_over_is_other_work() -> None:
    text = "立案率100%，结案率90%。加强巡查。"
    assert has_other_work(text, phrases(text))
    assert not has_other_work("立案率100%，结案率90%。", phrases("立案率100%，结案率90%。"))
