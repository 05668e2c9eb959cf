"""Words in lines: broken where Chinese and Latin text may be broken, each piece in its own size, weight and colour."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assessment.pictures.metrics import width_of
from assessment.pictures.paint import Canvas

# What must not begin a line, and what must not end one (GB/T 15834; the common part of 避头尾).
_NOT_FIRST = frozenset("，。、；：？！）》」』】〉”’…—·％%,.;:?!)]}›↑↓")
_NOT_LAST = frozenset("（《「『【〈“‘([{＋−")
# Chinese characters stand for themselves; Latin words, numbers and what is glued to them stay in one piece.
_WIDE = "⺀-鿿豈-﫿가-힣㐀-䶿！-～\u3001-\u303f"
_PIECES = re.compile(rf"\n|[^\S\n]+|[{_WIDE}]|[^\s{_WIDE}]+")


@dataclass(frozen=True)
class Pen:
    """How words are written; the colour is a name (ink.py)."""

    size: float = 16
    colour: str = "ink"
    is_bold: bool = False
    is_kept: bool = False  # whether the words stay in one line
    is_underlined: bool = False


@dataclass(frozen=True)
class Run:
    """Words written alike, or a small picture of its own width among them."""

    words: str
    pen: Pen
    icon: "Icon | None" = None
    after: float = 0  # room after it


@dataclass(frozen=True)
class Icon:
    """A small picture in a line: as wide as it says, drawn with its middle at the height of the words' middle."""

    name: str
    width: float
    detail: tuple[tuple[float, float], ...] = ()
    colour: str = ""


@dataclass
class Line:
    """What stands in one line."""

    runs: list[Run] = field(default_factory=list)

    @property
    def width(self) -> float:
        """Its width in pixels."""
        return sum(run_width(run) for run in self.runs)

    @property
    def size(self) -> float:
        """The size of its largest words."""
        return max((run.pen.size for run in self.runs), default=0.0)


def run_width(run: Run) -> float:
    """The width of a run in pixels."""
    own = run.icon.width if run.icon else width_of(run.words, run.pen.size, is_bold=run.pen.is_bold)
    return own + run.after


def plain(words: str, pen: Pen) -> list[Run]:
    """One run."""
    return [Run(words, pen)]


def _pieces(runs: Iterable[Run]) -> list[list[Run]]:
    """What may not be broken: each piece a list of runs, a line's end as the run of a newline."""
    pieces: list[list[Run]] = []
    for run in runs:
        found = (
            _PIECES.findall(run.words)
            if not run.icon and not run.pen.is_kept
            else re.split("(?<=\n)|(?=\n)", run.words)
        )
        for place, words in enumerate(found):
            part = Run(words, run.pen, run.icon, run.after if place == len(found) - 1 else 0)
            if pieces and _is_glued(pieces[-1][-1], part):
                pieces[-1].append(part)
            else:
                pieces.append([part])
    return pieces


def _is_glued(last: Run, part: Run) -> bool:
    """Whether no line may end between two."""
    if last.words == "\n" or part.words == "\n" or last.after:
        return False
    if part.icon and part.icon.name == "room":
        return False
    if last.pen.is_kept and part.pen.is_kept:
        return True
    if not last.words or not part.words or last.words[-1].isspace() or part.words[0].isspace():
        return False
    return part.words[0] in _NOT_FIRST or last.words[-1] in _NOT_LAST


def longest_piece(runs: Iterable[Run]) -> float:
    """The least width in which nothing is broken that must not be."""
    return max((sum(run_width(run) for run in piece) for piece in _pieces(runs)), default=0.0)


def full_width(runs: Iterable[Run]) -> float:
    """The width in which only the ends of lines that are given break it."""
    return max((line.width for line in lines_of(list(runs), float("inf"))), default=0.0)


def lines_of(runs: list[Run], width: float) -> list[Line]:
    """The runs in lines of at most ``width``; a piece that is longer than a line is broken anywhere."""
    lines, line, at = [], Line(), 0.0
    for piece in _pieces(runs):
        if piece[0].words == "\n":
            lines.append(line)
            line, at = Line(), 0.0
            continue
        long = sum(run_width(run) for run in piece)
        is_space = all(run.words.isspace() and not run.icon for run in piece)
        if at + long > width + 0.01 and line.runs:
            if is_space:
                continue
            lines.append(_trimmed(line))
            line, at = Line(), 0.0
        if is_space and not line.runs:
            continue
        for part in piece if long <= width + 0.01 else _broken(piece, width):
            own = run_width(part)
            if at + own > width + 0.01 and line.runs:
                lines.append(line)
                line, at = Line(), 0.0
            line.runs.append(part)
            at += own
    if line.runs or not lines:
        lines.append(_trimmed(line))
    return [Line(_joined(one.runs)) for one in lines]


def _broken(piece: list[Run], width: float) -> list[Run]:
    return [
        part
        for run in piece
        for part in ([run] if run.icon or run_width(run) <= width else [replace(run, words=sign) for sign in run.words])
    ]


def _trimmed(line: Line) -> Line:
    runs = list(line.runs)
    while runs and not runs[-1].icon and not runs[-1].words.strip(" \t"):
        runs.pop()
    return Line(runs)


def _joined(runs: list[Run]) -> list[Run]:
    """Neighbours written alike in one run, so that a line is one piece of text where it can be."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and not last.icon and not run.icon and not last.after and last.pen == run.pen:
            joined[-1] = replace(last, words=last.words + run.words, after=run.after)
        else:
            joined.append(run)
    return joined


def write(canvas: Canvas, line: Line, x: float, baseline: float, *, anchor: str = "start") -> None:
    """A line from ``x``, around it or up to it; a single run is anchored there, whatever font a reader has."""
    runs = [run for run in line.runs if run.icon or run.words]
    if len(runs) == 1 and not runs[0].icon:
        _say(canvas, runs[0], x, baseline, anchor)
        return
    at = x - {"start": 0, "middle": line.width / 2, "end": line.width}[anchor]
    for run in runs:
        if run.icon:
            draw_icon(canvas, run.icon, at, baseline - 0.36 * run.pen.size)
        else:
            _say(canvas, run, at, baseline, "start")
        at += run_width(run)


def _say(canvas: Canvas, run: Run, x: float, baseline: float, anchor: str) -> None:
    """Words without the room before them, which some programs leave out: they begin after it instead."""
    pen, words = run.pen, run.words.lstrip()
    if anchor == "start":
        x += width_of(run.words[: len(run.words) - len(words)], pen.size, is_bold=pen.is_bold)
    canvas.text(
        x, baseline, words, size=pen.size, colour=pen.colour, is_bold=pen.is_bold, anchor=anchor,
        underline=pen.is_underlined,
    )  # fmt: skip


def draw_icon(canvas: Canvas, icon: Icon, x: float, middle: float) -> None:
    """The small pictures that stand among words: nothing but room, a cell border, a square of a colour, the trend of a year."""
    if icon.name == "room":
        return
    if icon.name == "border":
        canvas.line([(x + icon.width / 2, middle - 7), (x + icon.width / 2, middle + 7)], stroke="rule")
    elif icon.name == "swatch":
        is_hatched = canvas.ink.is_hatched(icon.colour)
        canvas.rectangle(
            x, middle - 5, icon.width, 10, fill=icon.colour, stroke="ink" if is_hatched else None, thickness=0.8
        )
    elif icon.name == "trend":
        _trend(canvas, icon, x, middle - 11)
    else:
        raise ValueError(f"an unknown picture in a line: {icon.name}")


def _trend(canvas: Canvas, icon: Icon, x: float, top: float) -> None:
    """Completion as an area under the line of 序时 from January to December."""
    width, height = icon.width, 22.0
    if icon.detail:
        canvas.polygon([(x + width * across, top + height * down) for across, down in icon.detail], fill="interval")
    canvas.line([(x, top + height), (x + width, top + height)], stroke="rule")
    canvas.line([(x, top + height), (x + width, top)], stroke="ink", thickness=1.2)
