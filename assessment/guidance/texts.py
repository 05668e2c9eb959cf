"""The glossary and what stands behind “怎样读这一页”: read once, in both languages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assessment import messages
from assessment.messages import translate as _

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Term:
    """A word of the trade: what it means, how this system reckons with it, who says so, and on which page it is met."""

    term_id: str
    group: str
    names: tuple[str, ...]
    english: str
    identifier: str
    meanings: tuple[str, str]
    rules: tuple[str, str]
    evidence: str
    page: str

    @property
    def name(self) -> str:
        """The word as the documents write it; it stays Chinese, as data does."""
        return self.names[0]

    @property
    def spoken(self) -> str:
        """The word in the reader's language, for a line of links."""
        return _spoken((self.name, self.english))

    @property
    def meaning(self) -> str:
        """What it means, in the reader's language."""
        return _spoken(self.meanings)

    @property
    def rule(self) -> str:
        """How it is calculated or told apart here, in the reader's language."""
        return _spoken(self.rules)


@dataclass(frozen=True)
class Advice:
    """How a page is read: a few sentences in both languages, and the words of the glossary that it uses."""

    sentences: tuple[tuple[str, str], ...]
    term_ids: tuple[str, ...]

    def words(self) -> tuple[str, ...]:
        """The sentences in the reader's language."""
        return tuple(map(_spoken, self.sentences))


def _spoken(pair: tuple[str, str]) -> str:
    return pair[messages.language() != messages.SOURCE]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


@cache
def terms() -> dict[str, Term]:
    """Every term by its id, in the order of the glossary."""
    return {entry["id"]: _term(entry) for entry in _read("glossary.toml")["term"]}


def _term(entry: dict[str, str]) -> Term:
    return Term(
        term_id=entry["id"],
        group=entry["group"],
        names=tuple(entry["names"]),
        english=entry["english"],
        identifier=entry["identifier"],
        meanings=(entry["meaning"], entry["meaning_en"]),
        rules=(entry["rule"], entry["rule_en"]),
        evidence=entry["evidence"],
        page=entry["page"],
    )


def term(term_id: str) -> Term:
    """One term."""
    return terms()[term_id]


@cache
def names() -> frozenset[str]:
    """Every Chinese word that the glossary explains."""
    return frozenset(name for one in terms().values() for name in one.names)


def find_terms(words: str | None) -> tuple[Term, ...]:
    """The terms whose names, English or explanation contain all the words; all of them where nothing is looked for."""
    wanted = (words or "").lower().split()
    return tuple(one for one in terms().values() if all(word in _searched(one) for word in wanted))


@cache
def _searched(one: Term) -> str:
    return "\n".join((*one.names, one.english, one.identifier, *one.meanings, *one.rules)).lower()


@cache
def advice() -> dict[str, Advice]:
    """How each page is read, by the page's path in the navigation."""
    return {
        path: Advice(tuple(zip(entry["words"], entry["words_en"], strict=True)), tuple(entry["terms"]))
        for path, entry in _read("pages.toml").items()
    }


def group_words() -> dict[str, str]:
    """The chapters of the glossary."""
    return {
        "assessment": _("考核与任务"),
        "values": _("目标与完成"),
        "progress": _("进度"),
        "score": _("得分与等次"),
        "rank": _("位次"),
        "reporting": _("填报与审核"),
        "budget": _("预算绩效"),
        "quality": _("核对与出处"),
        "resources": _("自然资源业务"),
        "papers": _("公文与地图"),
    }


def evidence_words() -> dict[str, str]:
    """Who says so: domain rules are printed in the documents, attested practice, or our own recommendation."""
    return {
        "D": _("五个文件的原文"),
        "P": _("通行做法（公布的办法和表样）"),
        "R": _("本系统的建议，没有公开规定"),
        "S": _("本系统的约定"),
    }
