"""Every SELECT the app runs, by name: its text, what it answers and which parameters it takes."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from assessment import settings

Value = str | int | float | list[str] | list[int] | None

_PARAMETER = re.compile(r"\$([a-z_]+)")
_NAME = re.compile(r"\w+")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_HEADER = re.compile(r"^-- ?(.*)$")
# A parameter that its description allows to be null may be left out.
_OPTIONAL = re.compile(r"^\$([a-z_]+) .*\bnull for\b")
# What the queries about a snapshot rest on, in this order: scalars, what is scored, and the scores that follow for every
# month. Each is run when the first query that needs it is asked (computed once per snapshot and never stored).
MACROS = (
    "macros/half_up",
    "macros/folded",
    "macros/name_match",
    "macros/due_month",
    "macros/due_report_month",
    "macros/steps",
    "macros/shortfall",
    "macros/surplus",
    "macros/band_share",
    "macros/range_share",
    "macros/tier_share",
    "macros/periods_late",
    "macros/is_met",
    "macros/share_rule",
    "macros/attained_share",
    "macros/extra_points",
    "macros/expected_shares",
    "macros/forecast_month",
    "macros/light",
    "macros/light_from",
    "macros/required_speed_up",
    "macros/at_most",
    "macros/rescaled",
    "macros/grade",
    "macros/grade_place",
    "macros/lower_grade",
    "macros/lowest_grade",
)
FACTS = (
    "standing/target_version",
    "standing/latest_target",
    "standing/actual_by_month",
    "standing/last_report",
    "standing/approved_report",
    "standing/given_measure",
    "standing/assessed_unit",
    "standing/alike",
    "standing/searched_line",
    "standing/searched_name",
    "standing/searched_thing",
    "standing/printed_target",
    "standing/printed_row",
    "standing/measure_method",
    "standing/own_rules",
    "standing/scheme_policy",
    "standing/scheme_method",
    "standing/last_year_shape",
    "standing/matched_measure",
    "standing/due_report",
    "standing/scoring_input",
    "standing/scoring_method",
)
MEASURES = (
    "standing/known_measure",
    "standing/measure_progress",
    "standing/measure_standing",
)
RANKS = (
    "standing/leaf_standing",
    "standing/leaf_score",
    "standing/credited_leaf",
    "standing/category_score",
    "standing/unit_score",
    "standing/group_score",
    "standing/unit_place",
    "standing/rank_interval",
    "standing/unit_rank",
)
PROJECTS = (
    "standing/executed_spending",
    "standing/project_spending",
    "standing/project_output",
    "standing/project_work",
)
PREPARATION = (*MACROS, *FACTS, *MEASURES, "standing/scored_measure", *RANKS, "standing/category_theme", *PROJECTS)
# The same with rows of ours in the place of the facts (docs/decisions/0007).
HYPOTHESIS = (
    "hypothesis/scoring_input",
    "hypothesis/scoring_method",
    *MEASURES,
    "hypothesis/world_row",
    "hypothesis/scored_measure",
    *RANKS,
)

# A file that was sent, screened: what is known, then what it says, then a statement for each rule (assessment.reporting).
SCREENING_FACTS = (
    "standing/target_version",
    "standing/measure_method",
    "screening/words_said",
    "screening/number_in_words",
    "screening/is_plain_number",
    "screening/plain_number",
    "screening/number_said",
    "screening/unit_scale",
    "screening/bare_unit",
    "screening/moved_scale",
    "screening/in_unit",
    "screening/digits",
    "screening/day_of",
    "screening/day_said",
    "screening/unit_code",
    "screening/measure_code",
    "screening/unit_number",
    "screening/unit_word",
    "screening/measure_number",
    "screening/measure_word",
    "screening/given_task",
    "screening/rule_in_force",
    "screening/recorded_report",
)
SCREENING = (
    "screening/sent_line",
    "screening/sent_unit",
    "screening/sent_day",
    "screening/sent_number",
    "screening/sent_measure",
    "screening/named_row",
    "screening/told_row",
    "screening/numbered_row",
    "screening/answer_row",
    "screening/known_report",
    "screening/repeated_row",
    "screening/falling_row",
    "screening/unchanged_row",
    "screening/text_cell",
    "screening/problem",
)
# What follows from another problem is taken out once every rule has been asked.
SCREENED = ("screening/consequence",)
# The same for a file of targets.
SCREENING_TARGETS = (
    "screening/targets/sent_line",
    "screening/sent_unit",
    "screening/sent_day",
    "screening/targets/sent_measure",
)


class QueryError(Exception):
    """A query cannot be answered: unknown name, or parameters missing, superfluous or unreadable. In Chinese."""


class UnknownQueryError(QueryError):
    """There is no query of that name."""


@dataclass(frozen=True)
class Query:
    """One SQL file: ``question`` is its first line, ``parameters`` the names it takes, ``optional`` those that may be null."""

    name: str
    text: str
    question: str
    parameters: tuple[str, ...]
    optional: frozenset[str] = frozenset()


def names() -> list[str]:
    """The names of all queries, in alphabetical order."""
    return sorted(path.stem for path in settings.QUERIES.glob("*.sql"))


@cache
def query(name: str) -> Query:
    """The query of that name; raises UnknownQueryError listing the names there are."""
    path = settings.QUERIES / f"{name}.sql"
    if name not in names():
        raise UnknownQueryError(f"没有查询“{name}”；可用：{'、'.join(names())}。")
    return _read(path)


@cache
def screening_rules() -> tuple[str, ...]:
    """The statements that note what breaks a rule of the screening, one file a rule."""
    return tuple(
        sorted(f"screening/rules/{path.stem}" for path in (settings.QUERIES / "screening/rules").glob("*.sql"))
    )


@cache
def preparation(name: str) -> str:
    """The statement of a file below ``queries``: one that creates a macro, view or table, or one about a screening."""
    return (settings.QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@cache
def prerequisites(text: str) -> tuple[str, ...]:
    """The statements of PREPARATION that a statement rests on, one by way of another, in the order in which they are run."""
    words = set(_NAME.findall(text))
    direct = [name for name in PREPARATION if name.rpartition("/")[2] in words and preparation(name) != text]
    found = {*direct, *(below for name in direct for below in prerequisites(preparation(name)))}
    return tuple(name for name in PREPARATION if name in found)


def _read(path: Path) -> Query:
    text = path.read_text(encoding="utf-8")
    header = [match[1] for line in text.splitlines() if (match := _HEADER.match(line))]
    statement = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    optional = frozenset(match[1] for line in header if (match := _OPTIONAL.match(line)))
    return Query(path.stem, text, header[0], tuple(dict.fromkeys(_PARAMETER.findall(statement))), optional)


def typed(wanted: Query, given: dict[str, str]) -> dict[str, Value]:
    """Parameters given as words (command line, data address) as values; an optional one left out is null.

    Raises QueryError naming every unknown and every missing parameter.
    """
    unknown = sorted(set(given) - set(wanted.parameters))
    missing = sorted(set(wanted.parameters) - set(given) - wanted.optional)
    if unknown or missing:
        problems = [f"不认识的参数 {name}" for name in unknown] + [f"缺少参数 {name}" for name in missing]
        raise QueryError(f"查询“{wanted.name}”：{'；'.join(problems)}。可用：{'、'.join(wanted.parameters) or '无'}。")
    return {name: _value(wanted.name, name, given.get(name, "")) for name in wanted.parameters}


def day(words: str) -> date | None:
    """A day as it stands in an address; null for none. Raises QueryError."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        raise QueryError(f"参数 known_on 应为日期，如 2022-09-30，收到“{words}”。") from error


def _value(query_name: str, name: str, words: str) -> Value:
    if words == "":
        return None
    if (
        name in {"year", "month", "period_month", "compare_year", "due_days", "first_line", "last_line"}
        or name == "lines"
    ):
        if not re.fullmatch(r"\d+(,\d+)*", words):
            raise QueryError(f"查询“{query_name}”：参数 {name} 应为数字，收到“{words}”。")
        numbers = [int(number) for number in words.split(",")]
        return numbers if name == "lines" else numbers[0]
    if (name.endswith("_date") or name == "today") and not _DATE.fullmatch(words):
        raise QueryError(f"查询“{query_name}”：参数 {name} 应为 2022-07-01 这样的日期，收到“{words}”。")
    return words.split(",") if name.endswith("_ids") or name == "words" else words
