"""How each element looks in a picture: look.css, a small part of CSS, read once; words inherit, boxes do not."""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from assessment.pictures.markup import Node
from assessment.pictures.words import Pen

_ROOT = 16.0
_INLINE = frozenset({"a", "b", "strong", "small", "i", "em", "u", "span", "button", "br", "summary", "code", "details"})
_BLOCK = frozenset(
    {"body", "div", "p", "ul", "ol", "li", "h4", "figure", "figcaption", "dl", "dt", "dd", "table", "caption"}
    | {"thead", "tbody", "tfoot", "tr", "th", "td", "nav"}
)
_COMPOUND = re.compile(r"[\w-]+|\.[\w-]+|\[[\w-]+(?:=\"[^\"]*\")?\]|:[\w-]+(?:\(\d+\))?")


@dataclass(frozen=True)
class Edge:
    """A line along a side of a box, or around it."""

    thickness: float
    colour: str
    dash: str | None = None


@dataclass(frozen=True)
class Style:
    """How one element looks; lengths in pixels, shares of the width as negative numbers."""

    display: str = "block"
    pen: Pen = field(default_factory=Pen)
    line_height: float = 1.6
    align: str = "start"
    valign: str = "top"
    keeps_spaces: bool = False
    padding: tuple[float, float, float, float] = (0, 0, 0, 0)
    margin: tuple[float, float] = (0, 0)
    top: Edge | None = None
    bottom: Edge | None = None
    left: Edge | None = None
    outline: Edge | None = None
    ground: str | None = None
    ground_width: float | None = None
    width: float | None = None
    least: float = 0
    most: float | None = None
    gap: float = 0
    floats: bool = False
    grows: bool = False
    marker: str = ""
    is_fixed: bool = False


@dataclass(frozen=True)
class _Rule:
    compounds: tuple[tuple[str, ...], ...]
    settings: tuple[tuple[str, str], ...]
    weight: tuple[int, int]

    @property
    def anchor(self) -> str:
        """A part that its element must have: rules are looked up by it."""
        last = self.compounds[-1]
        return next(
            (part for part in last if part[0] == "."), next((part for part in last if part[0] not in ".[:"), "")
        )

    def meets(self, node: Node) -> bool:
        """Whether the last compound is the node and the others are above it, in their order."""
        if not _is(node, self.compounds[-1]):
            return False
        wanted, at = list(self.compounds[:-1]), node.parent
        while wanted and at is not None:
            if _is(at, wanted[-1]):
                wanted.pop()
            at = at.parent
        return not wanted


def _is(node: Node, compound: tuple[str, ...]) -> bool:
    return all(_has(node, part) for part in compound)


def _has(node: Node, part: str) -> bool:
    if part[0] == ".":
        return part[1:] in node.classes
    if part[0] == "[":
        name, _sign, value = part[1:-1].partition("=")
        return name in node.attributes and (not value or node.attributes[name] == value.strip('"'))
    if part[0] == ":":
        return _stands(node, part[1:])
    return part == node.tag


def _stands(node: Node, place: str) -> bool:
    if place == "last-child":
        return node.is_last
    wanted = 1 if place == "first-child" else int(place.removeprefix("nth-child(").removesuffix(")"))
    return node.place + 1 == wanted


@cache
def _rules() -> tuple[_Rule, ...]:
    text = re.sub(r"/\*.*?\*/", "", Path(__file__).with_name("look.css").read_text(encoding="utf-8"), flags=re.S)
    rules = []
    for place, (selectors, body) in enumerate(re.findall(r"([^{}]+)\{([^{}]*)\}", text)):
        settings = tuple(
            (name.strip(), value.strip())
            for name, value in (part.split(":", 1) for part in body.split(";") if part.strip())
        )
        for selector in selectors.split(","):
            compounds = tuple(tuple(_COMPOUND.findall(part)) for part in selector.split())
            parts = [part for compound in compounds for part in compound]
            named = sum(part[0] in ".[:" for part in parts)
            rules.append(_Rule(compounds, settings, (100 * named + len(parts) - named, place)))
    return tuple(sorted(rules, key=lambda rule: rule.weight))


@cache
def _rules_by_anchor() -> dict[str, list[_Rule]]:
    found: dict[str, list[_Rule]] = {}
    for rule in _rules():
        found.setdefault(rule.anchor, []).append(rule)
    return found


def _meeting(node: Node) -> list[_Rule]:
    """The rules that an element meets, the weightiest last."""
    anchors = ["", node.tag, *(f".{name}" for name in node.classes)]
    rules = [rule for anchor in anchors for rule in _rules_by_anchor().get(anchor, ()) if rule.meets(node)]
    return sorted(rules, key=lambda rule: rule.weight)


# Rows after the first few look alike: no rule speaks of a later place.
_PLACES = 10
_NAMES = ("class", "scope", "data-light", "data-heat", "data-report")
_Key = tuple[int, str, tuple[str | None, ...], int, bool]


@dataclass
class Look:
    """The styles of the elements of one picture; elements alike below elements alike share one."""

    known: dict[Node, tuple[int, Style]] = field(default_factory=dict)
    alike: dict[_Key, tuple[int, Style]] = field(default_factory=dict)

    def of(self, node: Node) -> Style:
        """The style of an element; a tag that no picture may hold is a ValueError."""
        return self._found(node)[1]

    def _found(self, node: Node) -> tuple[int, Style]:
        if node not in self.known:
            above, base = self._found(node.parent) if node.parent else (0, Style())
            said = tuple(node.attributes.get(name) for name in _NAMES)
            key = (above, node.tag, said, min(node.place, _PLACES), node.is_last)
            if key not in self.alike:
                self.alike[key] = len(self.alike) + 1, _style(node, base)
            self.known[node] = self.alike[key]
        return self.known[node]


def _style(node: Node, above: Style) -> Style:
    if node.tag not in _INLINE | _BLOCK:
        raise ValueError(f"a picture cannot hold <{node.tag}>")
    style = Style(
        display="inline" if node.tag in _INLINE else "block",
        pen=above.pen, line_height=above.line_height, align=above.align, keeps_spaces=above.keeps_spaces,
    )  # fmt: skip
    for name, value in (pair for rule in _meeting(node) for pair in rule.settings):
        style = _set(style, name, value)
    return style


def _set(style: Style, name: str, value: str) -> Style:
    """One setting; a name that is not known is a ValueError, as the sheet is our own."""
    size = style.pen.size
    changes: dict[str, Any]
    if name in _WORDS:
        changes = {_WORDS[name]: value}
    elif name in _LENGTHS:
        changes = {_LENGTHS[name]: None if value == "none" else _length(value, size)}
    elif name in _EDGES:
        changes = {_EDGES[name]: _edge(value, size)}
    elif name in _SIDES:
        changes = {name: tuple(_length(part, size) for part in value.split())}
    elif name in _SWITCHES:
        field_name, on = _SWITCHES[name]
        changes = {field_name: value == on}
    else:
        changes = {"line_height": float(value)} if name == "line-height" else {"pen": _pen(style.pen, name, value)}
    return replace(style, **changes)


_WORDS = {
    "display": "display",
    "text-align": "align",
    "vertical-align": "valign",
    "background": "ground",
    "list-style": "marker",
}
_LENGTHS = {
    "width": "width",
    "min-width": "least",
    "max-width": "most",
    "gap": "gap",
    "background-width": "ground_width",
}
_EDGES = {"border-top": "top", "border-bottom": "bottom", "border-left": "left", "outline": "outline"}
_SIDES = ("padding", "margin")
_SWITCHES = {
    "float": ("floats", "right"),
    "flex": ("grows", "grow"),
    "table-layout": ("is_fixed", "fixed"),
    "spaces": ("keeps_spaces", "kept"),
}


def _pen(pen: Pen, name: str, value: str) -> Pen:
    if name == "font-size":
        return replace(pen, size=_length(value, pen.size))
    if name == "font-weight":
        return replace(pen, is_bold=int(value) >= 600)
    if name == "color":
        return replace(pen, colour=value)
    if name == "white-space":
        return replace(pen, is_kept=value == "nowrap")
    raise ValueError(f"look.css: {name}: {value}")


def _length(value: str, size: float) -> float:
    if value == "0":
        return 0.0
    found = re.fullmatch(r"([\d.]+)(px|rem|em|%)", value)
    if not found:
        raise ValueError(f"look.css: not a length: {value}")
    return float(found[1]) * {"px": 1.0, "rem": _ROOT, "em": size, "%": -0.01}[found[2]]


def _edge(value: str, size: float) -> Edge:
    thickness, colour, *dash = value.split()
    return Edge(_length(thickness, size), colour, "2 2" if dash else None)
