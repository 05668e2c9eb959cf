"""Names in the wrong place: other units and their levels, other sections, names misspelt, doubled or not the same twice."""

import re
from collections import defaultdict
from collections.abc import Iterator

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found
from assessment.findings.quotes import around, plain, quoted

_DOUBLED = re.compile(r"^[\d\s、.．（）()一二三四五六七八九十]*(?P<prefix>[\u4e00-\u9fff]{2,8}?)(?P=prefix)")
_NUMBERING = re.compile(r"^\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]+)[)）]?[、.．]\s*")
_TERRITORIES = ("prefecture", "county")
# 全区域 and 本区域 name no level.
_OWN_LEVEL = re.compile(r"[本我全](?P<level>[市州县区])(?!域|划|位|间)")
_OFFICE = r"[\u4e00-\u9fff]{1,9}?(?:科|处|室|股|办|局|中心|所|队)"
_SPEAKER = re.compile(rf"(?P<office>{_OFFICE})(?=围绕|负责|承担|结合|按照|配合|协助|组织|开展)")
# Shorter names differ from other words by a character as well.
_NAME = 6


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
                    "text": around(leaf["text"], match),
                }
                line = facts.line_in(leaf, match[0])
                yield Found("other_unit_named", f"{leaf['indicator_id']}/{other_id}", facts.about(leaf), line, words)


def other_levels(facts: Facts) -> Iterator[Found]:
    """Which tasks of a 州 speak of 本县 or 全区, as only another sort of territory would?"""
    for leaf in facts.rows["indicator"]:
        own = facts.units.get(leaf["unit_id"])
        levels = re.findall("[市州县区]", own["unit_name"]) if own and own["kind"] in _TERRITORIES else []
        match = next((one for one in _OWN_LEVEL.finditer(leaf["text"] or "") if one["level"] not in levels), None)
        if levels and match:
            words = {"unit": facts.unit_name(leaf["unit_id"]), "words": match[0], "text": around(leaf["text"], match)}
            line = facts.line_in(leaf, match[0])
            yield Found("other_level_named", leaf["indicator_id"], facts.about(leaf), line, words)


def other_sections(facts: Facts) -> Iterator[Found]:
    """Which goals of one office's section begin with the name of another office?"""
    for goal in facts.rows["goal"]:
        section = goal["section"].rpartition("/")[2]
        match = _SPEAKER.match(goal["text"])
        if match and re.fullmatch(_OFFICE, section) and match["office"] not in section:
            about = facts.about_unit(goal["document_id"], goal["unit_id"])
            words = {"section": section, "other": match["office"], "text": around(goal["text"], match)}
            subject = f"{goal['document_id']}/{goal['section']}/{goal['line']}"
            yield Found("other_section_named", subject, about, goal["line"], words)


def misspelt_names(facts: Facts) -> Iterator[Found]:
    """Which tasks name a unit of their document with one character, neither the first nor the last, wrong?"""
    names: dict[str, set[str]] = defaultdict(set)
    for target in facts.rows["target"]:
        if target["document_id"]:
            names[target["document_id"]].add(facts.unit_name(target["unit_id"]))
    patterns = {
        document_id: {name: _one_off(name) for name in sorted(known) if len(name) >= _NAME}
        for document_id, known in names.items()
    }
    for leaf in facts.rows["indicator"]:
        for name, pattern in patterns.get(leaf["document_id"], {}).items():
            match = pattern.search(leaf["text"] or "")
            if match and match[0] not in names[leaf["document_id"]]:
                line = facts.line_in(leaf, match[0])
                words = {"text": match[0], "name": name}
                yield Found("name_misspelt", f"{leaf['indicator_id']}/{name}", facts.about(leaf), line, words)


def _one_off(name: str) -> re.Pattern[str]:
    inner = (f"{re.escape(name[:at])}[^{name[at]}\\W\\d]{re.escape(name[at + 1 :])}" for at in range(1, len(name) - 1))
    return re.compile("|".join(inner))


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
        words = {"text": quoted(name or ""), "prefix": match["prefix"]}
        yield Found("prefix_repeated", subject, about, line, words)


def other_headings(facts: Facts) -> Iterator[Found]:
    """Which projects are called otherwise in the heading over their form?"""
    for project in facts.rows["project"]:
        name = facts.units[project["unit_id"]]["unit_name"]
        heading = _NUMBERING.sub("", (project["heading"] or "").split("绩效目标表")[0])
        if heading and plain(heading) != plain(name):
            line = facts.line_of(project["document_id"], project["heading"], project["line"])
            about = facts.about_unit(project["document_id"], project["unit_id"])
            yield Found("heading_differs", project["unit_id"], about, line, {"heading": heading, "name": name})
