"""The tables of doubt: every arithmetic check with its result, and every contradiction or weakness found."""

from assessment.schema.columns import PRINTED_IN, PRINTED_ON, Column, Table, text

RESULTS = ("平", "舍入内", "不平")
SEVERITIES = ("error", "warning", "notice")
CHECKS = (
    "children_against_total",
    "prefectures_against_department",
    "leaves_against_category",
    "categories_against_scheme",
    "points_against_group",
    "funds_against_budget",
    "lines_against_total",
    "rate_against_parts",
    "score_against_rate",
    "scores_against_total",
    "plan_against_hundred",
)

RECONCILIATION = Table(
    "reconciliation",
    "one arithmetic check, whether it holds or not",
    ("reconciliation_id",),
    (
        text("reconciliation_id", "rule and what was checked"),
        text(
            "rule",
            "which check",
            values=CHECKS,
        ),
        text("scheme_id", "the scheme checked", references="scheme"),
        text("measure_id", "the measure checked", nullable=True, references="measure"),
        text("category_id", "the category checked", nullable=True, references="category"),
        text("unit_id", "the unit whose total was checked", nullable=True, references="unit"),
        Column("stated", "DOUBLE", "as printed; of a peer group, what most of its units have"),
        Column("computed", "DOUBLE", "as added up"),
        Column("difference", "DOUBLE", "computed less stated"),
        Column("tolerance", "DOUBLE", "what rounding explains"),
        text("result", "平, 舍入内 or 不平", values=RESULTS),
        text("terms", "the numbers as printed, joined with + where they are added, or how else they were computed"),
        text("unit_of_measure", "of the stated and the computed value", nullable=True),
        PRINTED_IN,
        Column("line", "INTEGER", "the line of the stated value"),
    ),
)

FINDING = Table(
    "finding",
    "a contradiction or weakness found in what is printed",
    ("finding_id",),
    (
        text("finding_id", "rule and what it is about"),
        text("rule", "which rule found it"),
        text("severity", "错误, 存疑 or 提示", values=SEVERITIES),
        PRINTED_IN,
        text("scheme_id", "the scheme it is about", references="scheme"),
        text("category_id", "the category it is about", nullable=True, references="category"),
        text("indicator_id", "the indicator it is about", nullable=True, references="indicator"),
        text("measure_id", "the measure it is about", nullable=True, references="measure"),
        text("unit_id", "the unit it is about; null where several share it", nullable=True, references="unit"),
        Column("stated", "DOUBLE", "what is printed; null where no number is", nullable=True),
        Column("computed", "DOUBLE", "what was computed; null where nothing was", nullable=True),
        Column("difference", "DOUBLE", "computed less stated; null where either is", nullable=True),
        text("parameters", "what the message is made of, as JSON"),
        text("message", "what is wrong, in Chinese, rendered from rule and parameters"),
        PRINTED_ON,
    ),
)
