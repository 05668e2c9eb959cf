"""Colours of pictures, for paper and for dark: ink, rules, and colour only where something needs attention."""

from dataclasses import dataclass

FONT = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"


@dataclass(frozen=True, eq=False)
class Palette:
    """One theme's colours. Blue is on track and orange behind; symbol and word always stand beside the colour."""

    ink: str
    muted: str
    rule: str
    lane: str
    paper: str
    accent: str
    grey: str
    interval: str
    alarm: str
    lights: dict[str, str]

    def light(self, light: str | None) -> str:
        """The colour of a light; grey for what has none."""
        return self.lights.get(light or "", self.grey)


PAPER = Palette(
    ink="#1d2733",
    muted="#5b6570",
    rule="#ddd7ca",
    lane="#e9e5db",
    paper="#fbfaf7",
    accent="#1f4e79",
    grey="#7d8893",
    interval="#b9c7d6",
    alarm="#a04509",
    lights={"ahead": "#12355b", "on_track": "#2f6ea5", "behind": "#dd8f43", "far_behind": "#b4500f"},
)
DARK = Palette(
    ink="#e7e4dc",
    muted="#a5afb9",
    rule="#2c3640",
    lane="#26303a",
    paper="#12171d",
    accent="#8fb8de",
    grey="#8a95a0",
    interval="#3f5871",
    alarm="#f0a468",
    lights={"ahead": "#b9d8f4", "on_track": "#6fa5d6", "behind": "#e6b07a", "far_behind": "#ec7f3a"},
)


def palette(theme: str | None) -> Palette:
    """The colours for a theme, ``light`` or ``dark``; paper when the browser has not said."""
    return DARK if theme == "dark" else PAPER


def variables() -> str:
    """The same colours for HTML pictures: ``--ink``, ``--light-behind`` …, each following the reader's theme by itself."""
    plain = ("ink", "muted", "lane", "paper", "accent", "grey", "interval", "alarm")
    pairs = {name: (getattr(PAPER, name), getattr(DARK, name)) for name in plain}
    pairs |= {f"light-{name}": (colour, DARK.lights[name]) for name, colour in PAPER.lights.items()}
    rules = "".join(f"--{name}: light-dark({paper}, {dark});" for name, (paper, dark) in pairs.items())
    return f":root {{{rules}}}"
