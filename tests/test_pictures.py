"""Do pictures put their marks where the numbers are: scales, crowded names, the zones of the lights, what is highlighted?"""

import itertools
import re

import pytest

from assessment import figures, reads
from assessment.access import Scope
from assessment.figures.canvas import spread
from assessment.figures.ends import End, names
from assessment.figures.lanes import Scale, label
from assessment.figures.palette import DARK, PAPER, variables

DRILLS = "shangluo-2022/生态修复/2/drills"


@pytest.fixture
def view(data: object) -> reads.View:
    return reads.View(Scope(), "shangluo-2022", 2022, 9, "县区")


def link(page: str, **changes: str) -> str:
    return f"{page}?{changes}"


@pytest.mark.parametrize(
    ("scale", "ticks"),
    [
        (Scale(36.9, 70.2), [40, 50, 60, 70]),
        (Scale(0, 1.1), [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (Scale(58.4, 68.4), [60, 62, 64, 66, 68]),
        (Scale(0, 0), [0]),
    ],
)
def test_scales_have_round_ticks(scale: Scale, ticks: list[float]) -> None:
    assert scale.ticks() == ticks


def test_a_value_lies_at_its_share_of_the_lane_and_never_beyond() -> None:
    scale = Scale(40, 60)
    assert [scale.place(value) for value in (40, 45, 60, 30, 90)] == [0, 25, 100, 0, 100]
    assert label(scale, 60, "<末>") == '<span class="at last" style="left:100.0%">&lt;末&gt;</span>'


@pytest.mark.parametrize(
    ("positions", "moved"),
    [
        ([1, 5, 9], [1, 5, 9]),
        ([5, 5], [4.5, 5.5]),
        ([9, 1, 9], [8.5, 1, 9.5]),
        ([3, 3, 3, 10], [2, 3, 4, 10]),
        ([], []),
    ],
)
def test_crowded_names_make_room_and_the_others_stay(positions: list[float], moved: list[float]) -> None:
    assert spread(positions, 1) == pytest.approx(moved)


def test_names_at_the_ends_of_lines_never_meet_nor_leave_the_picture() -> None:
    ends = [End(9, share, f"县{index}", "#000") for index, share in enumerate([1.05, 1.05, 1.04, 0.4, 0.401])]
    heights = sorted(item["y"] for item in names(ends, PAPER, low=0, high=1.05, height=300))
    assert all(above - below >= 1.05 * 15 / 300 - 1e-9 for below, above in itertools.pairwise(heights))
    assert heights[-1] <= 1.05 + 1e-9


def test_a_picture_of_rows_says_every_row_in_words(view: reads.View) -> None:
    picture = figures.ranking_dots(reads.ranking(view), unit_id=None, link=link)
    rows = re.findall(r"<tr.*?</tr>", picture.split("<tbody>")[1].split("</tbody>")[0])
    said = [re.sub(r"<[^>]*>", " ", row).split() for row in rows]
    assert said[0] == ["1", "柞水", "进度正常", "29/37", "可能第", "1–2", "名", "68.59", "↑1"]
    assert [row[1] for row in said] == ["柞水", "镇安", "商南", "洛南", "丹凤", "商州", "山阳"]
    assert ['class="first"' in row or 'class="last"' in row for row in rows] == [True, *[False] * 5, True]


def test_a_chosen_unit_alone_stands_out(view: reads.View) -> None:
    picture = figures.ranking_dots(reads.ranking(view), unit_id="611022", link=link)
    assert re.findall(r'<tr class="(\w+)">', picture) == ["chosen"]


def test_bars_end_where_completion_does_and_zones_where_lights_change(view: reads.View) -> None:
    rows = reads.completion_by_unit(view, measure_id=DRILLS)
    picture = figures.completion(rows, unit_id=None, link=link)
    longest = rows["completion_rate"].max()
    widths = [float(width) for width in re.findall(r'class="bar done \w+" style="left:0.0%;width:([\d.]+)%', picture)]
    assert widths == pytest.approx([100 * rate / longest for rate in rows["completion_rate"]], abs=0.01)
    starts = {zone: float(left) for zone, left in re.findall(r'class="bar zone (\w+)" style="left:([\d.]+)%', picture)}
    assert starts == pytest.approx({"far_behind": 0, "behind": 45 / longest, "on_track": 60 / longest}, abs=0.01)
    assert "原因：" in picture


def test_parts_of_a_score_fill_the_points_of_their_category(view: reads.View) -> None:
    rows = reads.score_by_category(view)
    own = rows[rows["unit_id"] == "611024"]
    picture = figures.composition(rows, unit_id="611024")
    stacks = re.findall(r'<td class="lane points"><div>(.*?)</div></td>', picture.split("<tbody>")[1])
    filled = [sum(map(float, re.findall(r"width:([\d.]+)%", stack))) for stack in stacks]
    assert filled == pytest.approx([100 * points / own["points"].max() for points in own["points"]], abs=0.05)
    assert picture.count('class="mark dot peer"') == 6 * 11


def test_a_unit_without_peers_has_no_strip_of_them(view: reads.View) -> None:
    alone = reads.View(view.scope, view.scheme_id, view.year, view.month, "市本级")
    rows = reads.score_by_category(alone)
    assert rows["unit_id"].nunique() == 1
    assert "rates" not in figures.composition(rows, unit_id=rows["unit_id"].iloc[0])


def test_html_and_plotly_pictures_have_the_same_colours() -> None:
    said = variables()
    for name, colour in PAPER.lights.items():
        assert f"--light-{name}: light-dark({colour}, {DARK.lights[name]});" in said
    assert f"--grey: light-dark({PAPER.grey}, {DARK.grey});" in said
