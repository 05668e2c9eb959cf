"""The ground that everything is drawn on: SVG elements at places in pixels, every word and attribute escaped."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from assessment.pictures.ink import Hatch, Ink

# The first is bundled; the others are what Windows, WPS and macOS have.
FONTS = "'Noto Sans CJK SC', 'Microsoft YaHei', SimHei, 'PingFang SC', sans-serif"
# XML 1.0 has no place for them, not even escaped.
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
# The bundled font has no small triangle.
_LIKE = {ord("▸"): "▶"}
Point = tuple[float, float]


def clean(words: str) -> str:
    """Words as XML text."""
    return escape(words.translate(_CONTROLS))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def element(tag: str, content: str = "", /, **attributes: str | float | None) -> str:
    """An SVG element; attributes that are None are left out, underscores stand for hyphens, two of them for a colon."""
    said = "".join(
        f' {name.replace("__", ":").replace("_", "-")}="{clean(value) if isinstance(value, str) else _number(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{said}>{content}</{tag}>" if content else f"<{tag}{said}/>"


@dataclass
class Canvas:
    """Collects what is drawn, in order: what comes later lies on top. Colours are names (ink.py)."""

    ink: Ink
    parts: list[str] = field(default_factory=list)

    def rectangle(
        self, x: float, y: float, width: float, height: float, *, fill: str | None = None, stroke: str | None = None,
        thickness: float = 1, dash: str | None = None, radius: float | None = None,
    ) -> None:  # fmt: skip
        """An area; an outline lies inside its edges. An area of no size is not drawn."""
        if width <= 0 or height <= 0:
            return
        inset = thickness / 2 if stroke else 0
        self._add(
            "rect", x=x + inset, y=y + inset, width=max(0.1, width - 2 * inset), height=max(0.1, height - 2 * inset),
            rx=radius, **self._style(fill, stroke, thickness, dash),
        )  # fmt: skip

    def circle(
        self, x: float, y: float, radius: float, *, fill: str, stroke: str | None = None, thickness: float = 1
    ) -> None:
        """A disc around a point; its outline lies inside its edge."""
        inset = thickness / 2 if stroke else 0
        self._add("circle", cx=x, cy=y, r=radius - inset, **self._style(fill, stroke, thickness, None))

    def polygon(self, points: Iterable[Point], *, fill: str, stroke: str | None = None, thickness: float = 1) -> None:
        """An area by its corners."""
        corners = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        self._add("polygon", points=corners, **self._style(fill, stroke, thickness, None))

    def line(self, points: Iterable[Point], *, stroke: str, thickness: float = 1, dash: str | None = None) -> None:
        """A line from point to point."""
        steps = " L".join(f"{_number(x)} {_number(y)}" for x, y in points)
        self._add("path", d=f"M{steps}", stroke_linejoin="round", **self._style(None, stroke, thickness, dash))

    def text(
        self, x: float, y: float, words: str, *, size: float, colour: str = "ink", is_bold: bool = False,
        anchor: str = "start", underline: bool = False, opacity: float | None = None, turn: float | None = None,
    ) -> None:  # fmt: skip
        """Words on the base line ``y``, from ``x``, around it or up to it (``anchor`` start, middle, end)."""
        if not words.strip():
            return
        self.parts.append(
            element(
                "text",
                clean(words.translate(_LIKE)),
                x=x,
                y=y,
                font_size=size,
                fill=self.ink.solid(colour),
                font_weight="700" if is_bold else None,
                text_anchor=None if anchor == "start" else anchor,
                text_decoration="underline" if underline else None,
                opacity=opacity,
                transform=f"rotate({_number(turn)} {_number(x)} {_number(y)})" if turn else None,
            )
        )

    def _add(self, tag: str, **attributes: str | float | None) -> None:
        self.parts.append(element(tag, **attributes))

    def _style(
        self, fill: str | None, stroke: str | None, thickness: float, dash: str | None
    ) -> dict[str, str | float | None]:
        return {
            "fill": self.ink.fill(fill) if fill else "none",
            "stroke": self.ink.solid(stroke) if stroke else None,
            "stroke_width": thickness if stroke else None,
            "stroke_dasharray": dash,
        }

    def definitions(self) -> str:
        """The hatching that was used."""
        patterns = "".join(self._pattern(name, hatch) for name, hatch in self.ink.patterns())
        return element("defs", patterns) if patterns else ""

    def _pattern(self, name: str, hatch: Hatch) -> str:
        step, line = hatch.step, self.ink.solid(hatch.line)
        ground = element("rect", width=step, height=step, fill=self.ink.solid(hatch.ground)) if hatch.ground else ""
        lines = element("rect", width=hatch.thickness, height=step, fill=line)
        if hatch.is_crossed:
            lines += element("rect", width=step, height=hatch.thickness, fill=line)
        return element(
            "pattern", ground + lines, id=name, width=step, height=step, patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )  # fmt: skip
