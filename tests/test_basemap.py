"""Is a base map used only with an approval number, a safe picture and positions on it, and is everything else said?"""

import asyncio
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from assessment import basemaps, figures, reads, settings
from tests.test_pages import html, open_page, written

PAGE = "pages/analysis/map.py"
DRILLS = "shangluo-2022/生态修复/2/drills"
DESCRIPTION = """title = "示例图"
approval_number = "陕S(2022)012号"
source = "示例来源"
picture = "picture.png"

[positions]
"611021" = [50, 12.5]
"611024" = [40, 80]
"""
SVG = '<svg xmlns="http' + '://www.w3.org/2000/svg" viewBox="0 0 80 60">{}</svg>'


def png() -> bytes:
    """A made-up picture, four pixels by three."""
    rows = b"".join(b"\0" + bytes((230, 230, 230)) * 4 for _row in range(3))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 4, 3, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    parts = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def supply(data: Path, description: str = DESCRIPTION, **pictures: bytes) -> Path:
    folder = data / "basemap"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "city.toml").write_text(description, encoding="utf-8")
    for name, content in (pictures or {"picture_png": png()}).items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return data


def problems(data: Path) -> list[str]:
    """What is wrong with the only map; none is usable then."""
    found = basemaps.supplied(data, {"611021", "611024"})
    assert found.usable == ()
    ((map_id, said),) = found.refused
    assert map_id == "city"
    assert all(problem.startswith("city.toml: ") for problem in said)
    return [problem.removeprefix("city.toml: ") for problem in said]


def test_nothing_is_shipped_and_nothing_is_used() -> None:
    assert not list((settings.PROJECT / "assessment").rglob("*.png"))
    assert basemaps.supplied(Path("/nonexistent")) == basemaps.Supplied()


def test_a_map_with_its_number_is_used(tmp_path: Path) -> None:
    (one,) = basemaps.supplied(supply(tmp_path), {"611021", "611024"}).usable
    assert (one.map_id, one.title, one.approval_number) == ("city", "示例图", "陕S(2022)012号")
    assert (one.picture.width, one.picture.height) == (4, 3)
    assert one.positions == (("611021", 50.0, 12.5), ("611024", 40.0, 80.0))
    assert one.data_address.startswith("data:image/png;base64,")


@pytest.mark.parametrize("number", ["GS(2022)1234号", "GS京(2022)0001号", "陕S（2022）012号", "青S〔2019〕5号"])
def test_the_usual_ways_to_write_an_approval_number(tmp_path: Path, number: str) -> None:
    supply(tmp_path, DESCRIPTION.replace("陕S(2022)012号", number))
    assert [one.approval_number for one in basemaps.supplied(tmp_path).usable] == [number]


@pytest.mark.parametrize("line", ['approval_number = ""', 'approval_number = "  "', ""])
def test_without_a_number_it_is_refused(tmp_path: Path, line: str) -> None:
    supply(tmp_path, DESCRIPTION.replace('approval_number = "陕S(2022)012号"', line))
    (problem,) = problems(tmp_path)
    assert "审图号）为空" in problem
    assert "请向自然资源主管部门送审" in problem


@pytest.mark.parametrize("number", ["012号", "陕S(22)012号", "GS2022-1234", "陕S(2022)号", "待批"])
def test_a_number_that_is_none_is_refused(tmp_path: Path, number: str) -> None:
    supply(tmp_path, DESCRIPTION.replace("陕S(2022)012号", number))
    (problem,) = problems(tmp_path)
    assert f"审图号“{number}”不合格式" in problem


def test_every_problem_is_listed_at_once(tmp_path: Path) -> None:
    text = 'title = ""\nsource = "x"\npicture = "none.png"\n[positions]\n"611021" = [120, 5]\n"9" = [1, 1]\n"611024" = [1]\n'
    supply(tmp_path, text)
    assert problems(tmp_path) == [
        "title（图名）为空；请填写。",
        "approval_number（审图号）为空；没有审图号的地图不得公开，底图不采用。请向自然资源主管部门送审，取得审图号后填写。",
        "611021 的位置 [120, 5] 不对；应为两个 0 到 100 的数：距左、距上的百分比。",
        "[positions] 中的“9”不是单位编号；请按单位编号改正，或删去这一行。",
        "611024 的位置 [1] 不对；应为两个 0 到 100 的数：距左、距上的百分比。",
        "图片“none.png”不在文件夹 basemap 里；请放入，或改正文件名。",
    ]
    supply(tmp_path, "title = ")
    assert "不是有效的 TOML" in problems(tmp_path)[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("picture.png", b"GIF89a", "内容与后缀 .png 不符"),
        ("picture.png", png()[:20], "读不出宽和高"),
        ("picture.gif", b"GIF89a", "应是同一文件夹里的 PNG、JPEG 或 SVG"),
        ("../secret.png", png(), "不带路径"),
        ("picture.svg", SVG.format("<script>alert(1)</script>").encode(), "含有 <script>"),
        ("picture.svg", SVG.format('<rect onclick="x()"/>').encode(), "含有 <rect onclick>"),
        ("picture.svg", SVG.format('<image href="//elsewhere/x.png"/>').encode(), 'href="//elsewhere/x.png"'),
        ("picture.svg", SVG.format('<rect style="fill:url(//elsewhere#a)"/>').encode(), "url(//elsewhere"),
        ("picture.svg", SVG.format("<style>@import '//elsewhere/x.css';</style>").encode(), "<style> url()"),
        ("picture.svg", SVG.format("<foreignObject/>").encode(), "<foreignObject>"),
        ("picture.svg", SVG.format('<animate attributeName="href"/>').encode(), "<animate>"),
        ("picture.svg", b"<!DOCTYPE svg>" + SVG.format("").encode(), "DOCTYPE"),
        ("picture.svg", SVG.format("<rect>").encode(), "不是有效的 SVG"),
        ("picture.svg", SVG.format("").replace(' viewBox="0 0 80 60"', "").encode(), "viewBox"),
    ],
)
def test_a_picture_that_is_none_or_could_do_harm_is_refused(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    supply(tmp_path, DESCRIPTION.replace("picture.png", name))
    (tmp_path / "basemap" / name).write_bytes(content)
    found = problems(tmp_path)
    assert len(found) == 1
    assert said in found[0]


def test_an_svg_that_only_draws_and_a_jpeg_are_used(tmp_path: Path) -> None:
    drawn = SVG.format('<defs><path id="a" d="M0 0h9"/></defs><use href="#a"/><text style="fill:url(#a)">图</text>')
    supply(tmp_path, DESCRIPTION.replace("picture.png", "picture.svg"), picture_svg=drawn.encode())
    frame = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x1e\x00\x28\x01\x01\x11\x00\xff\xd9"
    (tmp_path / "basemap" / "other.toml").write_text(DESCRIPTION.replace("picture.png", "p.jpg"), encoding="utf-8")
    (tmp_path / "basemap" / "p.jpg").write_bytes(frame)
    sizes = {one.map_id: (one.picture.width, one.picture.height) for one in basemaps.supplied(tmp_path).usable}
    assert sizes == {"city": (80, 60), "other": (40, 30)}


@pytest.fixture
def supplied(real_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real tables, with a base map of an operator beside them."""
    for name in ("sources", "snapshots", "demo"):
        (tmp_path / name).symlink_to(real_data / name)
    (tmp_path / "tables").symlink_to((real_data / "tables").resolve())
    monkeypatch.setenv("ASSESSMENT_DATA", str(tmp_path))
    monkeypatch.delenv("ASSESSMENT_DEMO", raising=False)
    return supply(tmp_path)


def test_the_page_draws_on_the_map_that_the_address_names(supplied: Path) -> None:
    app = open_page(PAGE, month="9", measure=DRILLS)
    assert "示意图，非行政区域界线" in written(app)
    assert app.selectbox(key="choice_base").options == ["示意图", "示例图"]
    app = open_page(PAGE, month="9", measure=DRILLS, base="city")
    picture = "".join(html(app))
    assert "审图号：陕S(2022)012号　来源：示例来源" in picture
    assert 'src="data:image/png;base64,' in picture
    assert picture.count('<li class="spot ') == 2
    assert 'style="left:50%;top:12.5%"' in picture
    # Who has no position on the picture stands beside it.
    assert picture.partition("没有位置的单位：")[2].count('<li class="tile ') == 5
    assert "示意图，非行政区域界线" not in picture


def test_a_refused_map_is_said_and_the_tiles_stay(supplied: Path) -> None:
    supply(supplied, DESCRIPTION.replace("陕S(2022)012号", ""))
    app = open_page(PAGE, month="9", base="city")
    assert not app.warning
    assert "底图没有采用，仍显示示意图：" in written(app)
    assert "city.toml: approval_number（审图号）为空" in written(app)
    assert "示意图，非行政区域界线" in written(app)
    assert "<img" not in written(app)


def asked(map_id: str) -> Response:
    from assessment.server import base_map

    request = Request({"type": "http", "headers": [], "path_params": {"map_id": map_id}})
    # In a thread of its own: where a browser test ran before, this one has a running loop.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, base_map(request)).result()


def test_the_server_gives_out_usable_maps_alone(supplied: Path) -> None:
    answer = asked("city")
    assert (answer.status_code, answer.body, answer.media_type) == (200, png(), "image/png")
    assert asked("other").status_code == 404
    supply(supplied, DESCRIPTION.replace("陕S(2022)012号", ""))
    assert asked("city").status_code == 404


def test_marks_say_the_state_to_those_who_hear_them(supplied: Path) -> None:
    (base,) = basemaps.supplied(supplied).usable
    rows = reads.completion_by_tile(
        reads.View(reads.Scope(), "shangluo-2022", 2022, 9, peer_group="县区"), measure_id=DRILLS
    )
    picture = figures.base_map(rows, base, address="x", unit_id=None, link=lambda page, **_more: page)
    assert '<span class="heard">山阳 严重滞后 </span><i>▼</i> 32%' in picture
