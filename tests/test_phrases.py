"""Which numbers in prose are targets, of what, and in which direction? Sentences no document of ours contains."""

import re
from datetime import date

import pytest

from assessment.documents.concepts import Concept
from assessment.documents.deadlines import deadlines
from assessment.documents.phrases import has_other_work, phrases
from assessment.documents.prose_measures import prose_measures


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
        (
            "初始登记、变更登记办理时间分别压缩至4个、2个工作日内",
            [
                ("初始登记办理时间", "lower", "≤", 4, None, "个工作日"),
                ("变更登记办理时间", "lower", "≤", 2, None, "个工作日"),
            ],
        ),
        ("火情、汛情上报率达100%", [("火情、汛情上报率", "higher", "≥", 100, None, "%")]),
        ("加强巡查、上报率达100%", [("上报率", "higher", "≥", 100, None, "%")]),
        ("能耗下降3%", [("能耗下降", "higher", None, 3, None, "%")]),
        ("每季度组织一次演练", [("演练（每季度）", "higher", None, 1, None, "次")]),
        ("产值不低于人均5万元", [("产值（人均）", "higher", "≥", 5, None, "万元")]),
        ("及时报送8期简报", [("简报", "higher", None, 8, None, "期")]),
        ("开发一套便携的、离线的采集系统", [("采集系统", "higher", None, 1, None, "套")]),
        ("杜绝火灾，踩踏事件发生", [("火灾，踩踏事件", "lower", None, 0, None, None)]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年6月10日前完成验收", [("完成验收", date(2024, 6, 10), "2024年6月10日前完成验收")]),
        ("于2月底前报送总结，年底前归档", [("报送总结", date(2023, 2, 28), "于2月底前报送总结")]),
        ("做好4月20日宣传", []),
        ("13月1日前、6月31日前", []),
    ],
)
def test_days_by_which_something_is_due(text: str, expected: list[tuple]) -> None:
    assert [(one.work, one.due_date, one.text) for one in deadlines(text, 2023)] == expected


def test_a_date_in_the_clause_of_a_number_is_its_own() -> None:
    """The number is due then; the other clause is due on a day of its own, and what is left is other work."""
    found = prose_measures("整治", "6月底前治理3处矿山，9月15日前完成验收。加强巡查。", 2024, [])
    assert [(one.columns["kind"], one.value, one.due_date) for one in found] == [
        ("quantity", 3, date(2024, 6, 30)),
        ("deadline", None, date(2024, 9, 15)),
        ("qualitative", None, None),
    ]


def test_two_things_that_share_a_rate_are_told_apart_where_the_vocabulary_does() -> None:
    vocabulary = [Concept("死亡率", "death", re.compile("死亡率")), Concept("重伤率", "injury", re.compile("重伤率"))]
    found = prose_measures("安全", "事故死亡、重伤率为0", 2024, vocabulary)
    assert [(one.columns["measure_name"], one.slug, one.value) for one in found] == [
        ("事故死亡率", "death", 0),
        ("重伤率", "injury", 0),
    ]
    found = prose_measures("速报", "灾情、险情速报率100%", 2024, [Concept("速报率", "report", re.compile("速报率"))])
    assert [one.columns["measure_name"] for one in found] == ["灾情、险情速报率"]


def test_what_the_targets_leave_over_is_other_work() -> None:
    text = "立案率100%，结案率90%。加强巡查。"
    assert has_other_work(text, phrases(text))
    assert not has_other_work("立案率100%，结案率90%。", phrases("立案率100%，结案率90%。"))
