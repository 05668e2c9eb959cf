"""What is printed twice: words, clauses, rows and tasks."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found
from assessment.findings.quotes import around, plain, quoted

_CLAUSES = re.compile(r"[，。；;、,：:\n]+")
_SERIAL = re.compile(r"^\s*\d{1,2}[.．、](?!\d)")
_TWICE = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,8})(?P=word)")
# Clauses shorter than this repeat by chance; right behind each other four characters are enough.
_CLAUSE, _ADJACENT = 10, 4
# 个 counts what follows it; behind these it says how many, and 个别, 个人 and the like are words.
_UNCOUNTED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![一二两三四五六七八九十百千万亿零几每各多某单整逐这那首数余双半])个(?=[\u4e00-\u9fff])(?![别人体性案旧])"
)
_COMMON_START, _ALIKE = 0.6, 0.85
_TASK = 8
_PERIOD = re.compile(
    r"(?P<title>《[^《》]*?[(（]\s*(?:19|20)\d{2}\s*年?\s*[-—–~～至]+\s*(?P<last>(?:19|20)\d{2})\s*年?[^()（）]{0,6}[)）][^《》]*》)"
)
_PRINTED = ("text", "justification")


def doubled_words(facts: Facts) -> Iterator[Found]:
    """Which tasks print a word twice in a row (检查检查工作)?"""
    for leaf in facts.rows["indicator"]:
        text = leaf["text"] or ""
        if match := _TWICE.search(text):
            words = {"text": around(text, match), "word": match["word"]}
            line = facts.line_in(leaf, match[0])
            yield Found("word_doubled", leaf["indicator_id"], facts.about(leaf), line, words)


def missing_counts(facts: Facts) -> Iterator[Found]:
    """Which texts count things without saying how many (在个乡镇备案)?"""
    for leaf in facts.rows["indicator"]:
        targets = [
            row for one in facts.measures_of[leaf["indicator_id"]] for row in facts.targets_of[one["measure_id"]]
        ]
        printed = (leaf["indicator_name"], leaf["text"], *(row[name] for row in targets for name in _PRINTED))
        for text in filter(None, printed):
            if match := _UNCOUNTED.search(text):
                line = facts.line_in(leaf, text)
                yield Found(
                    "count_missing", leaf["indicator_id"], facts.about(leaf), line, {"text": around(text, match)}
                )
                break


def expired_periods(facts: Facts) -> Iterator[Found]:
    """Which tasks and goals rest on a plan whose period ended before their year (规划（2011—2020年） in 2023)?"""
    for row in (*facts.rows["indicator"], *facts.rows["goal"]):
        year = facts.schemes[facts.scheme_of[row["document_id"]]]["year"]
        for match in _PERIOD.finditer(row["text"] or ""):
            if int(match["last"]) < year:
                line = row.get("first_line") or row["line"]
                about = (
                    facts.about(row) if "indicator_id" in row else facts.about_unit(row["document_id"], row["unit_id"])
                )
                subject = f"{row['document_id']}/{line}/{match['last']}"
                yield Found("period_expired", subject, about, line, {"title": match["title"], "year": str(year)})


def repeated_clauses(facts: Facts) -> Iterator[Found]:
    """Which texts print a clause, or most of it, twice?"""
    for leaf in facts.rows["indicator"]:
        if repeated := _repeated_clause(leaf["text"] or ""):
            words = {"text": quoted(repeated)}
            line = facts.line_in(leaf, repeated)
            yield Found("clause_repeated", leaf["indicator_id"], facts.about(leaf), line, words)
    for goal in facts.rows["goal"]:
        if repeated := _repeated_clause(goal["text"]):
            about = facts.about_unit(goal["document_id"], goal["unit_id"])
            subject = f"{goal['document_id']}/{goal['section']}/{goal['serial'] or goal['line']}"
            yield Found("clause_repeated", subject, about, goal["line"], {"text": quoted(repeated)})


def _repeated_clause(text: str) -> str | None:
    clauses = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()]
    for first, second in pairwise(clauses):
        start = _common_start(first, second)
        if first == second and len(first) >= _ADJACENT:
            return first
        if len(start) >= max(_CLAUSE, _COMMON_START * min(len(first), len(second))):
            return start
    seen: set[str] = set()
    for clause in clauses:
        if len(clause) >= _CLAUSE and clause in seen:
            return clause
        seen.add(clause)
    return None


def _common_start(first: str, second: str) -> str:
    length = next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    return first[:length]


def repeated_rows(facts: Facts) -> Iterator[Found]:
    """Which rows, name and points together, are printed again on another line?"""
    for leaf in facts.rows["indicator"]:
        if not leaf["points_text"] or leaf["first_line"] == leaf["last_line"]:
            continue
        name, points = plain(leaf["indicator_name"]), leaf["points_text"].strip()
        lines = [
            str(line)
            for line in range(leaf["first_line"], leaf["last_line"] + 1)
            for cell in facts.passages[leaf["document_id"]].get(line, "").split("\t")
            if plain(cell).startswith(name) and points in plain(cell)[len(name) :]
        ]
        if len(set(lines)) > 1:
            words = {"name": leaf["indicator_name"], "lines": lines}
            yield Found("row_repeated", leaf["indicator_id"], facts.about(leaf), int(lines[-1]), words)


def repeated_tasks(facts: Facts) -> Iterator[Found]:
    """Which tasks does one unit, or one table that units share, print twice, the same or with a few words more?"""
    tables: dict[tuple[str, str], list[tuple[Row, str]]] = defaultdict(list)
    for leaf in facts.rows["indicator"]:
        words = plain(_task(facts, leaf))
        if len(words) >= _TASK and not leaf["assessed_by"]:
            table = leaf["unit_id"] or _root(facts, leaf["category_id"])
            tables[leaf["scheme_id"], table].append((leaf, words))
    for leaves in tables.values():
        for (first, words), (second, again) in combinations(leaves, 2):
            if _same_task(*sorted((words, again), key=len)):
                said = {"line": first["first_line"], "text": quoted(again)}
                about = facts.about(second)
                yield Found("task_repeated", second["indicator_id"], about, second["first_line"], said)


def _same_task(shorter: str, longer: str) -> bool:
    """Whether the longer text says the shorter one with a few words put in; other words make another task."""
    if len(shorter) < _ALIKE * len(longer):
        return False
    rest = iter(longer)
    return all(character in rest for character in shorter)


def _task(facts: Facts, leaf: Row) -> str:
    """What a task says: its words, with its value where these are few."""
    if facts.schemes[leaf["scheme_id"]]["kind"] == "target_assessment":
        return _SERIAL.sub("", leaf["text"] or "")
    targets = [
        row["text"] or ""
        for one in facts.measures_of[leaf["indicator_id"]]
        for row in facts.targets_of[one["measure_id"]]
    ]
    return "".join((leaf["indicator_name"], leaf["text"] or "", *targets[:1]))


def _root(facts: Facts, category_id: str) -> str:
    above: str | None = category_id
    while above is not None:
        category_id, above = above, facts.categories[above]["parent_category_id"]
    return category_id
