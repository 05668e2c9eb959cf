"""Does the calendar say of every month who has reported what was due, as worked out by hand, and does its page show it?"""

import csv
import io
import re
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from assessment import exports, headlines, messages, reads, settings, sheets
from assessment.problems import InputError
from tests.conftest import World
from tests.test_pages import headline, open_page, written
from tests.test_states import made, state  # noqa: F401 -- fixtures

PAGE = "pages/reporting/calendar.py"
# September is over, and so is its deadline, 10 October.
AFTER, BEFORE, DURING = date(2022, 10, 11), date(2022, 10, 10), date(2022, 9, 30)


def calendar(world: World, today: date = AFTER, **more: Any) -> pd.DataFrame:
    rows = world.ask("report_calendar", today=today, due_days=more.pop("due_days", 10), **more)
    return rows.set_index(["unit_id", "month"])


def given(world: World, *measures: str, units: str = "a", status: str = "issued", **more: Any) -> None:
    for measure_id in measures:
        world.leaf(measure_id, 1)
        world.measure(measure_id, measure_id, **more)
        for unit in units:
            world.target(measure_id, unit, 10, status)


def said(
    world: World, measure_id: str, status: str, day: date, *, unit: str = "a", month: int = 9, sent: date | None = None
) -> None:
    """One record: recorded on ``day``, of a report that was sent then or before."""
    moment = datetime(day.year, day.month, day.day, 9)
    world.actual(
        measure_id, unit, month, 5, status=status, record_id=f"{day:%m%d}-{status}", recorded_at=moment,
        approved_at=moment if status == "approved" else None,
        reported_at=moment if sent is None else datetime(sent.year, sent.month, sent.day, 9),
    )  # fmt: skip


def october(day: int) -> date:
    return date(2022, 10, day)


SENT, APPROVED = ("reported", october(5)), ("approved", october(7))
LATE, RETURNED, DRAFT = ("reported", october(11)), ("returned", october(8)), ("draft", october(4))


@pytest.mark.parametrize(
    ("today", "of_m", "of_n", "expected", "counts"),
    # What was said of each of two measures; the state; reported, approved, returned, draft and late of two due.
    [
        (AFTER, [], [], "missing", (0, 0, 0, 0, 0)),
        (AFTER, [DRAFT], [], "missing", (0, 0, 0, 1, 0)),
        (AFTER, [SENT], [], "partial", (1, 0, 0, 0, 0)),
        (AFTER, [SENT], [SENT], "reported", (2, 0, 0, 0, 0)),
        (AFTER, [SENT, APPROVED], [SENT], "reported", (2, 1, 0, 0, 0)),
        (AFTER, [SENT, APPROVED], [SENT, APPROVED], "approved", (2, 2, 0, 0, 0)),
        (AFTER, [SENT, APPROVED], [LATE], "late", (2, 1, 0, 0, 1)),
        (AFTER, [SENT, RETURNED], [SENT, APPROVED], "returned", (2, 1, 1, 0, 0)),
        # Sent again after it was returned: it first came in time.
        (AFTER, [SENT, RETURNED, LATE], [SENT], "reported", (2, 0, 0, 0, 0)),
        (BEFORE, [], [], "due", (0, 0, 0, 0, 0)),
        (BEFORE, [SENT], [], "due", (1, 0, 0, 0, 0)),
        (BEFORE, [SENT], [SENT], "reported", (2, 0, 0, 0, 0)),
        (DURING, [], [], "future", (0, 0, 0, 0, 0)),
    ],
)
def test_a_month_is_in_the_state_that_its_records_leave_it(
    world: World,
    today: date,
    of_m: list[tuple[str, date]],
    of_n: list[tuple[str, date]],
    expected: str,
    counts: tuple[int, ...],
) -> None:
    given(world, "m", "n")
    for measure_id, records in (("m", of_m), ("n", of_n)):
        for status, day in records:
            said(world, measure_id, status, day, sent=SENT[1] if status in ("approved", "returned") else None)
    row = calendar(world, today).loc[("a", 9)]
    assert row["report_state"] == expected
    columns = ["reported_count", "approved_count", "returned_count", "draft_count", "late_count"]
    assert (row["due_count"], *row[columns]) == (2, *counts)


def test_the_last_day_is_in_time_and_the_next_is_a_day_late(world: World) -> None:
    given(world, "m", units="ab")
    said(world, "m", "reported", october(10), unit="a")
    said(world, "m", "reported", october(11), unit="b")
    rows = calendar(world, october(20))
    assert rows.loc[("a", 9), ["report_state", "late_count"]].tolist() == ["reported", 0]
    assert rows.loc[("b", 9), ["report_state", "late_count", "late_days"]].tolist() == ["late", 1, 1]
    assert pd.isna(rows.loc[("a", 9), "late_days"])


def test_the_days_of_grace_are_a_parameter(world: World) -> None:
    given(world, "m")
    said(world, "m", "reported", october(11))
    assert calendar(world, october(20), due_days=15).loc[("a", 9), "report_state"] == "reported"
    row = calendar(world, october(20), due_days=0).loc[("a", 9)]
    assert (row["report_state"], row["late_days"], row["deadline_date"]) == ("late", 11, pd.Timestamp(2022, 9, 30))


@pytest.mark.parametrize(
    ("frequency", "months"),
    [("month", list(range(1, 13))), ("quarter", [3, 6, 9, 12]), ("half_year", [6, 12]), ("year", [12])],
)
def test_a_measure_is_due_when_its_period_ends(world: World, frequency: str, months: list[int]) -> None:
    given(world, "m", reporting_frequency=frequency)
    due = calendar(world)["due_count"].loc["a"]
    assert due[due > 0].index.tolist() == months
    assert set(calendar(world).loc["a", "report_state"][due == 0]) <= {"none"}


def test_a_quarter_is_answered_by_its_last_month_as_it_is_in_scores(world: World) -> None:
    given(world, "m", units="ab", reporting_frequency="quarter")
    said(world, "m", "reported", october(5), unit="a", month=8)
    said(world, "m", "reported", october(5), unit="b", month=9)
    rows = calendar(world)["report_state"]
    assert (rows["a", 8], rows["a", 9], rows["b", 9]) == ("none", "missing", "reported")


def test_a_deadline_is_due_once_in_its_month(world: World) -> None:
    world.leaf("i", 1)
    world.measure("m", "i", "deadline", kind="deadline")
    world.target("m", "a", None, due_date=date(2022, 6, 10))
    due = calendar(world)["due_count"].loc["a"]
    assert due[due > 0].index.tolist() == [6]


@pytest.mark.parametrize("status", ["pending", "ambiguous", "not_applicable"])
def test_what_is_not_given_is_not_due(world: World, status: str) -> None:
    given(world, "m")
    given(world, "n", status=status)
    assert calendar(world).loc[("a", 9), "due_count"] == 1


def test_a_task_that_falls_away_is_due_until_then(world: World) -> None:
    given(world, "m")
    world.target("m", "a", None, "not_applicable", effective_date=date(2022, 7, 1), recorded_at=datetime(2022, 7, 1))
    due = calendar(world)["due_count"].loc["a"]
    assert due.tolist() == [1] * 6 + [0] * 6


def test_simulated_reports_count_and_say_so(world: World) -> None:
    given(world, "m", units="ab")
    world.actual("m", "a", 9, 5, basis="demo", reported_at=datetime(2022, 10, 5), record_id="demo-2022")
    said(world, "m", "reported", october(5), unit="b")
    rows = calendar(world)
    assert rows.loc[("a", 9), ["report_state", "actual_basis", "is_simulated"]].tolist() == ["approved", "demo", True]
    assert rows.loc[("b", 9), ["actual_basis", "is_simulated"]].tolist() == ["reported", False]
    assert not rows.loc[("a", 8), "is_simulated"]


def test_what_a_document_prints_is_never_late(world: World) -> None:
    given(world, "m")
    world.actual("m", "a", 9, 5, basis="source", approved_at=datetime(2023, 3, 27))
    row = calendar(world, date(2023, 5, 1)).loc[("a", 9)]
    assert (row["report_state"], row["late_count"]) == ("approved", 0)


def test_what_was_taken_back_was_never_reported(world: World) -> None:
    given(world, "m")
    said(world, "m", "reported", october(5))
    world.rows["actual"][-1]["withdrawn_at"] = datetime(2022, 10, 6)
    assert calendar(world).loc[("a", 9), "report_state"] == "missing"
    looked_back = world.ask("report_calendar", known_on=october(5), today=october(5), due_days=10)
    assert looked_back.set_index(["unit_id", "month"]).loc[("a", 9), "report_state"] == "reported"


def test_units_are_ranked_by_what_came_of_what_was_due_and_then_by_lateness(world: World) -> None:
    """Three months have passed: A sent all in time, B one of three late, C one of three at all; April does not count yet."""
    given(world, "m", units="abc")
    for month, day in ((1, date(2022, 2, 5)), (2, date(2022, 3, 5)), (3, date(2022, 4, 5))):
        said(world, "m", "reported", day, unit="a", month=month)
        said(world, "m", "reported", date(2022, 4, 12) if month == 3 else day, unit="b", month=month)
    said(world, "m", "reported", date(2022, 2, 5), unit="c", month=1)
    rows = calendar(world, date(2022, 5, 5)).xs(1, level="month")
    assert rows["report_rank"].tolist() == [1, 2, 3]
    assert rows["report_coverage"].round(4).tolist() == [1, 1, 0.3333]
    assert rows[["elapsed_due_count", "elapsed_late_count"]].to_numpy().tolist() == [[3, 0], [3, 1], [3, 0]]
    narrow = calendar(world, date(2022, 5, 5), scope_unit_ids=["b"])
    assert set(narrow["report_rank"]) == {2}


def test_equal_units_share_a_rank_and_one_alone_has_none(world: World) -> None:
    given(world, "m", units="ab")
    world.unit("q", "市本级", parent="p", group="市本级", kind="city_level")
    world.target("m", "q", 10)
    rows = calendar(world).xs(9, level="month")
    assert rows["report_rank"].dropna().tolist() == [1, 1]
    assert rows.loc["a", "is_tied"]
    assert pd.isna(rows.loc["q", "report_rank"])


def test_every_unit_has_twelve_months(world: World) -> None:
    given(world, "m", units="abc", reporting_frequency="year")
    assert len(calendar(world)) == 36
    assert calendar(world)["deadline_date"].loc["a"].dt.strftime("%m-%d").tolist()[:3] == ["02-10", "03-10", "04-10"]


def five(world: World) -> pd.DataFrame:
    """September of three counties: A reported, B late, C missing."""
    given(world, "m", units="abc")
    said(world, "m", "reported", october(5), unit="a")
    said(world, "m", "reported", october(12), unit="b")
    return world.ask("report_calendar", today=october(20), due_days=10)


def test_the_headline_names_who_is_late_and_who_is_missing(world: World) -> None:
    rows = five(world)
    assert headlines.calendar_headline(rows) == "9月：3 个单位中 1 个已报齐，B迟报，C漏报"
    owed = sheets.owed(rows)
    assert headlines.owed_sentence(owed) == "3 个单位还欠 25 项次；点单位去填报。"
    assert owed.iloc[0][["unit_id", "month", "missing_count"]].tolist() == ["c", 9, 1]


@pytest.mark.parametrize(("units", "finding"), [("abc", "9月：3 个单位全部按时报齐"), ("", "9月：3 个单位都漏报")])
def test_the_headline_says_when_all_are_alike(world: World, units: str, finding: str) -> None:
    given(world, "m", units="abc")
    for unit in units:
        said(world, "m", "reported", october(5), unit=unit)
    rows = world.ask("report_calendar", today=october(20), due_days=10)
    assert headlines.calendar_headline(rows) == finding


def test_before_the_first_month_is_over_nothing_is_due(world: World) -> None:
    given(world, "m")
    rows = world.ask("report_calendar", today=date(2022, 1, 31), due_days=10)
    assert headlines.calendar_headline(rows) == "还没有到报送的时候"
    assert set(rows.loc[rows["unit_id"] == "a", "report_state"]) == {"future"}
    assert headlines.calendar_coverage(rows) == ""


def test_the_page_shows_every_month_in_words_and_says_that_it_is_simulated(data: Path) -> None:
    app = open_page(PAGE, scheme="shangluo-2022", year="2022", known_on="2022-10-20")
    assert headline(app).startswith("9月：8 个单位中 ")
    assert headline(app).endswith("（模拟）")
    page = written(app)
    assert "完成值由系统生成" in page
    assert page.count("<td data-report=") == 8 * 12
    assert "状态截至 2022-10-20" in page
    assert "每月月底后 10 天，系统默认 [R]" in page
    assert re.search(r'data-report="partial"[^>]*title="应报 69，已报 63[^"]*模拟"', page)
    [*_before, leads] = re.findall(r'href="(review\?[^"]+)"', page)
    assert {"unit=611026", "period=12"} <= set(unescape(leads).partition("?")[2].split("&"))
    assert re.search(r'href="entry\?[^"]*unit=', page)


def test_the_page_opens_with_every_scheme_and_group(data: Path) -> None:
    for scheme in ("qinghai-2019", "chengde-2023", "fengrun-2019", "hengyang-2022"):
        app = open_page(PAGE, scheme=scheme)
        assert not app.warning, scheme
        assert not re.search(r"\bnan\b|NaN|&lt;NA&gt;|>None\b", written(app)), scheme
    app = open_page(PAGE, scheme="qinghai-2019", group="厅机关")
    assert written(app).count("<td data-report=") == 24 * 12


def test_without_demo_everybody_is_missing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSMENT_DEMO", "off")
    app = open_page(PAGE, scheme="shangluo-2022", year="2022", known_on="2022-10-20")
    assert headline(app) == "9月：8 个单位都漏报"
    assert "模拟" not in written(app)


@pytest.mark.parametrize("state", ["nothing_reported", "one_unit", "long_names"], indirect=True)
def test_the_page_opens_in_every_state(state: str) -> None:  # noqa: F811
    app = open_page(PAGE, scheme="shangluo-2022", year="2022")
    assert headline(app).startswith("12月：")


def test_english_is_one_switch_away(data: Path) -> None:
    app = open_page(PAGE, scheme="shangluo-2022", year="2022", known_on="2022-10-20", lang="en")
    assert headline(app).endswith("(simulated)")
    assert "in part" in written(app)
    messages.use("zh")


def test_the_days_of_grace_are_configured_and_the_page_says_so(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSMENT_REPORT_DUE_DAYS", "3")
    app = open_page(PAGE, scheme="shangluo-2022", year="2022", known_on="2022-10-20")
    assert "每月月底后 3 天，由 ASSESSMENT_REPORT_DUE_DAYS 设定" in written(app)
    assert "迟报" in headline(app)


@pytest.mark.parametrize("days", ["-1", "十", "400", "1.5"])
def test_unreadable_days_of_grace_are_refused(monkeypatch: pytest.MonkeyPatch, days: str) -> None:
    monkeypatch.setenv("ASSESSMENT_REPORT_DUE_DAYS", days)
    with pytest.raises(InputError, match="应为 0 到 366 之间的整数"):
        settings.report_due_days()


def test_the_download_says_in_words_where_each_month_stands(view: reads.View) -> None:
    rows = reads.report_calendar(view, today=date(2022, 10, 20))
    [first, *_rest] = csv.DictReader(io.StringIO(exports.labelled_csv(rows, view).decode("utf-8-sig")))
    assert first["报送状态"] in ("已通过", "未报齐")
    assert (first["月份"], first["报送期限"], first["状态截至"], first["完成来源"]) == (
        "1",
        "2022-02-10",
        "2022-10-20",
        "模拟",
    )
