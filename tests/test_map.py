"""Does the map show every unit where it lies, each state as it is, and no boundary? Are places checked when it is built?"""

import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from assessment import figures, headlines, messages, reads
from assessment.documents.origin import DocumentError
from assessment.documents.tiles import tile_rows
from tests.conftest import World
from tests.test_pages import headline, html, open_page, written

PAGE = "pages/analysis/map.py"
DRILLS = "shangluo-2022/生态修复/2/drills"
SCHEMATIC = "示意图，非行政区域界线"
NAMES = "document_id,printed_name,unit_id,unit_name,short_name,kind,parent_unit_id,division_code,peer_group\n"
UNITS = [
    {"unit_id": unit, "parent_unit_id": "p"} for unit in ("a", "b")
]  # fmt: skip


def link(page: str, **_changes: str) -> str:
    return page


def tiles_of(picture: str) -> dict[str, tuple[str, str]]:
    """Each tile's kind and words, by the unit's name."""
    found = re.findall(r'<li class="tile ([\w ]+)"[^>]*><a[^>]*><b>(.*?)</b>(.*?)</a></li>', picture)
    return {name: (kind, unescape(re.sub("<.*?>", " ", words)).strip()) for kind, name, words in found}


def sources(folder: Path, tiles: str) -> Path:
    (folder / "units.csv").write_text(NAMES + "d,丙,c,丙局,丙,bureau,q,,局\n", encoding="utf-8")
    (folder / "tiles.csv").write_text(tiles, encoding="utf-8")
    return folder


def test_places_are_read_for_the_units_at_hand(tmp_path: Path) -> None:
    """A unit of a document that is not at hand is known by its name, and has no row."""
    text = "unit_id,row,column,origin\na,1,1,手排\nb,1,2,手排\nc,1,1,手排\n"
    rows = tile_rows(sources(tmp_path, text), UNITS)
    assert rows == [
        {"unit_id": "a", "row": 1, "column": 1, "origin": "手排"},
        {"unit_id": "b", "row": 1, "column": 2, "origin": "手排"},
    ]
    (tmp_path / "tiles.csv").unlink()
    assert tile_rows(tmp_path, UNITS) == []


def test_everything_wrong_with_the_places_is_listed(tmp_path: Path) -> None:
    text = "unit_id,row,column,origin\na,1,1,手排\nb,1,1,手排\nx,2,0,\na,2,2,手排\n"
    with pytest.raises(DocumentError) as refused:
        tile_rows(sources(tmp_path, text), UNITS)
    assert refused.value.problems == [
        "tiles.csv 第 3 行：b 与 a 同在第 1 行第 1 列一格；请移开一个。",
        "tiles.csv 第 4 行：没有编号为“x”的单位；请按 units.csv 改正，或删去这一行。",
        "tiles.csv 第 4 行：origin 为空；请写明位置是怎样排定的。",
        "tiles.csv 第 4 行：column 应为 1 到 40 的整数。",
        "tiles.csv 第 5 行：a 在第 2 行已有位置；请只留一行。",
    ]
    with pytest.raises(DocumentError, match="缺少列 column、origin"):
        tile_rows(sources(tmp_path, "unit_id,row\na,1\n"), UNITS)


def test_every_published_place_lies_where_the_unit_lies(view: reads.View) -> None:
    """Neighbours by compass: north is above, east to the right (general geographic knowledge, no coordinates)."""
    rows = reads.score_by_tile(reads.View(view.scope, "shangluo-2022", 2022, 9, peer_group="县区"))
    at = {row.short_name: (row.tile_row, row.tile_column) for row in rows.itertuples()}
    assert len(at) == 7
    assert at["洛南"][0] < at["商州"][0] < at["山阳"][0]
    assert at["柞水"][1] < at["商州"][1] < at["丹凤"][1]
    assert at["柞水"][0] < at["镇安"][0]
    group = reads.View(view.scope, "qinghai-2019", 2019, 9, peer_group="市州自然资源主管部门")
    at = {row.short_name: (row.tile_row, row.tile_column) for row in reads.score_by_tile(group).itertuples()}
    assert len(at) == 8
    assert at["海西"][1] < at["海南"][1] < at["西宁"][1] < at["海东"][1]
    assert at["海北"][0] < at["海南"][0] < at["果洛"][0]
    assert at["玉树"][1] < at["果洛"][1] < at["黄南"][1]


def test_a_measure_is_shown_as_states_and_never_as_a_zero_that_nobody_reported(world: World) -> None:
    """A is on schedule, B has not reported, C was not given the task: three tiles that say three things."""
    world.leaf("i", 10)
    world.measure("m", "i", unit_of_measure="亩")
    for unit in "ab":
        world.target("m", unit, 100)
    world.measure("other", "i")
    world.target("other", "c", 1)
    world.actual("m", "a", 12, 100)
    world.rows["tile"] = [
        {"unit_id": unit, "row": 4, "column": 2 + place, "origin": "手排"} for place, unit in enumerate("ab")
    ]
    rows = world.ask("completion_by_tile", measure_id="m", peer_group="县区")
    assert rows["state"].tolist() == ["reported", "unreported", "not_applicable"]
    assert rows[["value", "target_value"]].fillna(-1).to_numpy().tolist() == [[100, 100], [-1, 100], [-1, -1]]
    picture = figures.tiles(rows, unit_id="b", link=link)
    assert tiles_of(picture) == {
        "A": ("on_track", "● 正常  100%  100 / 100 亩"),
        "B": ("unreported chosen", "○ 未报  目标 100 亩"),
        "C": ("not_applicable", "– 无任务"),
    }
    # The picture begins with its first tile, wherever the grid of the file does; C stands beside, and it is said.
    assert 'style="grid-row:1;grid-column:1"' in picture
    assert 'style="grid-row:1;grid-column:2"' in picture
    assert "没有位置的单位：" in picture
    assert SCHEMATIC in picture
    assert headlines.map_headline(rows) == "A完成 100%，正常"


def test_a_scheme_without_places_stands_in_official_order_and_says_so(world: World) -> None:
    world.one("ratio_capped", 10, 100, 50)
    world.target("m", "b", 100)
    world.actual("m", "b", 12, 95)
    rows = world.ask("score_by_tile", peer_group="县区")
    picture = figures.tiles(rows, unit_id=None, link=link)
    assert tiles_of(picture) == {
        "A": ("far_behind", "▁ 较差  5.00 分  第 2 名"),
        "B": ("ahead", "▇ 优秀  9.50 分  第 1 名"),
    }
    assert "这些单位没有登记位置，按官方顺序排列。" in picture
    assert SCHEMATIC in picture
    assert "grid-row" not in picture
    assert headlines.map_headline(rows) == "2 个单位：1 个优秀、1 个较差，B最高，A最低"
    assert headlines.map_note(rows) == ""


def test_a_group_that_has_not_reported_gets_no_grade(world: World) -> None:
    world.leaf("i", 10)
    world.measure("m", "i")
    for unit in "ab":
        world.target("m", unit, 100)
    world.actual("m", "a", 12, 100)
    rows = world.ask("score_by_tile", peer_group="县区")
    assert tiles_of(figures.tiles(rows, unit_id=None, link=link))["B"] == ("unreported", "○ 未报")
    assert pd.isna(rows["grade"].iloc[1])


def test_the_page_shows_the_score_or_the_measure_in_the_address(data: Path) -> None:
    app = open_page(PAGE, month="9")
    assert headline(app) == "7 个单位：1 个良好、4 个一般、2 个较差，柞水最高，山阳最低（模拟）"
    assert len(tiles_of("".join(html(app)))) == 7
    assert SCHEMATIC in written(app)
    assert "不含坐标和界线" in written(app)
    app = open_page(PAGE, month="9", measure=DRILLS, unit="611024")
    picture = "".join(html(app))
    assert tiles_of(picture)["山阳"] == ("far_behind chosen", "▼ 严重滞后  32%  138 / 428 次")
    assert 'href="unit?' in picture
    assert not [box for box in app.selectbox if box.key == "choice_base_map"]
    app.segmented_control(key="map-side").set_value("source").run()
    assert "原文" in written(app)


def test_city_level_stands_beside_the_counties(data: Path) -> None:
    """市本级 has no place of its own; it is shown where it was given the measure."""
    given = "shangluo-2022/资源利用/4/approved-unsupplied-land"
    picture = "".join(html(open_page(PAGE, month="9", measure=given)))
    assert len(tiles_of(picture)) == 8
    beside = picture.partition("没有位置的单位：")[2]
    assert list(tiles_of(beside)) == ["市本级"]


def test_the_map_speaks_english(data: Path) -> None:
    messages.use("en")
    picture = "".join(html(open_page(PAGE, month="9", lang="en")))
    assert "Schematic; these are not administrative boundaries" in picture
    assert tiles_of(picture)["柞水"] == ("on_track", "▅ Good  68.59 points  Rank 1–2")
