"""The HTML of figures and sheets as boxes: paragraphs, lists and rows here, tables and pictures in rooms of their own."""

import re
from dataclasses import dataclass, field, replace

from assessment.pictures import lanes, marks, multiples, quadrant, slope, tables
from assessment.pictures.boxes import NOTHING, Box, framed, placed, stacked, text_box
from assessment.pictures.look import Look, Style
from assessment.pictures.markup import Node, share
from assessment.pictures.paint import Canvas
from assessment.pictures.words import Icon, Run, full_width, longest_piece

_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass
class Layout:
    """Lays out one picture."""

    look: Look = field(default_factory=Look)

    def block(self, node: Node, width: float) -> Box:
        """An element as a box of that width."""
        style = self.look.of(node)
        if style.display == "none":
            return NOTHING
        if node.tag == "table":
            box = lanes.lanes(self, node, width) if "lanes" in node.classes else tables.table(self, node, width)
        elif node.tag == "div" and node.parent is not None and "lane" in node.parent.classes:
            box = lanes.lane(self, node, width)
        elif "quadrant" in node.classes:
            box = quadrant.quadrant(self, node, width)
        elif "multiples" in node.classes:
            box = multiples.multiples(self, node, width)
        elif "slope" in node.classes:
            box = slope.slope(self, node, width)
        elif node.tag == "dl":
            box = self.pairs(node, width)
        elif "key" in node.classes:
            box = marks.key(self, node, width)
        else:
            box = self.boxed(node, width)
        return watermarked(box, node.attributes["data-watermark"]) if "data-watermark" in node.attributes else box

    def boxed(self, node: Node, width: float) -> Box:
        """What is in an element, inside its padding and edges."""
        return framed(self.content(node, width), self.look.of(node), width)

    def content(self, node: Node, width: float) -> Box:
        """What is in an element that is to be so wide with its padding."""
        style = self.look.of(node)
        inner = width - style.padding[1] - style.padding[3]
        return self.row(node, inner) if style.display == "row" else self.flow(node, inner)

    def flow(self, node: Node, width: float) -> Box:
        """Words in lines, and blocks below each other; what floats stands at the right of the words beside it."""
        boxes: list[tuple[float, Box]] = []
        gap = 0.0
        for part in self._parts(node):
            if isinstance(part, Node):
                style = self.look.of(part)
                box = self._item(part, style, width)
                if box.height:
                    boxes.append((max(gap, style.margin[0]), box))
                    gap = style.margin[1]
            else:
                boxes.append((gap, self._words(part, self.look.of(node), width)))
                gap = 0.0
        return stacked(boxes, width)

    def _item(self, node: Node, style: Style, width: float) -> Box:
        wide = min(width, style.most) if style.most else width
        if not style.marker or style.marker == "none":
            box = self.block(node, wide)
            return placed([(width - wide, 0, box)], width, box.height) if style.align == "end" and wide < width else box
        pen = replace(style.pen, is_kept=True, colour="muted")
        sign = text_box([Run(_marker(node, style), pen)], style, style.least)
        box = self.block(node, width - style.least)
        return placed([(0, style.padding[0], sign), (style.least, 0, box)], width, box.height)

    def _words(self, parts: list[Node | str], style: Style, width: float) -> Box:
        floating = [part for part in parts if isinstance(part, Node) and self.look.of(part).floats]
        runs = [run for part in parts if part not in floating for run in self.runs(part, style)]
        if not floating:
            return text_box(runs, style, width)
        beside = [run for part in floating for run in self.runs(part, style)]
        own = full_width(beside)
        words = text_box(runs, style, width - own - 16)
        right = text_box(beside, replace(style, align="end"), own)
        return placed([(0, 0, words), (width - own, 0, right)], width, max(words.height, right.height))

    def _parts(self, node: Node) -> list[Node | list[Node | str]]:
        """Blocks, and between them what stands in lines."""
        parts: list[Node | list[Node | str]] = []
        for child in node.children:
            if isinstance(child, Node) and self.look.of(child).display == "none":
                continue
            if isinstance(child, Node) and self.look.of(child).display != "inline":
                parts.append(child)
            elif isinstance(child, Node) and self._holds_blocks(child):
                for part in self._parts(_with_own_words(child)):
                    _append(parts, part)
            elif isinstance(child, Node) or child.strip() or (parts and isinstance(parts[-1], list)):
                _append(parts, [child])
        return parts

    def _holds_blocks(self, node: Node) -> bool:
        return any(self.look.of(child).display != "inline" or self._holds_blocks(child) for child in node.elements)

    def runs(self, part: Node | str, style: Style) -> list[Run]:
        """What stands in lines, as runs."""
        if isinstance(part, str):
            return [Run(part if style.keeps_spaces else _SPACE.sub(" ", part), style.pen)]
        own = self.look.of(part)
        if own.display == "none":
            return []
        if part.tag == "br":
            return [Run("\n", own.pen)]
        if icon := _icon(part):
            return [Run("", own.pen, icon)]
        runs = [run for child in part.children for run in self.runs(child, own)]
        if runs and own.padding[3]:
            runs.insert(0, Run("", own.pen, Icon("room", own.padding[3])))
        return runs

    def row(self, node: Node, width: float) -> Box:
        """Elements beside each other: each as wide as it says or needs, the one that grows takes the rest."""
        gap = self.look.of(node).gap
        items = [child for child in node.elements if self.look.of(child).display != "none"]
        styles = [self.look.of(item) for item in items]
        widths = [style.width or self.extent(item)[1] for item, style in zip(items, styles, strict=True)]
        rest = (
            width
            - gap * (len(items) - 1)
            - sum(wide for wide, style in zip(widths, styles, strict=True) if not style.grows)
        )
        widths = [rest if style.grows else wide for wide, style in zip(widths, styles, strict=True)]
        boxes, x = [], 0.0
        for item, wide in zip(items, widths, strict=True):
            boxes.append((x, self.boxed(item, wide)))
            x += wide + gap
        return placed([(at, 0.0, box) for at, box in boxes], width, max((box.height for _at, box in boxes), default=0))

    def pairs(self, node: Node, width: float) -> Box:
        """Names and what they stand for, side by side."""
        names, values = node.elements[::2], node.elements[1::2]
        if {one.tag for one in names} | {one.tag for one in values} != {"dt", "dd"} or len(names) != len(values):
            raise ValueError("a list of names and values that are not pairs")
        own = min(width / 3, max(self.extent(name)[1] for name in names)) + self.look.of(node).gap
        spots, y = [], 0.0
        for name, value in zip(names, values, strict=True):
            left, right = self.boxed(name, own), self.boxed(value, width - own)
            spots += [(0.0, y, left), (own, y, right)]
            y += max(left.height, right.height)
        return placed(spots, width, y)

    def least_width(self, node: Node) -> float:
        """What the widest table in an element needs at least."""
        if self.look.of(node).display == "none":
            return 0.0
        if node.tag == "table":
            return lanes.least_width(self, node) if "lanes" in node.classes else tables.least_width(self, node)
        return max((self.least_width(child) for child in node.elements), default=0.0)

    def extent(self, node: Node) -> tuple[float, float]:
        """The least width in which an element keeps together, and the one in which it needs no more lines than it has."""
        style = self.look.of(node)
        if style.display == "none":
            return 0.0, 0.0
        least = most = 0.0
        for part in self._parts(node):
            if isinstance(part, Node):
                own = self.look.of(part)
                low, high = self.extent(part)
                low = max(low, min(high, own.least))
                if own.most is not None:
                    low, high = min(low, own.most), min(high, own.most)
            else:
                runs = [run for item in part for run in self.runs(item, style)]
                low, high = longest_piece(runs), full_width(runs)
            least, most = max(least, low), max(most, high)
        sides = style.padding[1] + style.padding[3] + (style.least if style.marker not in ("", "none") else 0)
        return least + sides, most + sides


def _append(parts: list[Node | list[Node | str]], part: Node | list[Node | str]) -> None:
    """What stands in lines goes on in the line before it."""
    if parts and isinstance(part, list) and isinstance(parts[-1], list):
        parts[-1].extend(part)
    else:
        parts.append(part)


def _with_own_words(node: Node) -> Node:
    """The element with its words in elements of their own, so that they keep its look when blocks part them."""
    parts = [Node("span", {}, [child], node) if isinstance(child, str) else child for child in node.children]
    node.children[:] = parts
    return node


def _marker(node: Node, style: Style) -> str:
    if style.marker == "disc":
        return "•"
    if "value" in node.attributes:
        return node.attributes["value"]
    siblings = node.parent.elements if node.parent else [node]
    return f"{next(index for index, one in enumerate(siblings, start=1) if one is node)}."


def _icon(node: Node) -> Icon | None:
    """A small picture among words, where an element is one."""
    if node.tag == "i" and "border" in node.classes:
        return Icon("border", 15)
    if "trend" not in node.classes or not (node.tag == "span" or node.parent is None or node.parent.tag == "span"):
        return None
    areas = [area.style["clip-path"] for area in node.all("i") if "clip-path" in area.style]
    corners = [pair.split() for area in areas for pair in area.removeprefix("polygon(").removesuffix(")").split(",")]
    return Icon("trend", 72, tuple((share(x), share(y)) for x, y in corners))


def watermarked(box: Box, words: str) -> Box:
    """A box with words written over it, pale and slanted: what it shows is none of the facts."""

    def paint(canvas: Canvas, x: float, y: float) -> None:
        box.paint(canvas, x, y)
        size = min(96.0, 0.6 * box.height)
        canvas.text(
            x + box.width / 2, y + box.height / 2 + size / 3, words, size=size, is_bold=True, anchor="middle",
            opacity=0.1, turn=-14,
        )  # fmt: skip

    return Box(box.width, box.height, paint)
