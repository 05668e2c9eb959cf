"""The tree of our own HTML, as figures and sheets write it: elements with classes and words; what is only heard is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

_VOID = frozenset({"br"})


@dataclass(eq=False)
class Node:
    """An element; its children are elements and words in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)
    parent: "Node | None" = None

    @cached_property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def elements(self) -> list["Node"]:
        """The elements among its children."""
        return [child for child in self.children if isinstance(child, Node)]

    @cached_property
    def place(self) -> int:
        """How many elements stand before it in the same one."""
        siblings = self.parent.elements if self.parent else [self]
        for index, one in enumerate(siblings):
            one.__dict__["place"] = index
        return next(index for index, one in enumerate(siblings) if one is self)

    @property
    def is_last(self) -> bool:
        """Whether it is the last element in its parent."""
        return self.parent is None or self.parent.elements[-1] is self

    @property
    def words(self) -> str:
        """Everything written in it, in one line."""
        return " ".join("".join(child if isinstance(child, str) else child.words for child in self.children).split())

    def all(self, tag: str) -> Iterator["Node"]:
        """Every element of that tag in it, in their order."""
        for child in self.elements:
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    @property
    def style(self) -> dict[str, str]:
        """What its style attribute says, by property."""
        pairs = (part.split(":", 1) for part in self.attributes.get("style", "").split(";") if ":" in part)
        return {name.strip(): value.strip() for name, value in pairs}


def share(value: str) -> float:
    """A percentage as a share of one; a bare 0 is none."""
    if value in ("0", "0px"):
        return 0.0
    if not value.endswith("%"):
        raise ValueError(f"not a percentage: {value}")
    return float(value.removesuffix("%")) / 100


def pixels(value: str) -> float:
    """A number of pixels."""
    if not value.endswith("px"):
        raise ValueError(f"not pixels: {value}")
    return float(value.removesuffix("px"))


class _Reader(HTMLParser):
    def __init__(self, kind: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("body", {"class": kind})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, parent=self.at)
        self.at.children.append(node)
        if tag not in _VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        if self.at.tag != tag or self.at.parent is None:
            raise ValueError(f"</{tag}> where <{self.at.tag}> is open")
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def tree(html: str, *, kind: str = "screen") -> Node:
    """The root of a piece of HTML, of the class ``kind``; one that is not closed is a ValueError: we wrote the HTML ourselves."""
    reader = _Reader(kind)
    reader.feed(html)
    reader.close()
    if reader.at is not reader.root:
        raise ValueError(f"<{reader.at.tag}> is not closed")
    return reader.root
