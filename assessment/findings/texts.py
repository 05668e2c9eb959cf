"""Words in the wrong place or printed twice: names of other units, doubled prefixes, clauses, rows and tasks."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found

_CLAUSES = re.compile(r"[，。；;、,：:\n]+")
_DOUBLED = re.compile(r"^[\d\s、.．（）()一二三四五六七八九十]*(?P<prefix>[\u4e00-\u9fff]{2,8}?)(?P=prefix)")
_SERIAL = re.compile(r"^\s*\d{1,2}[.．、](?!\d)")
_NUMBERING = re.compile(r"^\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]+)[)）]?[、.．]\s*")
_TWICE = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,8})(?P=word)")
_TERRITORIES = ("prefecture", "county")
_QUOTED = 40
# Clauses shorter than this repeat by chance; right behind each other four characters are enough.
_CLAUSE, _ADJACENT = 10, 4
_COMMON_START, _ALIKE = 0.6, 0.85
_TASK = 8


def other_units(facts: Facts) -> Iterator[Found]:
    """Which tasks of a territory name another territory of its group? Departments name each other for good reasons."""
    names: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for unit in facts.rows["unit"]:
        if unit["kind"] in _TERRITORIES:
            named = re.compile(rf"{re.escape(unit['short_name'])}[市州县区]")
            names[unit["peer_group"]].append((unit["unit_id"], named))
    for leaf in facts.rows["indicator"]:
        own = facts.units.get(leaf["unit_id"])
        for other_id, named in names[own["peer_group"]] if own and own["kind"] in _TERRITORIES else ():
            match = named.search(leaf["text"] or "") if other_id != leaf["unit_id"] else None
            if match:
                words = {
                    "unit": facts.unit_name(leaf["unit_id"]),
                    "other": match[0],
                    "text": _around(leaf["text"], match),
                }
                line = _line(facts, leaf, match[0])
                yield Found("other_unit_named", f"{leaf['indicator_id']}/{other_id}", facts.about(leaf), line, words)


def doubled_prefixes(facts: Facts) -> Iterator[Found]:
    """Which names begin with the same words twice (唐山市唐山市…)?"""
    for project in facts.rows["project"]:
        about = facts.about_unit(project["document_id"], project["unit_id"])
        names = (facts.units[project["unit_id"]]["unit_name"], project["heading"], project["department_text"])
        for number, name in enumerate(names):
            line = facts.line_of(project["document_id"], name or "\0", project["line"])
            yield from _doubled(name, f"{project['unit_id']}/{number}", about, line)
    for leaf in facts.rows["indicator"]:
        yield from _doubled(leaf["indicator_name"], leaf["indicator_id"], facts.about(leaf), leaf["first_line"])


def _doubled(name: str | None, subject: str, about: Row, line: int) -> Iterator[Found]:
    if match := _DOUBLED.match(name or ""):
        words = {"text": _quoted(name or ""), "prefix": match["prefix"]}
        yield Found("prefix_repeated", subject, about, line, words)


def doubled_words(facts: Facts) -> Iterator[Found]:
    """Which tasks print a word twice in a row (检查检查工作)?"""
    for leaf in facts.rows["indicator"]:
        text = leaf["text"] or ""
        if match := _TWICE.search(text):
            words = {"text": _around(text, match), "word": match["word"]}
            line = _line(facts, leaf, match[0])
            yield Found("word_doubled", leaf["indicator_id"], facts.about(leaf), line, words)


def other_headings(facts: Facts) -> Iterator[Found]:
    """Which projects are called otherwise in the heading over their form?"""
    for project in facts.rows["project"]:
        name = facts.units[project["unit_id"]]["unit_name"]
        heading = _NUMBERING.sub("", (project["heading"] or "").split("绩效目标表")[0])
        if heading and _plain(heading) != _plain(name):
            line = facts.line_of(project["document_id"], project["heading"], project["line"])
            about = facts.about_unit(project["document_id"], project["unit_id"])
            yield Found("heading_differs", project["unit_id"], about, line, {"heading": heading, "name": name})


def repeated_clauses(facts: Facts) -> Iterator[Found]:
    """Which texts print a clause, or most of it, twice?"""
    for leaf in facts.rows["indicator"]:
        if repeated := _repeated_clause(leaf["text"] or ""):
            words = {"text": _quoted(repeated)}
            line = _line(facts, leaf, repeated)
            yield Found("clause_repeated", leaf["indicator_id"], facts.about(leaf), line, words)
    for goal in facts.rows["goal"]:
        if repeated := _repeated_clause(goal["text"]):
            about = facts.about_unit(goal["document_id"], goal["unit_id"])
            subject = f"{goal['document_id']}/{goal['section']}/{goal['serial'] or goal['line']}"
            yield Found("clause_repeated", subject, about, goal["line"], {"text": _quoted(repeated)})


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
        name, points = _plain(leaf["indicator_name"]), leaf["points_text"].strip()
        lines = [
            str(line)
            for line in range(leaf["first_line"], leaf["last_line"] + 1)
            for cell in facts.passages[leaf["document_id"]].get(line, "").split("\t")
            if _plain(cell).startswith(name) and points in _plain(cell)[len(name) :]
        ]
        if len(set(lines)) > 1:
            words = {"name": leaf["indicator_name"], "lines": lines}
            yield Found("row_repeated", leaf["indicator_id"], facts.about(leaf), int(lines[-1]), words)


def repeated_tasks(facts: Facts) -> Iterator[Found]:
    """Which tasks does one unit, or one table that units share, print twice, the same or with a few words more?"""
    tables: dict[tuple[str, str], list[tuple[Row, str]]] = defaultdict(list)
    for leaf in facts.rows["indicator"]:
        words = _plain(_task(facts, leaf))
        if len(words) >= _TASK:
            table = leaf["unit_id"] or _root(facts, leaf["category_id"])
            tables[leaf["scheme_id"], table].append((leaf, words))
    for leaves in tables.values():
        for (first, words), (second, again) in combinations(leaves, 2):
            if _same_task(*sorted((words, again), key=len)):
                said = {"line": first["first_line"], "text": _quoted(again)}
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


def _line(facts: Facts, leaf: Row, words: str) -> int:
    """The line of a leaf that prints some words; its first where they run over a line's end."""
    texts = facts.passages[leaf["document_id"]]
    lines = range(leaf["first_line"], leaf["last_line"] + 1)
    return next((line for line in lines if words in texts.get(line, "")), leaf["first_line"])


def _around(text: str, match: re.Match[str]) -> str:
    """The clause that a match stands in."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "，。；\n") + 1
    return _quoted(re.split(r"[，。；\n]", text[start:])[0])


def _plain(words: str) -> str:
    return re.sub(r"[\s，。；;、,.：:]", "", words)


def _quoted(words: str) -> str:
    plain = re.sub(r"\s+", "", words)
    return plain if len(plain) <= _QUOTED else f"{plain[:_QUOTED]}…"
