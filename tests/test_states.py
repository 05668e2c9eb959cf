"""Does every page look intended in every state: nothing reported, one unit, one month, all equal, all ahead, long names?"""

import json
from pathlib import Path

import plotly.graph_objects as go
import pytest

from tests import states
from tests.test_pages import COMPLETION, OVERVIEW, PAGES, RANKING, UNIT, headline, open_page, written


@pytest.fixture(scope="session")
def made(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A data folder per state."""
    return {name: states.make(name, real_data, tmp_path_factory.mktemp(name)) for name in states.STATES}


@pytest.fixture
def state(request: pytest.FixtureRequest, made: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> str:
    """The state of the parameter, as the data that the package reads."""
    monkeypatch.setenv("ASSESSMENT_DATA", str(made[request.param]))
    monkeypatch.delenv("ASSESSMENT_DEMO", raising=False)
    return str(request.param)


@pytest.mark.parametrize("state", states.STATES, indirect=True)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("address", [{"month": "9"}, {"month": "12", "order": "official", "compare": "2021"}])
def test_every_page_opens_in_every_state(state: str, page: str, address: dict[str, str]) -> None:
    app = open_page(page, **address)
    assert not app.exception
    assert "nan" not in headline(app).lower()
    assert "nan%" not in written(app)
    assert ("（模拟）" in headline(app)) == ("仅供演示" in written(app))
    for chart in app.get("plotly_chart"):
        go.Figure(json.loads(chart.proto.spec))  # raises when our dict is no valid figure


@pytest.mark.parametrize(
    ("state", "page", "said"),
    [
        ("nothing_reported", OVERVIEW, "还没有单位填报"),
        ("nothing_reported", RANKING, "还没有单位填报"),
        ("nothing_reported", UNIT, "还没有单位填报"),
        ("nothing_reported", COMPLETION, "还没有单位填报"),
        ("one_unit", OVERVIEW, "县区得分率"),
        ("one_unit", RANKING, "只有一个单位，不排名"),
        ("one_unit", UNIT, "丹凤县得分率"),
        ("one_month", OVERVIEW, "9月还没有单位报送，最近报送到 1月"),
        ("all_equal", OVERVIEW, "没有指标滞后"),
        ("all_equal", RANKING, "7 个单位得分相同"),
        ("all_equal", UNIT, "并列第 1"),
        ("all_ahead", OVERVIEW, "没有指标滞后"),
        ("all_ahead", COMPLETION, "7 个单位进度全部正常"),
    ],
    indirect=["state"],
)
def test_the_headline_says_what_is_special(state: str, page: str, said: str) -> None:
    assert said in headline(open_page(page, month="9"))


@pytest.mark.parametrize("state", ["one_month"], indirect=True)
@pytest.mark.parametrize("page", PAGES)
def test_a_first_month_has_nothing_to_compare_with(state: str, page: str) -> None:
    app = open_page(page)
    assert app.select_slider[0].value == 1
    assert "较上月" not in headline(app)
    if page == RANKING:
        assert "上月没有可比的位次。" in written(app)


@pytest.mark.parametrize("state", ["all_ahead"], indirect=True)
def test_who_is_far_ahead_has_nothing_to_catch_up(state: str) -> None:
    app = open_page(OVERVIEW, month="9")
    assert "没有指标滞后。" in written(app)
    assert "需提速" not in written(app)


@pytest.mark.parametrize("state", ["one_unit"], indirect=True)
def test_a_group_of_one_says_that_it_is_not_ranked(state: str) -> None:
    assert "本组只有一个单位，不排名。" in written(open_page(OVERVIEW, month="9"))
