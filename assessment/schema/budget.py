"""The tables of budget performance: stated scores, projects, spending, budget lines and goals in prose."""

from assessment.schema.columns import BASIS, PRINTED_IN, PRINTED_ON, WITHDRAWN, Column, Table, text

STATED_SCORE = Table(
    "stated_score",
    "a score that a document or a reviewer states",
    ("indicator_id", "unit_id", "year", "basis"),
    (
        text("indicator_id", "what was scored", references="indicator"),
        text("unit_id", "who was scored", references="unit"),
        Column("year", "SMALLINT", "assessment year"),
        Column("points", "DOUBLE", "the 分值 printed beside it", nullable=True),
        Column("self_score", "DOUBLE", "score the unit gave itself", nullable=True),
        Column("audit_score", "DOUBLE", "score a reviewer gave", nullable=True),
        text("reason", "reason for a deviation, as stated", nullable=True),
        BASIS,
        text("document_id", "the document it is printed in", nullable=True, references="document"),
        Column("line", "INTEGER", "the line it is printed on", nullable=True),
    ),
)

PROJECT = Table(
    "project",
    "the money side of a project unit",
    ("unit_id",),
    (
        text("unit_id", "the project", references="unit"),
        PRINTED_IN,
        text("heading", "the heading over its form, which may name it differently", nullable=True),
        text("department_text", "the department as printed on its form", nullable=True),
        text("code", "project code as printed", nullable=True),
        text("money_unit", "unit its money is printed in", values=("元", "万元")),
        Column("budget_yuan", "DOUBLE", "budget", nullable=True),
        Column("fiscal_yuan", "DOUBLE", "of it fiscal money; null where none is printed", nullable=True),
        Column("other_yuan", "DOUBLE", "of it other money; null where none is printed", nullable=True),
        text("purpose", "what the money is for", nullable=True),
        text("goal", "goal of the year", nullable=True),
        PRINTED_ON,
    ),
)

SPENDING = Table(
    "spending",
    "planned or executed spending of a unit up to a quarter end",
    ("unit_id", "year", "period_end", "kind", "basis", "record_id"),
    (
        text("unit_id", "who spends", references="unit"),
        Column("year", "SMALLINT", "budget year"),
        Column("period_end", "DATE", "last day of the period"),
        text("kind", "planned or executed", values=("plan", "executed")),
        Column("share_as_printed", "DOUBLE", "percent as printed; null where the cell is blank", nullable=True),
        Column(
            "cumulative_share", "DOUBLE", "percent spent by then; null where the convention is unclear", nullable=True
        ),
        Column("amount_yuan", "DOUBLE", "spent by then", nullable=True),
        text(
            "plan_mode",
            "how the printed shares are meant; null where neither reading fits",
            nullable=True,
            values=("cumulative", "instalment", "either"),
        ),
        Column("recorded_at", "TIMESTAMP", "when the system learned of it; null where it is printed", nullable=True),
        text("record_id", "the batch it came in; null where it is printed", nullable=True),
        WITHDRAWN,
        BASIS,
        text("document_id", "the document it is printed in", nullable=True, references="document"),
        Column("line", "INTEGER", "the line it is printed on", nullable=True),
    ),
    ("recorded_at",),
)

BUDGET_LINE = Table(
    "budget_line",
    "a line of a department's budget block",
    ("document_id", "side", "line_name", "line"),
    (
        PRINTED_IN,
        text("unit_id", "whose budget it is", references="unit"),
        text("side", "total, income or expenditure", values=("income", "expenditure", "total")),
        text("line_name", "name as printed"),
        Column("initial_yuan", "DOUBLE", "budget applied for at the start of the year", nullable=True),
        Column("executed_yuan", "DOUBLE", "executed, as the column says it is printed under", nullable=True),
        text("text", "the cells as printed"),
        Column("position", "INTEGER", "order in the document"),
        PRINTED_ON,
    ),
)

GOAL = Table(
    "goal",
    "a stated goal, duty or safeguard in prose",
    ("document_id", "line", "section", "serial"),
    (
        PRINTED_IN,
        text("unit_id", "whose goal it is", references="unit"),
        text("section", "headings it stands under, without numbering, joined with /"),
        text("kind", "职责, 目标, 指标 or 保障措施", values=("duty", "goal", "indicator", "safeguard")),
        text("serial", "serial as printed", nullable=True),
        text("text", "as printed, without serial; lines cut by a page break are joined"),
        Column("position", "INTEGER", "order in the document"),
        PRINTED_ON,
        Column("last_line", "INTEGER", "last line it is printed on"),
    ),
)
