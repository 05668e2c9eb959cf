"""Goals, duties, indicators and safeguards in the prose of a performance text, under the headings they stand under."""

import re
from dataclasses import dataclass, field

from assessment.documents.table_rows import Paragraph

PART = re.compile(r"第[一二三四五六七八九十]+部分")
NUMBERED = re.compile(r"[一二三四五六七八九十]+、\s*(.+)")
_BRACKETED = re.compile(r"[(（]([一二三四五六七八九十]+)[)）]\s*(.+)", re.S)
_ITEM = re.compile(r"(\d{1,2})[、.．]\s*(?=\D)(.+)", re.S)
_LEAD = re.compile(r"(绩效目标|绩效指标)[：:]\s*")
_LEAD_KINDS = {"绩效目标": "goal", "绩效指标": "indicator"}
_SECTION_KINDS = {"保障": "safeguard", "职责": "duty", "职能": "duty"}
_SENTENCE = re.compile(r"[。；;，,：:]")
_FINISHED = ("。", "；", ";", "！", "？", "：", ":")


@dataclass
class Goal:
    """One stated goal, with the headings it stands under and the lines it is printed on."""

    section: str
    kind: str
    serial: str | None
    text: str
    lines: list[int]


@dataclass
class Goals:
    """The goals of a text in printed order, the lines of its headings and its cover, and the numbering in front of words."""

    found: list[Goal] = field(default_factory=list)
    headings: dict[int, str] = field(default_factory=dict)
    cover: list[int] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    _part: bool = False
    _path: list[str] = field(default_factory=list)
    _is_fresh: bool = False

    def read(self, paragraphs: list[Paragraph]) -> None:
        """Read paragraphs that follow those read before."""
        for paragraph in paragraphs:
            self._read_one(paragraph)

    @property
    def stored_headings(self) -> set[int]:
        """Lines of headings that some goal's section repeats."""
        stored = {name for goal in self.found for name in goal.section.split("/")}
        return {line for line, name in self.headings.items() if name in stored}

    def _read_one(self, paragraph: Paragraph) -> None:
        text, line = paragraph.text, paragraph.line
        if PART.fullmatch(text):
            self._head(line, text, 0)
            self._path, self._part = [], True
        elif self._part and not self._path and not _SENTENCE.search(text) and not NUMBERED.match(text):
            self._head(line, text, 0)
        elif (match := NUMBERED.fullmatch(text)) and not _SENTENCE.search(match[1]):
            self._head(line, match[1], 1)
            self.labels[line] = text[: match.start(1)]
            self._part = True
        elif (match := _BRACKETED.fullmatch(text)) and not _SENTENCE.search(match[2]):
            self._head(line, match[2], 2)
            self.labels[line] = text[: match.start(2)]
        elif not self._part:
            self.cover.append(line)
        else:
            self._add(text, line)

    def _head(self, line: int, name: str, depth: int) -> None:
        """A heading: a part's title (depth 0) is the section only until a numbered heading follows."""
        self.headings[line] = name
        self._path = [name] if depth < 2 else [*self._path[:1], name]
        self._is_fresh = True

    def _add(self, text: str, line: int) -> None:
        """A paragraph goes on with the goal before it when that was cut by a page break, or when only that is numbered."""
        before = self.found[-1] if self.found and not self._is_fresh else None
        match = _ITEM.fullmatch(text) or _BRACKETED.fullmatch(text)
        lead = _LEAD.match(text)
        if before and not match and not lead and (before.serial or not before.text.endswith(_FINISHED)):
            joint = "\n" if before.text.endswith(_FINISHED) else ""
            before.text += joint + text
            before.lines.append(line)
            return
        section = "/".join(self._path)
        by_section = next((kind for word, kind in _SECTION_KINDS.items() if word in section), "goal")
        kind = _LEAD_KINDS[lead[1]] if lead else by_section
        words = match[2] if match else text[lead.end() :] if lead else text
        self.labels[line] = text.removesuffix(words)
        self.found.append(Goal(section, kind, match[1] if match else None, words, [line]))
        self._is_fresh = False
