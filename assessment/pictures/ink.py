"""What things are drawn with: colours of the palette on white, or black, greys and hatching for a black-and-white print."""

from dataclasses import dataclass, field

from assessment.figures.palette import DARK, PAPER, Palette

_PLAIN = ("ink", "muted", "rule", "lane", "paper", "accent", "grey", "interval", "alarm")

# What style.css mixes from the palette, on white ground.
_COLOURS = {name: getattr(PAPER, name) for name in _PLAIN} | PAPER.lights
_COLOURS |= {
    "paper": "#ffffff",
    "rule": "#d5d7da",
    "wash": "#eff0f1",
    "behind_ground": "#f6e3d0",
    "far_behind_ground": "#b4500f",
    "far_behind_ink": "#ffffff",
    "zone": "#e9e5db",
    "zone_far_behind": "#d6cfbf",
    "zone_behind": "#e3dccd",
    "zone_on_track": "#efebe2",
}
# In print what is well stays plain, what is behind is hatched, and what is far behind is hatched across; words are black.
_GREYS = {
    "ink": "#000000",
    "muted": "#404040",
    "rule": "#c4c4c4",
    "lane": "#ececec",
    "paper": "#ffffff",
    "accent": "#000000",
    "grey": "#7a7a7a",
    "interval": "#cccccc",
    "alarm": "#000000",
    "ahead": "#000000",
    "on_track": "#4d4d4d",
    "behind": "#000000",
    "far_behind": "#000000",
    "wash": "#eeeeee",
    "behind_ground": "#ffffff",
    "far_behind_ground": "#ffffff",
    "far_behind_ink": "#000000",
    "zone": "#ececec",
    "zone_far_behind": "#d2d2d2",
    "zone_behind": "#e2e2e2",
    "zone_on_track": "#f1f1f1",
}


@dataclass(frozen=True)
class Hatch:
    """Slanted lines over a ground: how far apart, how thick, and whether they cross; colours by name."""

    line: str
    ground: str | None
    step: float
    thickness: float
    is_crossed: bool = False


# What is hatched in colour and in print: nobody reported it.
_HATCHES = {
    "hatch": Hatch("rule", None, 6, 1),
    "open": Hatch("grey", "lane", 5, 1),
    "unreported": Hatch("grey", "paper", 6, 3),
}
_PRINTED_HATCHES = {
    "behind": Hatch("ink", "paper", 4, 1.3),
    "far_behind": Hatch("ink", "paper", 4, 1.3, is_crossed=True),
    "loss": Hatch("ink", "paper", 4, 1.3),
}


@dataclass
class Ink:
    """Answers with what SVG paints: ``solid`` for lines and words, ``fill`` for areas; remembers the hatching in use."""

    is_print: bool
    used: dict[str, Hatch] = field(default_factory=dict)

    def solid(self, name: str) -> str:
        """A colour by its name; an unknown name is a KeyError."""
        return (_GREYS if self.is_print else _COLOURS)[name]

    def fill(self, name: str) -> str:
        """A colour or hatching by its name."""
        hatches = _HATCHES | _PRINTED_HATCHES if self.is_print else _HATCHES
        if name not in hatches:
            return self.solid(name)
        self.used[name] = hatches[name]
        return f"url(#{name})"

    def is_hatched(self, name: str) -> bool:
        """Whether an area of that name needs an outline to be seen."""
        return name in _HATCHES or (self.is_print and name in _PRINTED_HATCHES)

    def patterns(self) -> list[tuple[str, Hatch]]:
        """The hatching in use, in the order of their names, so that the same picture is the same text."""
        return sorted(self.used.items())


def _names(palette: Palette) -> dict[str, str]:
    plain = {getattr(palette, name): name for name in reversed(_PLAIN)}
    return plain | {colour: name for name, colour in palette.lights.items()}


# A Plotly figure carries the colours of the theme that its reader looked at; the names are the same.
_KNOWN = _names(DARK) | _names(PAPER)


def name_of(colour: str) -> str:
    """The name of a colour that a figure was drawn with; a colour of no palette is a ValueError."""
    if colour not in _KNOWN:
        raise ValueError(f"a colour of no palette: {colour}")
    return _KNOWN[colour]
