"""The page that everybody gets first: in the reader's language, with an outline to look at until there is more to see."""

import gzip
import re
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessment import interface, messages
from assessment.compressed import FOR_GOOD, accepts_gzip
from assessment.shell.style import style, style_version

SCRIPT_ADDRESS, STYLE_ADDRESS = "/interface/page.js", "/interface/page.css"
_ROOT = '<div id="root"></div>'
_ITS_FONT = re.compile(r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^"]*"[^>]*>')


class FirstPage:
    """Gives the framework's page, which lies in ``static``, language, title, outline, and the script that comes first."""

    def __init__(self, app: ASGIApp, static: Path) -> None:
        self.app = app
        self.preloads = _preloads(static)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Collect an HTML page, rewrite it, and send it whole; pass anything else on as it comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [messages.SOURCE])[0]
        asking = Headers(scope=scope)
        if "text/html" in asking.get("accept", ""):
            # A page is rewritten, so it must not arrive compressed from the framework.
            scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        start_message: Message | None = None
        body = b""

        async def send_rewritten(message: Message) -> None:
            nonlocal start_message, body
            if message["type"] == "http.response.start" and _is_page(message):
                start_message = message
                return
            if start_message is None:
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body", False):
                page = rewritten(body.decode("utf-8"), asked, self.preloads).encode("utf-8")
                headers = MutableHeaders(scope=start_message)
                headers.add_vary_header("Accept-Encoding")
                if accepts_gzip(asking):
                    page = gzip.compress(page)
                    headers["content-encoding"] = "gzip"
                headers["content-length"] = str(len(page))
                # These describe the framework's file, not what we made of it: after an upgrade of ours they would lie.
                del headers["etag"], headers["last-modified"]
                await send(start_message)
                await send({"type": "http.response.body", "body": page})

        await self.app(scope, receive, send_rewritten)


def _is_page(message: Message) -> bool:
    headers = MutableHeaders(scope=message)
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers


# What every page is made of. The framework asks for the code of a part when the first one is to be drawn, and then for
# what that code needs: it is fetched together with the frame's instead, and so are the symbols.
_PARTS = ("PlotlyChart", "Html", "Selectbox", "Slider", "DateInput", "ButtonGroup", "DownloadButton")
_IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
# Imports stand at the head of a file; that of charts is large.
_HEAD = 20_000


def _preloads(static: Path) -> str:
    """Links to what a page will need, as far as the framework's page does not say so itself."""
    folder = static / "static"
    named = (static / "index.html").read_text(encoding="utf-8")
    scripts = [path for part in _PARTS for path in sorted((folder / "js").glob(f"{part}.*.js"))]
    for path in scripts:
        with path.open(encoding="utf-8") as stream:
            needed = (folder / "js" / name for name in _IMPORTED.findall(stream.read(_HEAD)))
            scripts.extend(one for one in needed if one not in scripts and one.name not in named)
    fonts = sorted((folder / "media").glob("MaterialSymbols-*.woff2"))
    symbols = (f'<link rel="preload" href="./static/media/{path.name}" as="font" crossorigin>' for path in fonts)
    modules = (f'<link rel="modulepreload" href="./static/js/{path.name}">' for path in scripts)
    return "".join((*symbols, *modules))


def rewritten(page: str, language: str, preloads: str) -> str:
    """The framework's page as ours: language and title, our script ahead of all others, an outline, our style behind."""
    code, title = ("en", "Assessment") if language == "en" else ("zh-CN", "目标责任考核")
    script = f'<script src="{SCRIPT_ADDRESS}?{interface.version()}"></script>'
    page = page.replace('<html lang="en">', f'<html lang="{code}" data-arriving>', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{title}</title>", 1)
    # Its own typeface is nowhere used (.streamlit/config.toml names those of the house).
    page = _ITS_FONT.sub("", page, count=1)
    page = page.replace("</head>", f"{preloads}</head>", 1)
    page = page.replace(_ROOT, f"{_ROOT}\n{interface.outline()}", 1)
    # In the body, as the framework writes its own rules into the head: of two equal ones the last is followed.
    sheet = f'<link rel="stylesheet" href="{STYLE_ADDRESS}?{style_version()}">'
    page = page.replace("</body>", f"{sheet}</body>", 1)
    return page.replace("<head>", f"<head>\n    {script}", 1)


async def language_script(_request: Request) -> Response:
    """What runs in the page before the paint; the address changes with the content."""
    return Response(interface.script(), media_type="text/javascript", headers={"Cache-Control": FOR_GOOD})


async def style_sheet(_request: Request) -> Response:
    """How our own HTML looks; the address changes with the content."""
    return Response(style(), media_type="text/css", headers={"Cache-Control": FOR_GOOD})


# What the page asks for.
INTERFACE = [Route(SCRIPT_ADDRESS, language_script), Route(STYLE_ADDRESS, style_sheet)]
