"""Does the server keep its promises: headers, health, data addresses, language before the paint, nothing from elsewhere?"""

import json
import re
import shutil
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from assessment import interface, launch, settings
from tests.browser.conftest import Watched, free_port, serve, settled

pytestmark = pytest.mark.browser

# Notes every text and label that is ever in the page at the moment a frame is painted; icons are words to a script only.
_SAMPLER = """
window.everSeen = new Set();
const sample = () => {
  const root = document.body;
  if (root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && !parent.closest("script, style, noscript, [data-testid=stIconMaterial]"))
        window.everSeen.add(walker.currentNode.data.trim());
    }
    for (const element of root.querySelectorAll("[aria-label],[placeholder],[title]"))
      for (const name of ["aria-label", "placeholder", "title"])
        if (element.getAttribute(name)) window.everSeen.add(element.getAttribute(name).trim());
  }
  requestAnimationFrame(sample);
};
requestAnimationFrame(sample);
"""


def get(url: str) -> tuple[int, dict[str, str], str]:
    try:
        with urllib.request.urlopen(url, timeout=20) as response:
            return response.status, dict(response.headers), response.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read().decode("utf-8")


def test_health_answers_ok(served: str) -> None:
    assert get(f"{served}/healthz")[::2] == (200, "ok")


@pytest.mark.parametrize("path", ["/", "/completion", "/healthz", "/interface/page.js"])
def test_every_response_carries_the_security_headers(served: str, path: str) -> None:
    headers = {name.lower(): value for name, value in get(served + path)[1].items()}
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [
        ("/", "zh-CN", "目标责任考核"),
        ("/completion?lang=zh", "zh-CN", "目标责任考核"),
        ("/?month=9&lang=en", "en", "Assessment"),
    ],
)
def test_the_page_has_its_language_before_any_script(served: str, path: str, language: str, title: str) -> None:
    page = get(served + path)[2]
    assert f'<html lang="{language}" data-arriving>' in page
    assert f"<title>{title}</title>" in page
    assert page.index("/interface/page.js") < page.index('type="module"')


def test_data_addresses_answer_with_csv(served: str) -> None:
    category = quote("shangluo-2022/生态修复")
    status, headers, body = get(
        f"{served}/data/ranking.csv?scheme_id=shangluo-2022&year=2022&month=9&category_id={category}"
    )
    assert (status, headers["content-type"].split(";")[0]) == (200, "text/csv")
    assert len(body.splitlines()) == 8


@pytest.mark.parametrize(("ending", "begin"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("parquet", b"PAR1")])
def test_who_asks_again_is_told_that_nothing_has_changed(served: str, ending: str, begin: bytes) -> None:
    address = f"{served}/data/ranking.{ending}?scheme_id=shangluo-2022&year=2022&month=9"
    with urllib.request.urlopen(address, timeout=20) as response:
        tag, named, body = response.headers["ETag"], response.headers["Content-Disposition"], response.read()
        assert response.headers["Cache-Control"] == "no-cache"
    assert body.startswith(begin)
    assert named.endswith(f"ranking-shangluo-2022-2022-9.{ending}")
    with pytest.raises(urllib.error.HTTPError) as again:
        urllib.request.urlopen(urllib.request.Request(address, headers={"If-None-Match": tag}), timeout=20)
    with again.value as unchanged:
        assert (unchanged.code, unchanged.headers["ETag"]) == (304, tag)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/data/ranking.csv", 400, "缺少参数"),
        ("/data/nothing.csv", 404, "没有查询"),
        ("/data/ranking.pdf", 400, "没有 .pdf 格式"),
        ("/data/..%2Fapp.csv", 400, ""),
    ],
)
def test_a_bad_data_address_is_told_why(served: str, path: str, status: int, words: str) -> None:
    found, _headers, body = get(served + path)
    assert found == status
    assert words in body


def english_seen(page: Page) -> set[str]:
    """What was painted in Latin letters alone, but for the language the reader may change to."""
    seen = set(page.evaluate("[...window.everSeen]"))
    assert len(seen) > 50
    assert seen & set(interface.words()) == set()
    return {words for words in seen if re.search("[A-Za-z]{2}", words) and words.isascii()} - {"English"}


def test_no_built_in_english_is_ever_painted(visitor: Watched) -> None:
    page = visitor.page(script=_SAMPLER)
    page.goto(f"{visitor.address}/completion")
    expect(page.locator(".js-plotly-plot")).to_have_count(1, timeout=20_000)
    page.get_by_role("combobox", name="指标", exact=True).click()
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.type("zzzz")
    expect(page.get_by_text("没有结果")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("slider").press("ArrowLeft")
    expect(page.get_by_text("数据截至 2022年11月30日")).to_be_visible()
    page.locator(".js-plotly-plot").first.hover()
    assert english_seen(page) <= {"zzzz"}


def test_numbers_searches_and_pages_speak_chinese_too(visitor: Watched) -> None:
    page = visitor.page(script=_SAMPLER)
    page.goto(f"{visitor.address}/source")
    number = page.get_by_role("spinbutton")
    number.fill("9999")
    expect(page.get_by_text("按回车键应用")).to_be_visible()
    number.press("Enter")
    expect(page.get_by_text("请输入 1 到 70 之间的数。")).to_have_count(1)
    page.goto(f"{visitor.address}/catalogue")
    expect(page.get_by_role("button", name="第 2 页")).to_be_visible()
    page.get_by_role("textbox").first.fill("耕地")
    expect(page.get_by_text("按回车键应用")).to_be_visible()
    assert english_seen(page) == set()


def test_a_server_that_is_gone_is_told_in_chinese(browser: Browser, tmp_path: Path, real_data: Path) -> None:
    for address, process, port in serve(real_data, launch.command, tmp_path / "server.log"):
        launch.wait_until_ready(process, port)
        page = Watched(browser, address).page(script=_SAMPLER)
        page.goto(f"{address}/ranking")
        expect(page.locator(".sheet tbody tr")).to_have_count(7)
        settled(page)
        launch.stop(process)
        expect(page.get_by_test_id("stStatusWidget").or_(page.get_by_role("dialog")).first).to_be_visible()
        page.wait_for_timeout(3000)
        assert english_seen(page) == set()
        page.context.close()


def test_built_in_words_stay_english_in_english(visitor: Watched) -> None:
    page = visitor.page()
    page.goto(f"{visitor.address}/?lang=en")
    expect(page.locator("h1")).to_contain_text("(simulated)")
    expect(page.locator('[aria-label="Collapse sidebar"]')).to_have_count(1)
    page.get_by_role("link", name="中文").click()
    expect(page.locator("h1")).to_contain_text("（模拟）")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    expect(page.locator('[aria-label="收起侧栏"]')).to_have_count(1)


def test_what_the_application_says_is_never_translated(visitor: Watched) -> None:
    """A task that happens to be called like a built-in word keeps its name."""
    page = visitor.page()
    page.goto(f"{visitor.address}/ranking")
    expect(page.locator(".sheet tbody tr")).to_have_count(7)
    page.evaluate("document.querySelector('.sheet tbody th').textContent = 'Search'")
    page.wait_for_function("document.querySelector('.sheet tbody th').textContent === 'Search'")


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[str]:
    """The app as ``streamlit run app.py`` starts it, over sources that nobody has built yet."""
    shutil.copytree(settings.PROJECT / "data" / "sources", tmp_path / "sources")

    def command(port: int) -> list[str]:
        return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]

    for address, process, port in serve(tmp_path, command, tmp_path / "server.log"):
        launch.wait_until_ready(process, port, ("/_stcore/health",))
        yield address


def test_plain_streamlit_run_works_too(browser: Browser, plain: str) -> None:
    visitor = Watched(browser, plain)
    page = visitor.page()
    page.goto(plain)
    expect(page.locator("h1")).to_contain_text("县区得分率", timeout=30_000)
    expect(page.locator('[aria-label="收起侧栏"]')).to_have_count(1)
    page.context.close()
    assert visitor.problems == []


def test_a_taken_port_is_said_so(served: str) -> None:
    port = int(served.rsplit(":", 1)[1])
    with pytest.raises(launch.LaunchError, match="已有服务在运行"):
        launch.serve(port, lambda: None, is_built=True)


def test_a_build_that_fails_beside_the_server_stops_the_server(
    real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESSMENT_DATA", str(real_data))
    port = free_port()

    def fail() -> None:
        launch.wait_until_ready(started[0], port)
        raise LookupError("damaged")

    started = []
    real = launch.subprocess.Popen
    monkeypatch.setattr(
        launch.subprocess, "Popen", lambda *args, **more: started.append(real(*args, **more)) or started[0]
    )
    with pytest.raises(LookupError, match="damaged"):
        launch.serve(port, fail, is_built=True)
    assert started[0].poll() is not None


def test_who_is_asked_to_end_takes_the_server_along(real_data: Path) -> None:
    """TERM, as a service manager sends it: the port is free again."""

    def command(port: int) -> list[str]:
        return [sys.executable, "-m", "assessment", "serve", "--port", str(port)]

    for address, process, port in serve(real_data, command, real_data / "served.log"):
        launch.wait_until_ready(process, port)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen(f"{address}/healthz", timeout=5)


def test_the_dictionary_is_valid_and_says_something() -> None:
    words = json.loads((Path(interface.__file__).parent / "words.json").read_text(encoding="utf-8"))
    assert len(words) > 60
    assert all(key.strip() == key and value for key, value in words.items())
