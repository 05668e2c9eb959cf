"""Does everybody get an outline first, in the colours of the house, and what is compressed once for all?"""

import asyncio
import gzip
import re
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit
from starlette.types import Message, Receive, Scope, Send

from assessment import interface, settings
from assessment.compressed import CompressedAssets
from assessment.first_page import FirstPage, rewritten

STATIC = Path(streamlit.__file__).parent / "static"


async def _framework(_scope: Scope, _receive: Receive, send: Send) -> None:
    """Whatever is not answered before."""
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html; charset=utf-8")]}
    )
    await send({"type": "http.response.body", "body": (STATIC / "index.html").read_bytes()})


def asked(app: object, path: str, method: str = "GET", **headers: str) -> tuple[dict[str, str], bytes]:
    """The headers and the body of an answer."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": given}
    # In a thread of its own: that of the tests may have a loop already, where a browser was at work before.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, app(scope, None, send)).result()  # type: ignore[operator]
    described = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return described, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.fixture
def assets(tmp_path: Path) -> CompressedAssets:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.1234.js").write_text("const a = 1;\n" * 100, encoding="utf-8")
    (tmp_path / "font.woff2").write_bytes(b"compressed already")
    return CompressedAssets(_framework, tmp_path, "/static")


def test_a_script_is_compressed_once_and_kept_for_good(assets: CompressedAssets, tmp_path: Path) -> None:
    headers, body = asked(assets, "/static/js/a.1234.js", accept_encoding="gzip, br")
    assert gzip.decompress(body).decode() == "const a = 1;\n" * 100
    assert headers["content-encoding"] == "gzip"
    assert headers["content-length"] == str(len(body))
    assert headers["content-type"].startswith("text/javascript")
    assert headers["vary"] == "Accept-Encoding"
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    (tmp_path / "js" / "a.1234.js").unlink()
    assert asked(assets, "/static/js/a.1234.js", accept_encoding="gzip, br")[1] == body


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/static/js/a.1234.js", "GET", {}),
        ("/static/js/a.1234.js", "GET", {"accept_encoding": "br"}),
        ("/static/js/a.1234.js", "GET", {"accept_encoding": "gzip", "range": "bytes=0-9"}),
        ("/static/js/a.1234.js", "HEAD", {"accept_encoding": "gzip"}),
        ("/static/font.woff2", "GET", {"accept_encoding": "gzip"}),
        ("/static/js/../js/a.1234.js", "GET", {"accept_encoding": "gzip"}),
        ("/", "GET", {"accept_encoding": "gzip"}),
    ],
)
def test_everything_else_is_left_to_the_framework(
    assets: CompressedAssets, path: str, method: str, headers: dict[str, str]
) -> None:
    answered, body = asked(assets, path, method, **headers)
    assert "content-encoding" not in answered
    assert body == (STATIC / "index.html").read_bytes()


def test_the_page_is_the_same_compressed_and_not(tmp_path: Path) -> None:
    app = FirstPage(_framework, STATIC)
    headers, plain = asked(app, "/", accept="text/html")
    packed_headers, packed = asked(app, "/", accept="text/html", accept_encoding="gzip")
    assert gzip.decompress(packed) == plain
    assert (headers.get("content-encoding"), packed_headers["content-encoding"]) == (None, "gzip")
    assert headers["content-length"] == str(len(plain))
    assert packed_headers["content-length"] == str(len(packed))


def test_the_first_page_has_an_outline_and_asks_at_once_for_what_it_needs() -> None:
    page = asked(FirstPage(_framework, STATIC), "/", accept="text/html")[1].decode()
    assert '<html lang="zh-CN" data-arriving>' in page
    assert page.index('<div id="root">') < page.index('class="arriving" aria-hidden="true"')
    assert f'src="/interface/page.js?{interface.version()}"' in page
    fetched = re.findall(r'href="\./(static/[^"]+)"', page)
    assert all((STATIC / name).is_file() for name in fetched)
    assert len(fetched) == len(set(fetched))
    for part in ("PlotlyChart", "Selectbox", "Slider", "ButtonGroup", "DownloadButton", "MaterialSymbols"):
        assert any(f"/{part}" in name for name in fetched)
    # A typeface that nothing is set in is not fetched, neither ahead nor when it is named.
    assert "SourceSans" not in page
    assert '<html lang="en" data-arriving>' in rewritten(
        page.replace("zh-CN", "en").replace(" data-arriving", ""), "en", ""
    )


def test_the_outline_has_the_colours_of_both_themes() -> None:
    theme = tomllib.loads((settings.PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    light, dark = re.findall(r"html \{ background: (#\w+);.*--aside: (#\w+); --paper: (#\w+); \}", interface.outline())
    for said, colours in ((light, theme["light"]), (dark, theme["dark"])):
        paper = colours["backgroundColor"]
        assert said == (paper, colours["sidebar"]["backgroundColor"], paper)
