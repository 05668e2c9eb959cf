"""Do saved views come back as they were, at the latest month if wanted, and is nothing of them ever overwritten?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessment import backup, views
from assessment.problems import InputError
from tests.test_pages import headline, open_page, written

VIEWS = "pages/analysis/views.py"
START = datetime(2022, 10, 8, 9, 30, tzinfo=UTC)
PAGES = ("", "ranking", "compare")


def save(data: Path, name: str, page: str = "ranking", *, minutes: int = 0, **entries: str) -> views.SavedView:
    at = START + timedelta(minutes=minutes)
    return views.save(data, name, page, entries, by="李四", at=at, pages=PAGES)


def names(data: Path) -> list[str]:
    return [view.name for view in views.saved_views(data)]


def test_a_view_is_a_name_for_an_address(tmp_path: Path) -> None:
    save(tmp_path, " 每月排名 ", month="latest", scheme="shangluo-2022")
    save(tmp_path, "两县供地", "compare", minutes=1, units="611021,611026")
    (latest, first) = views.saved_views(tmp_path)
    assert (latest.name, latest.entries) == ("两县供地", {"units": "611021,611026"})
    assert first.address == "ranking?month=latest&scheme=shangluo-2022"
    assert (first.name, first.saved_by, first.saved_at) == ("每月排名", "李四", START)
    assert save(tmp_path, "首页", "", minutes=2).address.startswith("./?")


def test_renaming_and_removing_add_files_and_change_none(tmp_path: Path) -> None:
    one = save(tmp_path, "甲")
    before = {path: path.read_bytes() for path in (tmp_path / "views").iterdir()}
    renamed = views.rename(tmp_path, one.view_id, "乙", by="王五", at=START + timedelta(minutes=1))
    assert (names(tmp_path), renamed.address, renamed.saved_by) == (["乙"], one.address, "王五")
    views.remove(tmp_path, one.view_id, by="王五", at=START + timedelta(minutes=2))
    assert names(tmp_path) == []
    assert len(list((tmp_path / "views").iterdir())) == 3
    assert {path: path.read_bytes() for path in before} == before
    with pytest.raises(InputError, match="已经被人删除"):
        views.rename(tmp_path, one.view_id, "丙", by="李四", at=START)


@pytest.mark.parametrize(
    ("name", "page", "entries", "problem"),
    [
        ("", "ranking", {}, "请给视图起个名称"),
        ("  ", "ranking", {}, "请给视图起个名称"),
        ("名" * 61, "ranking", {}, "最多 60 个字"),
        ("一\n二", "ranking", {}, "不能换行"),
        ("甲", "ranking", {}, "已经有叫“甲”的视图"),
        ("新", "//127.0.0.1/x", {}, "没有“//127.0.0.1/x”这个页面"),
        ("新", "ranking", {"search": "长" * 300}, "网址过长"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    tmp_path: Path, name: str, page: str, entries: dict[str, str], problem: str
) -> None:
    save(tmp_path, "甲")
    with pytest.raises(InputError, match=problem):
        save(tmp_path, name, page, **entries)
    assert len(list((tmp_path / "views").iterdir())) == 1


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    save(tmp_path, "甲")
    (tmp_path / "views" / "broken.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"data/views/broken\.json"):
        views.saved_views(tmp_path)


def test_a_backup_brings_views_to_another_folder(tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    save(data, "甲")
    assert backup.backup(data, tmp_path / "all.zip") == 1
    assert backup.restore(tmp_path / "all.zip", other) == 1
    assert views.saved_views(other) == views.saved_views(data)


@pytest.fixture
def office_views(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real data, with the views of a folder of this test."""
    monkeypatch.setenv("ASSESSMENT_PERSON", "李四")
    folder = data / "views"
    assert not folder.exists()
    yield data
    for path in sorted(folder.glob("*")):
        path.unlink()
    folder.rmdir()


def come_from(page: str, **address: str) -> AppTest:
    app = open_page(VIEWS)
    for name, value in {"from_page": page, **address}.items():
        app.query_params[name] = value
    assert not app.run().exception
    return app


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def test_a_page_with_its_choices_is_saved_and_opened_again(office_views: Path) -> None:
    app = come_from("ranking", month="9", year="2022", category="shangluo-2022/耕地保护", lang="zh")
    assert app.text_input[0].value == "排名"
    app.text_input[0].set_value("耕地排名")
    button(app, "收藏").click().run()
    assert app.success[0].value == "已收藏“耕地排名”。"
    (saved,) = views.saved_views(office_views)
    assert saved.entries.items() >= {"month": "latest", "year": "2022", "category": "shangluo-2022/耕地保护"}.items()
    assert not {"from_page", "lang"} & set(saved.entries)
    assert headline(app) == "收藏了 1 个视图"
    assert f'href="{saved.address.replace("&", "&amp;")}"' in written(app)
    assert "最新月份 · 李四" in written(app)
    again = open_page("pages/leaders/ranking.py", **saved.entries)
    assert not again.warning
    assert again.select_slider[0].value == 12


def test_a_month_may_stand_still_and_views_are_renamed_and_removed(office_views: Path) -> None:
    app = come_from("first", month="9")
    app.checkbox[0].uncheck()
    button(app, "收藏").click().run()
    assert views.saved_views(office_views)[0].entries["month"] == "9"
    button(app, "收藏").click().run()
    assert app.error[0].value == "已经有叫“总览”的视图，请换一个名称。"
    app.text_input[1].set_value("领导看的")
    button(app, "改名").click().run()
    assert names(office_views) == ["领导看的"]
    button(app, "删除").click().run()
    assert headline(app) == "还没有收藏视图"


def test_the_latest_month_is_no_mistake_in_an_address(data: Path) -> None:
    app = open_page("pages/leaders/ranking.py", year="2023", month="latest")
    assert app.select_slider[0].value == 9
    assert app.query_params["month"] == "9"
    assert not app.warning


@pytest.mark.parametrize("page", ["nowhere", "views", ""])
def test_who_comes_from_nowhere_is_shown_the_list(data: Path, page: str) -> None:
    app = come_from(page) if page else open_page(VIEWS)
    assert headline(app) == "还没有收藏视图"
    assert not app.text_input
