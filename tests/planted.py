"""Three small documents without a contradiction, in which a test plants one: a target scheme, budget projects, an evaluation."""

from datetime import date
from typing import Any

from assessment.documents.parsed import Parsed, Row, Total, default_policies, rule_defaults

PREFECTURES = ("east", "west", "south", "north", "middle")
PROJECTS = ("survey", "mapping", "storage")
_NAMES = {"east": "东岭", "west": "西岭", "south": "南岭", "north": "北岭", "middle": "中岭"}
_MINES = {"east": 5, "west": 3, "south": 7, "north": 4, "middle": 6}
_FARMLAND = {"east": (80.5, 66), "west": (40, 32), "south": (120.25, 96), "north": (10, 8.5), "middle": (60, 50)}
_DRILLS = {"east": 11, "west": 9, "south": 14, "north": 6, "middle": 10}
_PEOPLE = {"east": 500, "west": 300, "south": 800, "north": 250, "middle": 450}
_FORMS = {
    "survey": ("地籍调查", "完成年度地籍调查", "调查图斑数量", "调查成果符合地籍规程", 300),
    "mapping": ("基础测绘", "更新基础地理数据", "更新图幅数量", "图幅精度由测绘院检验", 40),
    "storage": ("档案保管", "保管不动产档案", "整理卷宗数量", "卷宗整理符合档案规范", 9000),
}


class Planted(Parsed):
    """The clean documents as rows; ``row`` finds one to spoil, ``say`` prints more words on its line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}
        self._targets()
        self._projects()
        self._evaluation()

    def row(self, table: str, **wanted: Any) -> Row:
        """The one row with these values."""
        (found,) = [row for row in self.rows[table] if all(row.get(name) == value for name, value in wanted.items())]
        return found

    def say(self, document_id: str, text: str) -> int:
        """Print a line; its number."""
        line = self.lines[document_id] = self.lines.get(document_id, 0) + 1
        self.add("passage", document_id=document_id, line=line, text=text)
        return line

    def reprint(self, document_id: str, line: int, text: str) -> None:
        """Print other words on a line."""
        self.row("passage", document_id=document_id, line=line)["text"] = text

    def _document(self, document_id: str, kind: str, **totals: Any) -> None:
        self.add("document", document_id=document_id)
        self.add(
            "scheme", scheme_id=document_id, document_id=document_id, scheme_name=document_id, year=2024, kind=kind,
            **default_policies(), **totals,
        )  # fmt: skip

    def unit(self, unit_id: str, name: str, kind: str, group: str, parent: str | None = None) -> None:
        """Add a unit."""
        self.add(
            "unit", unit_id=unit_id, unit_name=name, short_name=name, kind=kind, parent_unit_id=parent, peer_group=group
        )

    def category(self, category_id: str, document_id: str, unit_id: str | None, points: float | None) -> str:
        """Add a category at the top; its id."""
        self.add(
            "category", category_id=category_id, scheme_id=document_id, unit_id=unit_id, parent_category_id=None,
            category_name=category_id.rpartition("/")[2], declared_points=points, document_id=document_id, first_line=1,
            last_line=1,
        )  # fmt: skip
        return category_id

    def leaf(self, category_id: str, name: str, line: int, points: float | None = None, **more: Any) -> str:
        """Add a leaf below a category; its id."""
        category = self.row("category", category_id=category_id)
        indicator_id = f"{category_id}/{name}"
        self.add(
            "indicator",
            **{
                "indicator_id": indicator_id, "scheme_id": category["scheme_id"], "category_id": category_id,
                "unit_id": category["unit_id"], "indicator_name": name, "points": points,
                "points_text": None if points is None else f"{points:g}", "document_id": category["document_id"],
                "first_line": line, "last_line": line, **more,
            },
        )  # fmt: skip
        return indicator_id

    def measure(self, indicator_id: str, slug: str, unit_of_measure: str | None, **more: Any) -> str:
        """Add a measure to a leaf; its id."""
        measure_id = f"{indicator_id}/{slug}"
        kind = "ratio" if unit_of_measure == "%" else "quantity"
        self.add(
            "measure",
            **{
                "measure_id": measure_id, "indicator_id": indicator_id, "measure_name": slug, "concept": None,
                "kind": kind, "direction": "higher", "unit_of_measure": unit_of_measure, **rule_defaults("ratio_capped"),
                **more,
            },
        )  # fmt: skip
        return measure_id

    def target(self, measure_id: str, unit_id: str, value: float | None, line: int, **more: Any) -> None:
        """Give a measure to a unit."""
        measure = self.row("measure", measure_id=measure_id)
        leaf = self.row("indicator", indicator_id=measure["indicator_id"])
        self.add(
            "target",
            **{
                "measure_id": measure_id, "unit_id": unit_id, "year": 2024, "value": value, "text": f"{value}",
                "status": "issued", "is_provisional": False, "basis": "source", "document_id": leaf["document_id"],
                "line": line, **more,
            },
        )  # fmt: skip

    def _targets(self) -> None:
        self._document("plan", "target_assessment", declared_points=None)
        self.unit("province", "山省", "province", "省")
        self.unit("restoration", "国土空间修复处", "department", "处室", "province")
        self.unit("use", "利用处", "department", "处室", "province")
        for unit_id in PREFECTURES:
            self.unit(unit_id, _NAMES[unit_id], "prefecture", "市州", "province")
            self.row("unit", unit_id=unit_id)["unit_name"] = f"{_NAMES[unit_id]}州自然资源局"
            self._prefecture(unit_id)
        self._department()
        self._shared()
        for serial, text in (
            ("1", "依法保护耕地，落实保护责任。"),
            ("2", "一是整治矿山。二是修复湿地。三是恢复植被。"),
        ):
            line = self.say("plan", text)
            self.add(
                "goal", document_id="plan", unit_id="restoration", section="总体目标", kind="goal", serial=serial,
                text=text, line=line, last_line=line,
            )  # fmt: skip

    def _prefecture(self, unit_id: str) -> None:
        category = self.category(f"plan/{unit_id}/共性指标", "plan", unit_id, 6)
        mines, (farmland, basic) = _MINES[unit_id], _FARMLAND[unit_id]
        texts = {
            "矿山": f"1.完成{mines}处废弃矿山治理。按照方案推进后续管护",
            "耕地": f"2.确保{farmland}万亩耕地保有量和{basic}万亩永久基本农田不减少",
            "结案": "3.违法案件结案率达到80%以上，按月上报案件台账",
        }
        lines = {name: self.say("plan", text) for name, text in texts.items()}
        leaves = {
            name: self.leaf(category, name, lines[name], 2, text=texts[name], serial=str(at))
            for at, name in enumerate(texts, 1)
        }
        measure = self.measure(leaves["矿山"], "mines", "处", concept="废弃矿山处数")
        self.target(measure, unit_id, mines, lines["矿山"])
        for slug, concept, value in (("farmland", "耕地保有量", farmland), ("basic", "永久基本农田", basic)):
            self.target(self.measure(leaves["耕地"], slug, "万亩", concept=concept), unit_id, value, lines["耕地"])
        measure = self.measure(leaves["结案"], "closing", "%", concept="结案率", measure_name="结案率")
        self.target(measure, unit_id, 80, lines["结案"])

    def _department(self) -> None:
        total = sum(_MINES.values())
        text = f"督促各地完成{total}处废弃矿山治理"
        line = self.say("plan", text)
        leaf = self.leaf(
            self.category("plan/restoration/重点", "plan", "restoration", None), "督促", line, 5, text=text
        )
        self.target(self.measure(leaf, "mines", "处", concept="废弃矿山处数"), "restoration", total, line)

    def _shared(self) -> None:
        category = self.category("plan/共用", "plan", None, 2)
        for name, values, unit in (("演练", _DRILLS, "次"), ("培训", _PEOPLE, "人")):
            total = sum(values.values())
            line = self.say("plan", f"{name}(1分)\t{total}\t" + "\t".join(map(str, values.values())))
            leaf = self.leaf(category, name, line, 1)
            measure = self.measure(leaf, "count", unit)
            self.target(measure, "province", total, line)
            for unit_id, value in values.items():
                self.target(measure, unit_id, value, line)
            self.totals.append(Total(measure, "province", str(total), tuple(map(str, values.values())), line))

    def _projects(self) -> None:
        self._document("projects", "project_performance", declared_points=None)
        for project_id in PROJECTS:
            name, goal, counted, reason, count = _FORMS[project_id]
            self.unit(project_id, name, "project", "项目")
            line = self.say("projects", f"{name} 20 12 8 {goal}")
            self.add(
                "project", unit_id=project_id, document_id="projects", heading=f"一、{name}", department_text="东岭局",
                money_unit="万元", budget_yuan=200000.0, fiscal_yuan=120000.0, other_yuan=80000.0, purpose=goal, goal=goal,
                line=line,
            )  # fmt: skip
            for month, share in ((3, 10.0), (6, 40.0), (10, 80.0), (12, 100.0)):
                self.add(
                    "spending", unit_id=project_id, year=2024, period_end=date(2024, month, 28), kind="plan",
                    share_as_printed=share, cumulative_share=share, plan_mode="cumulative", basis="source",
                    document_id="projects", line=line,
                )  # fmt: skip
            category = self.category(f"projects/{project_id}/产出", "projects", project_id, None)
            for leaf_name, unit, value, why in (
                (counted, "个", count, reason),
                ("对象满意度", "%", 90, "满足大部分服务对象"),
            ):
                line = self.say("projects", f"{leaf_name} {value}{unit} {why}")
                leaf = self.leaf(category, leaf_name, line)
                measure = self.measure(leaf, "value", unit, measure_name=leaf_name)
                self.target(measure, project_id, value, line, text=f"{value}{unit}", justification=why)

    def _evaluation(self) -> None:
        self._document("report", "department_self_evaluation", declared_points=100, stated_score=98, line=1)
        self.unit("bureau", "水岭局", "department", "部门")
        self.say("report", "总分 100 98")
        self.say("report", "资金总额：1000.50 万元 900.45 万元 90% 10 9")
        for side, name, initial, executed in (
            ("total", "资金总额", 10005000.0, 9004500.0), ("income", "财政拨款", 8000000.0, None),
            ("income", "其他", 2005000.0, None), ("expenditure", "基本支出", None, 5000000.0),
            ("expenditure", "项目支出", None, 4004500.0),
        ):  # fmt: skip
            text = "资金总额：1000.50 万元\n900.45 万元" if side == "total" else name
            self.add(
                "budget_line", document_id="report", unit_id="bureau", side=side, line_name=name, initial_yuan=initial,
                executed_yuan=executed, text=text, line=2,
            )  # fmt: skip
        self.category("report/预算", "report", "bureau", 10)
        self.category("report/产出", "report", "bureau", 90)
        leaf = self._evaluated("report/预算", "资金执行率", "%", None, 90, 10, 9, 2)
        self.row("actual", measure_id=f"{leaf}/value").update(numerator=9004500.0, denominator=10005000.0)
        line = self.say("report", "登记件数 200件 完成登记210件")
        self._evaluated("report/产出", "登记件数", "件", 200, 210, 50, 50, line)
        line = self.say("report", "到场次数 30次 完成28次，受疫情影响")
        leaf = self._evaluated("report/产出", "到场次数", "次", 30, 28, 40, 39, line)
        self.row("stated_score", indicator_id=leaf)["reason"] = "受疫情影响"

    def _evaluated(
        self, category_id: str, name: str, unit: str, target: float | None, actual: float, points: float, score: float,
        line: int,
    ) -> str:  # fmt: skip
        leaf = self.leaf(category_id, name, line, points)
        measure = self.measure(leaf, "value", unit, measure_name=name)
        self.target(measure, "bureau", target, line, text=f"{target}{unit}" if target else None)
        self.add(
            "actual", measure_id=measure, unit_id="bureau", period_end=date(2024, 12, 31), value=actual,
            text=f"完成{actual}{unit}", status="approved", record_id="report", basis="source", document_id="report",
            line=line,
        )  # fmt: skip
        self.add(
            "stated_score", indicator_id=leaf, unit_id="bureau", year=2024, points=points, self_score=score, reason=None,
            basis="source", document_id="report", line=line,
        )  # fmt: skip
        return leaf
