"""Do papers say what the data says, keep blank what nobody said, and read back as they were written?"""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from assessment import settings

MADE_AT, MADE_ON = "2026-11-25T10:00:00+08:00", "2026-11-25"
SHANGLUO = {"scheme": "shangluo-2022", "year": 2022, "month": 9, "made_on": MADE_ON}
OFFSET = "shangluo-2022/耕地保护/1/farmland-offset"


def open_page(**address: str) -> AppTest:
    app = AppTest.from_file(str(settings.PROJECT / "app.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    app.switch_page("pages/leaders/bulletin.py").run()
    assert not app.exception, app.exception
    return app


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def test_the_page_shows_what_the_file_holds(data: Path) -> None:
    app = open_page(month="9")
    assert "关于2022年1—9月目标责任考核任务完成情况的通报（模拟）" in html(app)
    app.selectbox(key="choice_paper").set_value("briefing").run()
    assert not app.exception
    assert "县区2022年1—9月目标责任考核简报（模拟）" in html(app)
