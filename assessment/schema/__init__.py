"""One description of the data: every table, its grain, key and columns.

The Parquet writer, the views, the boundary checks, the data dictionary and the tests read it; nothing else spells a type.
"""

from assessment.schema.budget import BUDGET_LINE, GOAL, PROJECT, SPENDING, STATED_SCORE
from assessment.schema.checks import FINDING, RECONCILIATION
from assessment.schema.columns import (
    BASIS as _BASIS,
    PRINTED_IN as _DOCUMENT,
    PRINTED_ON as _LINE,
    WITHDRAWN as _WITHDRAWN,
    Column,
    Table,
    text as _text,
)
from assessment.schema.method import MEASURE_VERSION, METHOD_COLUMNS, POLICY_COLUMNS, SCHEME_VERSION
from assessment.schema.records import BATCH
from assessment.schema.units import TILE, UNIT

TARGET_STATUSES = ("issued", "adjusted", "pending", "ambiguous", "not_applicable")
QUALIFIERS = ("exact", "about", "at_least", "more_than", "at_most")
LINE_USES = ("入库", "标题", "表头", "封面", "目录", "签章栏", "页码", "去向不明")

_SPAN = (
    Column("position", "INTEGER", "order in the document"),
    _DOCUMENT,
    Column("first_line", "INTEGER", "first line it is printed on"),
    Column("last_line", "INTEGER", "last line it is printed on"),
)

DOCUMENT = Table(
    "document",
    "a source document",
    ("document_id",),
    (
        _text("document_id", "readable id, issuer and year"),
        _text("title", "title as printed"),
        _text("issuer", "who issued it"),
        Column("year", "SMALLINT", "the year it is about"),
        _text("layout", "the layout it is read by"),
        _text(
            "file_name",
            "file under data/sources, or the workbook that was imported and is kept under data/records/files",
        ),
        _text("sha256", "checksum of the file as received"),
        Column("line_count", "INTEGER", "number of lines"),
    ),
)

PASSAGE = Table(
    "passage",
    "a line of a document",
    ("document_id", "line"),
    (
        _DOCUMENT,
        _LINE,
        _text("text", "the line as received; tabs are cell borders"),
        _text(
            "line_use",
            "入库 where rows store what it prints, else why it is not data, or 去向不明; null where it is blank",
            nullable=True,
            values=LINE_USES,
        ),
    ),
)

SCHEME = Table(
    "scheme",
    "one year's assessment method",
    ("scheme_id",),
    (
        _text("scheme_id", "readable id"),
        _DOCUMENT,
        _text("scheme_name", "name on screen"),
        Column("year", "SMALLINT", "assessment year"),
        _text(
            "kind",
            "what is assessed",
            values=("target_assessment", "project_performance", "department_self_evaluation"),
        ),
        Column("declared_points", "DOUBLE", "total points as printed; null when none is printed", nullable=True),
        Column("stated_score", "DOUBLE", "total score as printed; null when none is printed", nullable=True),
        Column("line", "INTEGER", "the line the totals are printed on; null when none are", nullable=True),
        *POLICY_COLUMNS,
        _text("policy_origin", "whether the policies are the scheme's own or defaults", values=("default", "scheme")),
    ),
)

CATEGORY = Table(
    "category",
    "a node above the leaves",
    ("category_id",),
    (
        _text("category_id", "scheme and name"),
        _text("scheme_id", "its scheme", references="scheme"),
        _text("unit_id", "the unit it is for; null when shared", nullable=True, references="unit"),
        _text("parent_category_id", "the node above", nullable=True, references="category"),
        _text("category_name", "name as printed, without line breaks"),
        Column("level", "SMALLINT", "1 at the top, one more for each node above"),
        Column("declared_points", "DOUBLE", "points as printed; null when none is printed", nullable=True),
        Column("points_first_line", "INTEGER", "first line of the label that prints its points", nullable=True),
        Column(
            "points_last_line", "INTEGER", "last line of that label, which may stand away from its tasks", nullable=True
        ),
        *_SPAN,
    ),
)

INDICATOR = Table(
    "indicator",
    "an assessed leaf; it carries points",
    ("indicator_id",),
    (
        _text("indicator_id", "category and serial, or name where no serial is printed"),
        _text("scheme_id", "its scheme", references="scheme"),
        _text("category_id", "its category", references="category"),
        _text("unit_id", "the unit it is for; null when shared", nullable=True, references="unit"),
        _text("serial", "serial as printed", nullable=True),
        _text("indicator_name", "name as printed, without points and line breaks"),
        _text("text", "the task as printed", nullable=True),
        _text("commonality", "共性 or 个性", nullable=True, values=("common", "specific")),
        Column("points", "DOUBLE", "points it carries; null where the document gives none", nullable=True),
        _text(
            "points_text",
            "points as printed, empty where their cell is blank; null when the category's points are taken",
            nullable=True,
        ),
        _text("printed_cells", "the row's cells as printed, one a line, where cells were shifted", nullable=True),
        _text("combination", "how several measures make one score", values=("split", "all", "minimum")),
        _text("assessed_by", "who assesses it, when not the issuer", nullable=True),
        *_SPAN,
    ),
)

MEASURE = Table(
    "measure",
    "one thing measured in a leaf",
    ("measure_id",),
    (
        _text("measure_id", "indicator and a short English word"),
        _text("indicator_id", "its leaf", references="indicator"),
        _text("measure_name", "what is measured"),
        _text("concept", "controlled word, the same across units and schemes", nullable=True),
        _text("kind", "数量, 比率, 定性 or 时限", values=("quantity", "ratio", "qualitative", "deadline")),
        _text("direction", "which way is better", values=("higher", "lower", "equal", "range")),
        _text("operator", "comparison as printed; null when none is", nullable=True, values=("≥", ">", "=", "≤", "<")),
        _text("unit_of_measure", "unit as printed; null where words are assessed", nullable=True),
        *METHOD_COLUMNS,
        _text("rule_origin", "whether the rule is the scheme's own or a default", values=("default", "scheme")),
        _text("reporting_frequency", "how often a report is due", values=("month", "quarter", "half_year", "year")),
        Column("position", "INTEGER", "order in the document"),
    ),
)

TARGET = Table(
    "target",
    "a measure given to a unit for a year, one version of it",
    ("measure_id", "unit_id", "year", "basis", "effective_date", "record_id"),
    (
        _text("measure_id", "what is measured", references="measure"),
        _text("unit_id", "who is to do it", references="unit"),
        Column("year", "SMALLINT", "assessment year"),
        Column(
            "value", "DOUBLE", "in the measure's unit; lower bound of a range; null where none is given", nullable=True
        ),
        Column("value_upper", "DOUBLE", "upper bound of a range", nullable=True),
        Column("due_date", "DATE", "when it is due, if before the year's end", nullable=True),
        _text("text", "the words or the cell it was read from", nullable=True),
        _text("qualifier", "how exact the value is", nullable=True, values=QUALIFIERS),
        _text("status", "已下达, 已调整, 待下达, 归属不明 or 无任务", values=TARGET_STATUSES),
        Column("is_provisional", "BOOLEAN", "whether the document says it will be adjusted"),
        _text("justification", "why this value", nullable=True),
        _text("document_number", "document that issued or adjusted it, where it is said", nullable=True),
        Column("effective_date", "DATE", "from when it counts; null for the first version", nullable=True),
        Column("recorded_at", "TIMESTAMP", "when the system learned of it; null for printed values", nullable=True),
        _text("record_id", "the batch it came in; null for printed values", nullable=True),
        _WITHDRAWN,
        _BASIS,
        _text(
            "document_id", "the document it is printed in; null when not printed", nullable=True, references="document"
        ),
        Column("line", "INTEGER", "the line it is printed on", nullable=True),
    ),
    ("recorded_at",),
)

ACTUAL = Table(
    "actual",
    "what a unit did, cumulative for the year, at a month end, as one record says",
    ("measure_id", "unit_id", "period_end", "record_id"),
    (
        _text("measure_id", "what is measured", references="measure"),
        _text("unit_id", "who did it", references="unit"),
        Column("period_end", "DATE", "last day of the month reported"),
        Column("value", "DOUBLE", "cumulative, in the measure's unit; null where words are assessed", nullable=True),
        Column("baseline_value", "DOUBLE", "value at the start of the year", nullable=True),
        _text("qualifier", "how exact the value is", nullable=True, values=QUALIFIERS),
        Column("numerator", "DOUBLE", "of a ratio", nullable=True),
        Column("denominator", "DOUBLE", "of a ratio", nullable=True),
        _text("text", "words; the tier 优/良/中/差 of a qualitative measure", nullable=True),
        Column("assessed_share", "DOUBLE", "share an assessor gave", nullable=True),
        _text("status", "where the report stands", values=("draft", "reported", "approved", "returned", "locked")),
        Column("completed_date", "DATE", "when the task was finished", nullable=True),
        _text("deviation_reason", "why it is behind or far ahead", nullable=True),
        _text("corrective_action", "what is done about it", nullable=True),
        _text("evidence", "evidence named", nullable=True),
        _text("note", "what the reporter remarks; the reason of a correction", nullable=True),
        _text("comment", "what the reviewer says; why a report was returned", nullable=True),
        _text("reported_by", "who reported", nullable=True),
        Column("reported_at", "TIMESTAMP", "when it was reported", nullable=True),
        _text("approved_by", "who approved", nullable=True),
        Column("approved_at", "TIMESTAMP", "when it was approved", nullable=True),
        _text("record_id", "the batch it came in"),
        Column("recorded_at", "TIMESTAMP", "when that batch was recorded", nullable=True),
        _text("file_sheet", "sheet of the file it was read from; null for CSV", nullable=True),
        Column("file_row", "INTEGER", "row of that file or sheet, the heading being row 1", nullable=True),
        _WITHDRAWN,
        _BASIS,
        _text("document_id", "the document it is printed in", nullable=True, references="document"),
        Column("line", "INTEGER", "the line it is printed on", nullable=True),
    ),
    ("recorded_at", "approved_at", "reported_at"),
)

NAME_READING = Table(
    "name_reading",
    "a name that can be searched for, and one way to read it aloud",
    ("name", "pinyin"),
    (
        _text("name", "name of a unit, document, issuer, scheme, category, task, measure or concept"),
        _text("folded", "the name as it is searched: half-width, small letters, without white space"),
        _text(
            "pinyin", "a syllable for each of its characters, with spaces between; what is no Chinese stands as it is"
        ),
        _text("initials", "the first letter of every syllable"),
    ),
)

TABLES: tuple[Table, ...] = (
    DOCUMENT,
    PASSAGE,
    UNIT,
    TILE,
    SCHEME,
    CATEGORY,
    INDICATOR,
    MEASURE,
    SCHEME_VERSION,
    MEASURE_VERSION,
    TARGET,
    ACTUAL,
    STATED_SCORE,
    PROJECT,
    SPENDING,
    BUDGET_LINE,
    GOAL,
    RECONCILIATION,
    FINDING,
    NAME_READING,
    BATCH,
)
TABLES_BY_NAME = {table.name: table for table in TABLES}

__all__ = ["TABLES", "TABLES_BY_NAME", "Column", "Table"]
