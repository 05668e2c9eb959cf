"""Does every query say what it answers, take what it says, and have one typed reader?"""

import ast
import inspect
import re
import shutil
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from assessment import queries, reads, settings
from assessment.access import Scope
from assessment.build import build
from assessment.database import Database, open_database
from assessment.queries import (
    HYPOTHESIS,
    PREPARATION,
    SCREENED,
    SCREENING,
    SCREENING_FACTS,
    QueryError,
    UnknownQueryError,
    query,
    typed,
)
from assessment.reads import answers

FILES = sorted(settings.QUERIES.rglob("*.sql"))
SELECTS = [path for path in FILES if path.parent == settings.QUERIES]
IDS = [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_every_file_opens_with_what_it_answers_and_its_grain(path: Path) -> None:
    header = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("--")]
    assert header[0].rstrip().endswith(("?", "."))
    assert any(line.startswith("-- Grain: ") for line in header)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_no_file_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", SELECTS, ids=[path.stem for path in SELECTS])
def test_parameters_are_documented_and_bound(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    documented = re.findall(r"^-- \$([a-z_]+)  +\S", text, re.M)
    statement = duckdb.extract_statements(text)[0]
    assert set(documented) == set(statement.named_parameters) == set(query(path.stem).parameters)
    assert "select *" not in text.lower()
    assert "order by" in text


@pytest.mark.parametrize("path", SELECTS, ids=[path.stem for path in SELECTS])
def test_every_query_has_one_reader_that_asks_the_same_question(path: Path) -> None:
    reader = getattr(reads, path.stem)
    assert inspect.getdoc(reader) == query(path.stem).question


def test_every_stand_in_of_the_linter_exists() -> None:
    configuration = tomllib.loads((settings.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    stand_ins = set(configuration["tool"]["sqlfluff"]["templater"]["placeholder"]) - {"param_style"}
    asked = {name for path in SELECTS for name in query(path.stem).parameters}
    screened = "".join(path.read_text(encoding="utf-8") for path in FILES if "screening" in path.parts)
    assert stand_ins == asked | set(re.findall(r"\$([a-z_]+)", screened))


def test_every_macro_and_standing_table_is_prepared() -> None:
    files = {f"{path.parent.name}/{path.stem}" for path in settings.QUERIES.glob("*/*.sql")}
    files -= {f"screening/{name}" for name in ABOUT_A_SCREENING}
    assert {*PREPARATION, *HYPOTHESIS, *SCREENING_FACTS, *SCREENING, *SCREENED} == files
    assert not set(PREPARATION) & {name for name in HYPOTHESIS if name.startswith("hypothesis/")}


# What is asked of a screening once every rule has been; parameters are named as elsewhere.
ABOUT_A_SCREENING = {"change", "known_word", "problem_cell", "problem_count", "recorded_row", "sent_count", "unit_name"}
ABOUT_DOCUMENTS = {"findings", "line_uses", "passage_agreement", "reconciliations"}


def calls(view: reads.View) -> dict[str, Any]:
    """One call of every reader."""
    drills = "shangluo-2022/生态修复/2/drills"
    projects, evaluated = replace(view, scheme_id="chengde-2023"), replace(view, scheme_id="hengyang-2022")
    return {
        "schemes": lambda: reads.schemes(view.scope),
        "years": lambda: reads.years(view.scope, view.scheme_id),
        "categories": lambda: reads.categories(view),
        "units": lambda: reads.units(view),
        "measures": lambda: reads.measures(view),
        "ranks_by_year": lambda: reads.ranks_by_year(view),
        "measure_methods": lambda: reads.measure_methods(view.scope, view.scheme_id),
        "scheme_policies": lambda: reads.scheme_policies(view.scheme_id),
        "outline_by_measure": lambda: reads.outline_by_measure(view.scope, view.scheme_id),
        "targets_by_measure": lambda: reads.targets_by_measure(view.scope, view.scheme_id),
        "unit_register": lambda: reads.unit_register(view.scope),
        "worked_measures": lambda: reads.worked_measures(view, unit_id="611022"),
        "worked_leaves": lambda: reads.worked_leaves(view, unit_id="611022"),
        "known_measures": lambda: reads.known_measures(view),
        "report_calendar": lambda: reads.report_calendar(view, today=date(2022, 10, 15)),
        "batches": lambda: reads.batches(view.scope),
        "batch_rows": lambda: reads.batch_rows(view.scope, record_id="demo-2022"),
        "scheme_methods": lambda: reads.scheme_methods(view),
        "ranking": lambda: reads.ranking(view, compare_year=2021),
        "standing_by_group": lambda: reads.standing_by_group(view, compare_year=2021),
        "score_by_category": lambda: reads.score_by_category(view),
        "score_by_theme": lambda: reads.score_by_theme(view),
        "score_by_month": lambda: reads.score_by_month(view, compare_year=2021),
        "gaps_by_measure": lambda: reads.gaps_by_measure(view),
        "unreported": lambda: reads.unreported(view),
        "completion_by_tile": lambda: reads.completion_by_tile(view, measure_id=drills),
        "score_by_tile": lambda: reads.score_by_tile(view),
        "report_tasks": lambda: reads.report_tasks(view),
        "reports": lambda: reads.reports(view),
        "measures_by_unit": lambda: reads.measures_by_unit(view, unit_id="611022"),
        "completion_by_unit": lambda: reads.completion_by_unit(view, measure_id=drills),
        "completion_total": lambda: reads.completion_total(view, measure_id=drills),
        "completion_by_measure": lambda: reads.completion_by_measure(view),
        "lagging_by_unit": lambda: reads.lagging_by_unit(view),
        "ranking_by_measure": lambda: reads.ranking_by_measure(view, measure_id=drills),
        "tasks_by_unit": lambda: reads.tasks_by_unit(view),
        "completion_by_month": lambda: reads.completion_by_month(view, measure_id=drills),
        "completion_by_year": lambda: reads.completion_by_year(view, measure_id=drills),
        "comparison_by_month": lambda: reads.comparison_by_month(view, measure_id=drills),
        "comparison_by_year": lambda: reads.comparison_by_year(view, measure_id=drills),
        "projects": lambda: reads.projects(projects),
        "spending_by_period": lambda: reads.spending_by_period(projects),
        "indicators_by_project": lambda: reads.indicators_by_project(projects),
        "dual_monitoring": lambda: reads.dual_monitoring(replace(projects, year=2023)),
        "budget_lines": lambda: reads.budget_lines(evaluated),
        "execution_by_department": lambda: reads.execution_by_department(evaluated),
        "evaluation": lambda: reads.evaluation(evaluated),
        "goals": lambda: reads.goals(evaluated),
        "line_uses": lambda: reads.line_uses(view.scope),
        "reconciliation_by_measure": lambda: reads.reconciliation_by_measure(drills),
        "catalogue": lambda: reads.catalogue(view.scope, reads.Filters(search="应急演练")),
        "catalogue_choices": lambda: reads.catalogue_choices(view.scope),
        "targets_by_concept": lambda: reads.targets_by_concept(view.scope, reads.Filters(concept="结案率")),
        "names_by_words": lambda: reads.names_by_words(view.scope, ("结案率",)),
        "passages_by_words": lambda: reads.passages_by_words(view.scope, ("结案率",)),
        "points_by_unit": lambda: reads.points_by_unit(view),
        "points_by_category": lambda: reads.points_by_category(view, unit_id="611022"),
        "documents": lambda: reads.documents(view.scope),
        "document_lines": lambda: reads.document_lines(view.scope, "shangluo-2022", first_line=1, last_line=20),
        "reconciliations": lambda: reads.reconciliations(view.scope, scheme_id=view.scheme_id),
        "findings": lambda: reads.findings(view.scope, scheme_id=view.scheme_id),
        "passage_agreement": lambda: reads.passage_agreement(view.scope),
        "passages": lambda: reads.passages(view.scope, "shangluo-2022", (7, 8)),
    }


# Nobody has recorded anything yet; answered in tests/test_history_page.py and tests/test_review.py.
RECORDED = {"batches", "reports"}
# Asked of other schemes, in which the unit of the narrow scope has nothing.
BUDGET = {
    "budget_lines", "dual_monitoring", "evaluation", "execution_by_department", "goals", "indicators_by_project", "projects",
    "spending_by_period",
}  # fmt: skip


@pytest.mark.parametrize("name", queries.names())
def test_every_reader_answers(view: reads.View, name: str) -> None:
    assert calls(view)[name]().empty == (name in RECORDED)


@pytest.mark.parametrize("name", queries.names())
def test_no_row_outside_the_scope_is_read(view: reads.View, name: str) -> None:
    narrow = reads.View(Scope(("611022",)), view.scheme_id, view.year, view.month)
    rows = calls(narrow)[name]()
    if name in BUDGET | RECORDED:
        assert rows.empty
    elif name in ABOUT_DOCUMENTS:
        # A published document, and what was checked in it, is readable to everybody whom it gives a task.
        assert set(rows["document_id"]) == {"shangluo-2022"}
    elif "unit_id" in rows and name != "completion_total":
        assert set(rows["unit_id"]) == {"611022"}
    if name == "ranking":
        assert rows["group_size"].tolist() == [7]
        assert rows["rank"].tolist() == reads.ranking(view).set_index("unit_id").loc[["611022"], "rank"].tolist()


@pytest.mark.parametrize("group", ["事业局", "市州自然资源主管部门", "厅机关", "厅直属事业单位"])
def test_themes_are_what_half_of_a_group_has_and_lose_no_point(data: Path, group: str) -> None:
    """Units name their categories each in their own way; a theme that few have stands under its parent."""
    view = reads.View(Scope(), "qinghai-2019", 2019, 9, group)
    themes, categories = reads.score_by_theme(view), reads.score_by_category(view)
    assert not themes.duplicated(["unit_id", "theme"]).any()
    for column in ("points", "assessable_points", "earned_points", "behind_count", "due_count"):
        by_unit = themes.groupby("unit_id")[column].sum()
        assert by_unit.round(6).to_dict() == categories.groupby("unit_id")[column].sum().round(6).to_dict()
    units = themes["unit_id"].nunique()
    sizes = themes.groupby("category_name")["unit_id"].nunique()
    assert (sizes[~sizes.index.str.endswith("其余")] * 2 >= units).all()
    assert set(themes.loc[themes["category_name"].str.endswith("其余"), "category_name"]) <= {
        "共性指标其余",
        "个性指标其余",
    }
    assert themes.loc[themes["is_shared"], "category_id"].notna().all()


def test_the_themes_of_a_county_matrix_are_its_categories(view: reads.View) -> None:
    themes, categories = reads.score_by_theme(view), reads.score_by_category(view)
    assert themes["category_id"].tolist() == categories["category_id"].tolist()
    assert themes["score_rate"].fillna(-1).round(9).tolist() == categories["score_rate"].fillna(-1).round(9).tolist()
    assert themes["is_shared"].all()


def test_a_department_reads_its_own_projects(data: Path) -> None:
    department, project = "130800-hightech-natural-resources", "chengde-2023/征地前期费"
    for unit_id, count in ((department, 7), (project, 1)):
        view = reads.View(Scope((unit_id,)), "chengde-2023", 2023, 12)
        assert len(reads.projects(view)) == count
        assert reads.projects(view)["department_budget_yuan"].unique().tolist() == [1_900_000]
        assert len(reads.spending_by_period(view)) == 4 * count
        assert set(reads.indicators_by_project(view)["unit_id"]) == set(reads.projects(view)["unit_id"])


def test_a_stranger_reads_no_passage_and_no_scheme(data: Path) -> None:
    nobody = Scope(("999999",))
    assert reads.passages(nobody, "shangluo-2022", (7,)).empty
    assert reads.schemes(nobody).empty


def test_sixteen_threads_read_mixed_questions(view: reads.View, monkeypatch: pytest.MonkeyPatch) -> None:
    """Together they open a new snapshot once, and each gets the answers that one reader alone would get.

    Each asks a quarter of the questions, in an order of his own; every question is asked by four at about the same time.
    """
    opened = list[Path]()

    def opening(folder: Path, *, demo: bool, known_on: date | None) -> Database:
        opened.append(folder)
        return open_database(folder, demo=demo, known_on=known_on)

    questions = [(month, name) for month, name in zip(cycle((6, 9)), queries.names())]

    def asked(thread: int) -> dict[tuple[int, str], pd.DataFrame]:
        mixed = questions[4 * thread :] + questions[: 4 * thread]
        return asked_alone(mixed[thread % 4 :: 4])

    def asked_alone(mixed: list[tuple[int, str]]) -> dict[tuple[int, str], pd.DataFrame]:
        return {(month, name): calls(replace(view, month=month))[name]() for month, name in mixed}

    monkeypatch.setattr(answers, "open_database", opening)
    answers._opened.cache_clear()
    answers._rows.cache_clear()
    # Nothing is remembered between threads: every read reaches the database.
    monkeypatch.setattr(answers, "_rows", answers._rows.__wrapped__)
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(asked, range(16)))
    assert opened == [reads.snapshot_folder()]
    assert len({question for answered in found for question in answered}) == len(questions)
    alone = asked_alone(questions)
    for answered in found:
        for question, rows in answered.items():
            pd.testing.assert_frame_equal(rows, alone[question])


def test_the_same_question_is_answered_with_the_same_frame(view: reads.View) -> None:
    assert reads.categories(view) is reads.categories(view)


def test_one_page_reads_one_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is published while a page is drawn is seen by the next one."""
    shutil.copytree(settings.PROJECT / "data" / "sources", tmp_path / "sources")
    monkeypatch.setenv("ASSESSMENT_DATA", str(tmp_path))
    build(tmp_path, demo=True)
    with reads.one_snapshot():
        before = reads.snapshot_id()
        after = build(tmp_path, demo=False).snapshot_id
        assert before == reads.snapshot_id() != after
    assert reads.snapshot_id() == after


def test_the_open_snapshot_is_locked_down(view: reads.View, tmp_path: Path) -> None:
    database = answers._database(reads.snapshot_folder(), None, demo=True)
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with pytest.raises(duckdb.Error):
        database.rows(queries.Query("x", f"from read_csv('{secret}')", "", ()), {})
    with pytest.raises(duckdb.Error):
        database.rows(queries.Query("x", "set threads = 1", "", ()), {})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"scheme_id": "s", "year": "2022"}, "缺少参数 month"),
        ({"scheme_id": "s", "year": "2022", "month": "9", "colour": "red"}, "不认识的参数 colour"),
        ({"scheme_id": "s", "year": "abc", "month": "9"}, "参数 year 应为数字"),
    ],
)
def test_bad_parameters_are_named(given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        typed(query("ranking"), given)


def test_an_unknown_query_lists_the_known_ones() -> None:
    with pytest.raises(UnknownQueryError, match="ranking"):
        query("no_such_query")


def test_words_become_values() -> None:
    values = typed(query("passages"), {"document_id": "611002", "lines": "7,8", "scope_unit_ids": "a,b"})
    assert values == {"document_id": "611002", "lines": [7, 8], "scope_unit_ids": ["a", "b"]}


def test_no_python_builds_sql() -> None:
    """SELECT lives in queries/; no string in the package begins one."""
    for path in [*(settings.PROJECT / "assessment").rglob("*.py"), *(settings.PROJECT / "pages").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.match(r"(?is)\s*(select\b.+\bfrom|insert\s+into|with\s+\w+\s+as\s*\()", node.value), (
                    path,
                    node.value,
                )
