"""From the outline, the targets and the head of a new scheme to rows, whichever way the workbook was laid out."""

from collections import Counter

from assessment.documents.concepts import Concept, concept_of
from assessment.documents.parsed import Row
from assessment.documents.workbook.entries import Line, Reading
from assessment.documents.workbook.measures import Given, measure_row, weights
from assessment.documents.workbook.sheets import wording
from assessment.documents.workbook.targets import TargetReader, add_targets
from assessment.documents.workbook.tasks import Outline, Task, add_outline

_SCHEME_COLUMNS = ("title", "issuer", "document_number")


def add_scheme(scheme: Row, reading: Reading) -> None:
    """Add the row of the scheme itself."""
    row = {name: value for name, value in scheme.items() if name not in _SCHEME_COLUMNS}
    reading.parsed.add("scheme", document_id=scheme["scheme_id"], **row)


def add_tasks(found: Outline, targets: TargetReader, scheme: Row, vocabulary: list[Concept], reading: Reading) -> None:
    """Add category, indicator, measure and target rows."""
    ids = add_outline(found, scheme["scheme_id"], scheme["scheme_id"], reading)
    for position, task in enumerate(found.tasks):
        place = f"任务“{task.name}”（{task.lines[0].entry.place}）"
        taken: set[str] = set()
        for line, weight in zip(task.lines, weights(task.lines, place, reading), strict=True):
            kind, given = targets.measures.kinds[line.number], targets.found[line.number]
            name = wording(line.get("measure_name")) or task.name
            row = measure_row(line, name, kind, given, wording(task.get("assessed_by")), vocabulary, reading)
            _check_given(line, task, given, reading)
            measure_id = _measure_id(line, ids[position], row, taken, vocabulary, scheme["scheme_id"])
            reading.parsed.add("measure", measure_id=measure_id, indicator_id=ids[position], weight=weight, **row)
            add_targets(given, measure_id, row, scheme, targets.units, reading)


def _measure_id(
    line: Line, indicator_id: str, row: Row, taken: set[str], vocabulary: list[Concept], scheme_id: str
) -> str:
    """As the workbook says; else the task's id and the short word of the concept, or the measure's number."""
    if said := wording(line.get("measure_id")):
        return f"{scheme_id}/{said}"
    concept = concept_of(row["measure_name"], vocabulary) if row["concept"] else None
    number = len(taken) + 1
    slug = concept.slug if concept else "work" if row["kind"] == "qualitative" else f"measure-{number}"
    slug = f"{slug}-{number}" if slug in taken else slug
    taken.add(slug)
    return f"{indicator_id}/{slug}"


def _check_given(line: Line, task: Task, given: list[Given], reading: Reading) -> None:
    """Every measure is given to somebody; a task of one unit to that unit."""
    if not given:
        words = "没有下达给任何单位；请在“目标”或“目标明细”中填写，还没有数的写 待下达"
        reading.problems.add(line.entry, "measure_name", words)
    for one in given:
        if task.unit_id and one.unit_id != task.unit_id:
            words = f"“{task.name}”只考核 {task.unit_id}；请删去这个目标，或在“指标”表清空单位编号"
            reading.problems.add(one.line.entry, one.name, words)


def note_repeated(parsed_rows: list[Row], reading: Reading) -> None:
    """Note ids of measures that came about twice: one said, one derived."""
    counts = Counter(row["measure_id"] for row in parsed_rows)
    for measure_id, count in counts.items():
        if count > 1:
            reading.problems.add_whole("工作表“指标”", f"编号“{measure_id}”出现 {count} 次；请给每个指标写明不同的编号")
