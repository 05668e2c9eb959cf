"""Are pictures drawn where their numbers are, with every word, inside their edges, in colour and in black and white?"""

import re
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from math import prod
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from assessment import figures, pictures, settings, shell
from assessment.figures.canvas import canvas, line, note
from assessment.figures.lanes import Column, Row, Scale, bar, key, label, lanes, mark
from assessment.figures.palette import DARK, PAPER
from assessment.pictures import pixels
from assessment.pictures.layout import Layout
from assessment.pictures.markup import Node, tree
from assessment.pictures.metrics import width_of
from assessment.pictures.words import Pen, Run, lines_of

SVG = "{http://www.w3.org/2000/svg}"
SCALE = Scale(0, 100)
COLUMNS = (Column("单位", "name"), Column("完成率", "lane", under=label(SCALE, 50, "一半")), Column("数", "number"))
STAMP = '{"snapshot": "模拟 <&> \\"1\\""}'


def rows(*cells: str, kind: str = "ranking", marks: str = "") -> str:
    return lanes(kind, COLUMNS, [Row(("商州", cell, "<b>1</b> / 2")) for cell in cells], key=marks, simulated=True)


def drawn(picture: str | figures.Figure, **more: object) -> ElementTree.Element:
    svg = pictures.svg(picture, title="题", **more)  # type: ignore[arg-type] # the options of the function under test
    return ElementTree.fromstring(svg.encode())  # noqa: S314 # our own


def numbers(element: ElementTree.Element, *names: str) -> tuple[float, ...]:
    return tuple(float(element.attrib[name]) for name in names)


def test_marks_stand_at_their_share_of_the_lane() -> None:
    root = drawn(rows(bar(SCALE, 20, 60, "interval") + mark(SCALE, 80, "dot accent")))
    (rule,) = [path.attrib["d"] for path in root.iter(f"{SVG}path")]
    left, middle, right, same = map(float, re.findall(r"[\d.]+", rule))
    assert middle == same
    dot = next(disc for disc in root.iter(f"{SVG}circle") if disc.attrib["fill"] == PAPER.accent)
    assert numbers(dot, "cx", "cy") == pytest.approx((left + 0.8 * (right - left), middle), abs=0.02)
    interval = next(area for area in root.iter(f"{SVG}rect") if area.attrib["fill"] == PAPER.interval)
    assert numbers(interval, "x", "width") == pytest.approx(
        (left + 0.2 * (right - left), 0.4 * (right - left)), abs=0.02
    )
    half = next(text for text in root.iter(f"{SVG}text") if text.text == "一半")
    assert half.attrib["text-anchor"] == "middle"
    assert float(half.attrib["x"]) == pytest.approx((left + right) / 2, abs=0.02)


def curve(colours: figures.Palette = PAPER, **trace: object) -> figures.Figure:
    one = {
        "type": "scatter", "mode": "lines", "x": [1, 2, 3, 4], "y": [0.5, 1.0, None, 0.5], "connectgaps": False,
        "line": {"color": colours.accent, "width": 2},
    }  # fmt: skip
    axis = {"range": [0, 4], "tickvals": [2], "ticktext": ["二月"], "tickfont": {"size": 12, "color": colours.muted}}
    share = {"range": [0, 1], "tickformat": ".0%", "nticks": 2, "tickfont": {"size": 12, "color": colours.muted}}
    return canvas(
        [one | trace], height=200, colours=colours, margin=(52, 0, 50, 50), x=axis, y=share,
        notes=[note("<b>商州</b>", colours, x=4, y=1, xanchor="right", yanchor="top")],
        shapes=[line(0, 0, 4, 1, colours.ink)], simulated=True,
    )  # fmt: skip


def test_curves_run_through_their_values_and_stop_at_gaps() -> None:
    root = drawn(curve())
    (guide, piece) = [path.attrib["d"] for path in root.iter(f"{SVG}path")]
    left, bottom, right, top = map(float, re.findall(r"[\d.]+", guide))
    assert (right - left, bottom - top) == (800, 100)
    at = left + 800 / 4, bottom - 50, left + 800 / 2, top
    assert tuple(map(float, re.findall(r"[\d.]+", piece))) == pytest.approx(at, abs=0.02)
    assert {text.text for text in root.iter(f"{SVG}text")} == {"题", "商州", "模拟数据", "二月", "0%", "50%", "100%"}


def test_a_picture_of_a_dark_screen_is_drawn_on_paper() -> None:
    assert pictures.svg(curve(DARK), title="题") == pictures.svg(curve(PAPER), title="题")


def other(figure: figures.Figure, **parts: object) -> figures.Figure:
    return {**figure, "layout": {**figure["layout"], **parts}}


@pytest.mark.parametrize(
    ("picture", "complaint"),
    [
        (rows('<i class="mark star" style="left:1%"></i>'), "star"),
        (rows('<i class="bar done" style="left:1"></i>'), "percentage"),
        (rows("<b>1</b>"), "lane"),
        ("<video></video>", "video"),
        ("<p>开", "not closed"),
        ('<div class="slope"><ul class="before"></ul></div>', "slope"),
        ('<div class="quadrant" style="height:9px"><i class="star"></i></div>', "quadrant"),
        (rows("", marks=key(("star", "星"))), "star"),
        (curve(type="pie"), "pie"),
        (curve(fill="tozeroy"), "fill"),
        (curve(mode="lines+text"), "text"),
        (curve(line={"color": "#123456", "width": 1}), "#123456"),
        (other(curve(), images=[]), "images"),
        (other(curve(), shapes=[{**line(0, 0, 1, 1, PAPER.ink), "type": "rect"}]), "rect"),
        (other(curve(), annotations=[{**note("", PAPER, x=0, y=0), "textangle": 90}]), "textangle"),
        (other(curve(), annotations=[note("<i>斜</i>", PAPER, x=0, y=0)]), "<i>"),
    ],
)
def test_what_is_not_known_is_said_and_never_left_out(picture: str | figures.Figure, complaint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(complaint)):
        pictures.svg(picture, title="题")


def test_words_are_escaped_and_the_file_is_sound() -> None:
    root = drawn(
        "<p>1 &lt; 2 &amp; \x0b3</p>", subtitle='<"副">', notes=("来源：<甲>", ""), stamp=STAMP, width=300
    )  # fmt: skip
    said = [text.text for text in root.iter(f"{SVG}text")]
    assert said == ["题", '<"副">', "1 < 2 & 3", "来源：<甲>"]
    assert [root.findtext(f"{SVG}{tag}") for tag in ("title", "desc", "metadata")] == ["题", '<"副">', STAMP]
    assert root.attrib["width"] == "300"


def chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(image):
        (length,) = struct.unpack(">I", image[at : at + 4])
        kind, body = image[at + 4 : at + 8], image[at + 8 : at + 8 + length]
        assert struct.unpack(">I", image[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + body),)
        yield kind, body
        at += 12 + length


def test_a_png_carries_the_stamp_and_real_chinese_letters() -> None:
    svg = pictures.svg("<p>商洛</p>", title="", stamp=STAMP, width=200)
    image = pictures.png(svg)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert [body for kind, body in chunks(image) if kind == b"iTXt"] == [b"assessment\0\0\0\0\0" + STAMP.encode()]
    pixels = Image.open(BytesIO(image)).convert("L")
    assert pixels.size == tuple(2 * side for side in Image.open(BytesIO(pictures.png(svg, zoom=1))).size)
    assert pixels.getpixel((0, 0)) == 255
    # A font without Chinese letters would draw the same box twice.
    first, second = (pixels.crop((48 + 32 * place, 48, 80 + 32 * place, 100)) for place in (0, 1))
    assert min(first.getextrema()[0], second.getextrema()[0]) < 100
    assert first.tobytes() != second.tobytes()
    assert not [kind for kind, _body in chunks(pictures.png(pictures.svg("<p>商</p>", title=""))) if kind == b"iTXt"]


def test_the_same_picture_is_the_same_file() -> None:
    picture = rows(bar(SCALE, 0, 50, "done behind") + bar(SCALE, 50, 70, "done unreported"), kind="bullets")
    first, second = (pictures.svg(picture, title="题", is_print=True) for _time in range(2))
    assert first == second
    assert pictures.png(first) == pictures.png(second)


def test_in_print_there_is_no_colour_and_what_is_behind_is_hatched() -> None:
    lights = ("ahead", "on_track", "behind", "far_behind", "unreported")
    picture = rows(*(bar(SCALE, 0, 50, f"done {light}") for light in lights), kind="bullets")
    said = pictures.svg(picture, title="题", is_print=True)
    assert all(red == green == blue for red, green, blue in re.findall(r'"#(\w\w)(\w\w)(\w\w)"', said))
    # An outline lies inside the edges of what it outlines.
    bars = ElementTree.fromstring(said.encode()).iter(f"{SVG}rect")  # noqa: S314 # our own
    fills = [area.attrib["fill"] for area in bars if area.attrib["height"] in {"8.8", "7.8"}]
    assert len(set(fills)) == len(lights)
    names = re.findall(r'<pattern id="([^"]+)"', said)
    assert fills[2:] == [f"url(#{name})" for name in names]
    assert [name.rsplit("-", 1)[0] for name in names] == ["behind", "far_behind", "unreported"]
    # Several pictures in one document must not take each other's hatching.
    assert not set(names) & set(re.findall(r'id="([^"]+)"', pictures.svg(picture + picture, title="题", is_print=True)))


def test_a_very_long_table_does_not_take_the_memory_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    svg = pictures.svg("<p>行</p>" * 9, title="", width=200)
    monkeypatch.setattr(pixels, "_MOST_PIXELS", 20_000)
    assert 15_000 < prod(Image.open(BytesIO(pictures.png(svg))).size) <= 20_500


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("得分率最高，其次", 80, ["得分率最", "高，其次"]),
        ("共（四项）", 32, ["共", "（四", "项）"]),
        ("完成 1,234.5 亩", 60, ["完成", "1,234.5", "亩"]),
        ("abcdefghij", 30, ["abc", "def", "ghij"]),
        ("一\n二", 99, ["一", "二"]),
    ],
)
def test_lines_break_where_chinese_and_numbers_may_be_broken(words: str, width: float, lines: list[str]) -> None:
    found = lines_of([Run(words, Pen(size=16))], width)
    assert ["".join(run.words for run in one.runs) for one in found] == lines
    assert all(one.width <= width for one in found)


PAGES = [
    "leaders/overview", "leaders/ranking", "leaders/unit", "leaders/movement", "analysis/completion", "analysis/tasks",
    "analysis/catalogue", "analysis/rules", "analysis/trial", "analysis/source", "budget/projects", "budget/dual",
    "budget/evaluation", "data/quality", "reporting/calendar", "reporting/entry",
]  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A picture that a page shows."""

    page: str
    key: str
    picture: str | figures.Figure


@pytest.fixture
def shown(data: Path) -> list[Shown]:
    """What every page shows when it is opened."""
    found: dict[tuple[str, str], Shown] = {}
    module = sys.modules["assessment.shell.card"]
    card, page = module.card, PAGES[0]

    def recording(key: str, picture: shell.Picture, rows: pd.DataFrame, **more: object) -> object:
        if not rows.empty:
            found.setdefault((page, key), Shown(page, key, picture.picture))
        return card(key, picture, rows, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shell, "card", recording)
        app = AppTest.from_file(str(settings.PROJECT / "app.py"), default_timeout=60)
        app.run()
        for page in PAGES[1:]:
            app.switch_page(f"pages/{page}.py").run()
            assert not app.exception, (page, app.exception)
    return list(found.values())


def visible(layout: Layout, node: Node) -> Iterator[str]:
    """The words of every cell and paragraph that a picture shows."""
    style = layout.look.of(node)
    if style.display == "none" or "data-watermark" in node.attributes:
        return
    for child in node.children:
        if isinstance(child, str):
            yield from child.split()
        else:
            yield from visible(layout, child)


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words).replace("▸", "▶")


def test_every_picture_of_every_page_is_drawn_whole(shown: list[Shown]) -> None:
    """In colour and for print; every word of it is there, nothing leaves its edges, and nothing takes long."""
    assert {one.page for one in shown} == set(PAGES)
    assert {type(one.picture) for one in shown} == {str, dict}
    for one in shown:
        start = time.process_time()
        root = drawn(one.picture, stamp=STAMP)
        assert time.process_time() - start < 8, one
        if isinstance(one.picture, dict) or re.search('class="(lanes|slope|quadrant)|data-heat', one.picture):
            assert_inside(drawn(one.picture, is_print=True), one)
        assert_inside(root, one)
        said = squeezed("".join(text.text or "" for text in root.iter(f"{SVG}text")))
        wanted = notes_of(one.picture) if isinstance(one.picture, dict) else visible(Layout(), tree(one.picture))
        missing = [words for words in map(squeezed, wanted) if words not in said]
        assert not missing, (one.page, one.key, missing[:5])


def notes_of(figure: figures.Figure) -> list[str]:
    return [re.sub("<[^>]*>|■", "", item["text"]) for item in figure["layout"]["annotations"]]


def assert_inside(root: ElementTree.Element, one: Shown) -> None:
    width, height = numbers(root, "width", "height")
    for text in root.iter(f"{SVG}text"):
        x, y, size = numbers(text, "x", "y", "font-size")
        own = width_of(text.text or "", size, is_bold="font-weight" in text.attrib)
        left = x - {"start": 0.0, "middle": own / 2, "end": own}[text.get("text-anchor", "start")]
        is_turned = "transform" in text.attrib
        assert is_turned or (left >= -1 and left + own <= width + 1 and 0 < y <= height), (one.page, one.key, text.text)
