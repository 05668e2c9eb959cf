"""The method of a scheme: its policies and how each measure is scored, as first set and in later versions.

Rules with their parameters are described in ``assessment.methods``, policies in ``assessment.policies``.
"""

from assessment.methods import COMBINATIONS, CURVES, RULES
from assessment.policies import POLICIES
from assessment.schema.columns import WITHDRAWN, Column, Table, text

POLICY_COLUMNS = (
    text(
        "not_applicable_policy",
        "what happens to points of 无此项任务: the rest is rescaled, the average of the peers, or full points",
        values=tuple(POLICIES["not_applicable_policy"].values),
    ),
    text(
        "points_policy",
        "whether points that miss the declared total stay",
        values=tuple(POLICIES["points_policy"].values),
    ),
    text("tie_policy", "how equal scores are ranked", values=tuple(POLICIES["tie_policy"].values)),
    text("light_preset", "how lights are drawn", values=tuple(POLICIES["light_preset"].values)),
    text("grade_scale", "grades with their lower bounds, in percent of the points, as JSON"),
    Column(
        "grade_quota", "DOUBLE", "largest share of a peer group in the best grade; null for no limit", nullable=True
    ),
    Column("bonus_cap", "DOUBLE", "most points a unit can gain outside the total; null for no limit", nullable=True),
    Column("penalty_cap", "DOUBLE", "most points a unit can lose outside the total; null for no limit", nullable=True),
    Column("coverage_threshold", "DOUBLE", "share of due reports an official rank needs"),
)

METHOD_COLUMNS = (
    Column("weight", "DOUBLE", "share of the leaf's points"),
    text("rule", "scoring rule", values=tuple(RULES)),
    text("rule_parameters", "parameters of the rule, as JSON"),
    text("curve", "how the work is expected to grow through the year: 序时", values=tuple(CURVES)),
    text("curve_parameters", "cumulative share of the target by month, as JSON; empty unless the curve is a plan"),
    text("clause", "the words of the method that set the rule; null for defaults", nullable=True),
)

_VERSION = (
    text("document_number", "document that set it", nullable=True),
    Column("effective_date", "DATE", "from when it counts; null from the beginning", nullable=True),
    Column("recorded_at", "TIMESTAMP", "when the system learned of it"),
    text("recorded_by", "who brought it", nullable=True),
    text("record_id", "the batch it came in"),
    WITHDRAWN,
)

SCHEME_VERSION = Table(
    "scheme_version",
    "a later version of a scheme's policies",
    ("scheme_id", "record_id"),
    (
        text("scheme_id", "its scheme", references="scheme"),
        *POLICY_COLUMNS,
        text("clause", "the words of the method that set the policies", nullable=True),
        *_VERSION,
    ),
    ("recorded_at",),
)

MEASURE_VERSION = Table(
    "measure_version",
    "a later version of how a measure is scored",
    ("measure_id", "record_id"),
    (
        text("measure_id", "its measure", references="measure"),
        text("combination", "how the measures of its leaf make one score", values=tuple(COMBINATIONS)),
        *METHOD_COLUMNS,
        *_VERSION,
    ),
    ("recorded_at",),
)
