"""Are reports approved, returned, locked and corrected as new records, by whoever may, and is only what is approved scored?"""

from datetime import date
from pathlib import Path

import pytest

from assessment import reads, records, reporting
from assessment.problems import InputError
from assessment.reporting.importing import import_report
from assessment.reporting.review import Key

DRILLS = "shangluo-2022/生态修复/2/drills"
LUONAN: Key = (DRILLS, "611021", date(2022, 9, 30))
DANFENG: Key = (DRILLS, "611022", date(2022, 9, 30))
NEVER: Key = (DRILLS, "611023", date(2022, 9, 30))
TODAY = date(2022, 10, 8)
HEADINGS = "指标,单位,截止日期,完成值,偏差原因,备注\n"


def send(office: Path, *rows: str, by: str = "张三", status: str = "reported") -> str:
    """Report rows, and return the batch."""
    path = office / f"填报{len(list(office.glob('填报*')))}.csv"
    path.write_text(HEADINGS + "\n".join(rows) + "\n", encoding="utf-8")
    record_id = import_report(path, by=by, status=status, today=TODAY).record_id  # type: ignore[arg-type]
    reporting.publish()
    assert record_id
    return record_id


def decide(decision: str, *keys: Key, by: str = "李四", comment: str | None = None) -> records.Batch:
    batch = reporting.decide(decision, keys, by=by, comment=comment)  # type: ignore[arg-type]
    reporting.publish()
    return batch


def reports(**filters: object) -> list[tuple[str, str, float]]:
    """Unit, state and value of each report of 2022."""
    rows = reads.reports(reads.View(reads.Scope(), "shangluo-2022", 2022, 9), **filters)  # type: ignore[arg-type]
    return list(zip(rows["short_name"], rows["report_status"], rows["value"], strict=True))


def scored(unit_id: str = "611021", month: int = 9) -> list[float | None]:
    """The value that counts for the drills of a unit."""
    rows = reads.completion_by_unit(reads.View(reads.Scope(), "shangluo-2022", 2022, month), measure_id=DRILLS)
    return rows.loc[rows["unit_id"] == unit_id, "value"].astype(object).where(lambda one: one.notna(), None).tolist()


def contents(office: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (office / "records").rglob("*.parquet")}


def test_only_what_is_approved_is_scored(office: Path) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,", f"{DRILLS},丹凤县,2022-09-30,150,,")
    assert reports() == [("洛南", "reported", 90), ("丹凤", "reported", 150)]
    assert scored() == [None]
    batch = decide("approve", LUONAN)
    assert (batch.kind, batch.role, batch.recorded_by, batch.is_alone) == ("review", "reviewer", "李四", False)
    assert reports() == [("洛南", "approved", 90), ("丹凤", "reported", 150)]
    assert (scored(), scored("611022")) == ([90], [None])
    assert reports(status="reported") == [("丹凤", "reported", 150)]


def test_reports_outside_the_scope_are_not_read(office: Path) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,", f"{DRILLS},丹凤县,2022-09-30,150,,")
    narrow = reads.View(reads.Scope(("611022",)), "shangluo-2022", 2022, 9)
    assert reads.reports(narrow)["short_name"].tolist() == ["丹凤"]


def test_what_is_returned_says_why_and_may_be_sent_again(office: Path) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,")
    decide("return", LUONAN, comment=" 与台账不符，请核对 ")
    view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9)
    (row,) = reads.reports(view).itertuples()
    assert (row.report_status, row.comment, row.reported_by) == ("returned", "与台账不符，请核对", "张三")
    (task,) = reads.report_tasks(view, unit_id="611021").query("measure_id == @DRILLS").itertuples()
    assert (task.last_status, task.last_comment) == ("returned", "与台账不符，请核对")
    send(office, f"{DRILLS},洛南县,2022-09-30,88,,")
    assert reports() == [("洛南", "reported", 88)]
    decide("approve", LUONAN)
    assert scored() == [88]


def test_a_correction_needs_a_reason_and_a_new_approval_and_keeps_what_was(office: Path) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,", status="approved", by="李四")
    assert scored() == [90]
    with pytest.raises(InputError, match="已通过的是 90，现改为“95”；请在“备注”写明更正原因"):
        send(office, f"{DRILLS},洛南县,2022-09-30,95,,")
    send(office, f"{DRILLS},洛南县,2022-09-30,95,,漏报一个乡镇")
    assert scored() == [90]
    (row,) = reads.reports(reads.View(reads.Scope(), "shangluo-2022", 2022, 9)).itertuples()
    assert (row.value, row.approved_value, row.note) == (95, 90, "漏报一个乡镇")
    decide("approve", LUONAN)
    assert scored() == [95]
    values = records.batches(office / "records", "actual")["value"].to_pylist()
    assert sorted(values) == [90, 95, 95]


def test_what_is_locked_takes_no_more_reports_until_the_lock_is_taken_back(office: Path) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,", status="approved", by="李四")
    lock = decide("lock", LUONAN)
    assert (reports(), scored()) == ([("洛南", "locked", 90)], [90])
    with pytest.raises(InputError, match="“2022-09-30” 已经锁定（90）"):
        send(office, f"{DRILLS},洛南县,2022-09-30,95,,漏报一个乡镇")
    records.reverse(office / "records", lock.record_id, by="李四", reason="有更正")
    reporting.publish()
    send(office, f"{DRILLS},洛南县,2022-09-30,95,,漏报一个乡镇")
    assert reports() == [("洛南", "reported", 95)]


def test_a_draft_is_nobody_elses_business_until_it_is_sent(office: Path) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,", status="draft")
    assert reports(status="reported") == []
    with pytest.raises(InputError, match="现在是“草稿”，不能通过"):
        decide("approve", LUONAN)
    batch = decide("submit", LUONAN, by="张三")
    assert (batch.kind, batch.role) == ("report", "reporter")
    assert reports() == [("洛南", "reported", 90)]


def test_a_draft_does_not_end_the_simulation(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSMENT_DEMO", "on")
    reporting.publish()
    (before,) = scored()
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,", status="draft")
    assert before is not None
    assert scored() == [before]
    decide("submit", LUONAN)
    assert scored() == [None]


def test_one_alone_may_report_and_approve_and_the_record_says_so(office: Path) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,", by="李四")
    batch = decide("approve", LUONAN)
    assert batch.is_alone
    [_report, review] = records.manifest(office / "records").to_pylist()
    assert (review["kind"], review["is_alone"]) == ("review", True)


def test_nobody_reviews_his_own_reports_where_there_are_others(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,", by="李四")
    send(office, f"{DRILLS},丹凤县,2022-09-30,150,,", by="张三")
    monkeypatch.setenv("ASSESSMENT_ROLE", "reviewer")
    before = contents(office)
    with pytest.raises(InputError, match="其中 1 条是 李四 自己填报的，不能自己审核"):
        decide("approve", LUONAN, DANFENG)
    assert contents(office) == before
    assert not decide("approve", DANFENG).is_alone


@pytest.mark.parametrize(
    ("role", "decision", "words"),
    [
        ("reporter", "approve", "现在的身份是填报人（ASSESSMENT_ROLE=reporter），不能通过"),
        ("reporter", "lock", "不能锁定"),
        ("reviewer", "submit", "现在的身份是审核人（ASSESSMENT_ROLE=reviewer），不能报送"),
    ],
)
def test_each_role_does_only_its_own(
    office: Path, monkeypatch: pytest.MonkeyPatch, role: str, decision: str, words: str
) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,")
    monkeypatch.setenv("ASSESSMENT_ROLE", role)
    with pytest.raises(InputError) as refused:
        decide(decision, LUONAN)
    assert words in str(refused.value)


def test_everything_that_is_wrong_with_a_review_is_said_at_once_and_nothing_is_written(office: Path) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,")
    decide("approve", LUONAN)
    before = contents(office)
    with pytest.raises(InputError) as refused:
        decide("return", LUONAN, NEVER, comment=" ")
    assert refused.value.problems == [
        "退回要写明原因，填报单位才知道改什么。",
        f"单位 611023 指标 {DRILLS} 截至 2022-09-30 没有填报；请刷新页面。",
        f"单位 611021 指标 {DRILLS} 截至 2022-09-30 现在是“已通过”，不能退回；请刷新页面。",
    ]
    assert contents(office) == before
    with pytest.raises(InputError, match="没有选中任何填报"):
        decide("approve")


def test_a_report_that_was_taken_back_cannot_be_approved(office: Path) -> None:
    record_id = send(office, f"{DRILLS},洛南县,2022-09-30,90,,")
    records.reverse(office / "records", record_id, by="张三", reason="报错了月份")
    with pytest.raises(InputError, match="没有填报；请刷新页面"):
        decide("approve", LUONAN)


def test_what_was_approved_is_known_from_that_day_on(office: Path) -> None:
    send(office, f"{DRILLS},洛南县,2022-09-30,90,,")
    today = decide("approve", LUONAN).recorded_at.date()
    for known_on, value in ((today, [90]), (date.fromordinal(today.toordinal() - 1), [None])):
        view = reads.View(reads.Scope(), "shangluo-2022", 2022, 9, known_on=known_on)
        rows = reads.completion_by_unit(view, measure_id=DRILLS)
        found = rows.loc[rows["unit_id"] == "611021", "value"]
        assert [None if one != one else one for one in found] == value
