"""The server entry: headers, health, data addresses, and the interface language before the first paint.

``python -m assessment serve`` starts it; ``streamlit run assessment/server.py`` does too.
"""

import base64
import gc
import hashlib
import importlib
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers as RequestHeaders, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessment import basemaps, exports, interface, messages, reads, settings, start
from assessment.queries import QueryError, UnknownQueryError
from assessment.shell.style import style, style_version

SCRIPT_ADDRESS, STYLE_ADDRESS = "/interface/page.js", "/interface/page.css"
# Tells the frame that the language script is already in the page.
os.environ[settings.SERVED_VARIABLE] = "1"

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)


_STATIC = Path(st.__file__).parent / "static"


def content_security_policy() -> str:
    """Nothing from elsewhere; the one inline script of the framework's page is allowed by its checksum."""
    page = (_STATIC / "index.html").read_text(encoding="utf-8")
    digests = [hashlib.sha256(code.encode()).digest() for code in _INLINE_SCRIPT.findall(page)]
    allowed = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {allowed}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


class SecurityHeaders:
    """Adds the security headers to every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.values = {
            "Content-Security-Policy": content_security_policy(),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; headers go out with the start of the response."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.values)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class InterfaceLanguage:
    """Gives the framework's page its language, title and the script that translates built-in words before the paint."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Collect an HTML page, rewrite it, and send it whole; pass anything else on as it comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [messages.SOURCE])[0]
        if "text/html" in RequestHeaders(scope=scope).get("accept", ""):
            # A page is rewritten, so it must not arrive compressed.
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
                page = rewritten(body.decode("utf-8"), asked).encode("utf-8")
                headers = MutableHeaders(scope=start_message)
                headers["content-length"] = str(len(page))
                # These describe the framework's file, not what we made of it: after an upgrade of ours they would lie.
                del headers["etag"], headers["last-modified"]
                await send(start_message)
                await send({"type": "http.response.body", "body": page})

        await self.app(scope, receive, send_rewritten)


def _is_page(message: Message) -> bool:
    headers = MutableHeaders(scope=message)
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers


@cache
def _preloads() -> str:
    """Every page has a chart: its code is fetched together with the frame's, not after the first answer."""
    paths = sorted((_STATIC / "static" / "js").glob("PlotlyChart.*.js"))
    return "".join(f'<link rel="modulepreload" href="./static/js/{path.name}">' for path in paths)


def rewritten(page: str, language: str) -> str:
    """The framework's page in the reader's language: ``lang``, title, the script ahead of all others, the style behind."""
    code, title = ("en", "Assessment") if language == "en" else ("zh-CN", "目标责任考核")
    script = f'<script src="{SCRIPT_ADDRESS}"></script>'
    page = page.replace('<html lang="en">', f'<html lang="{code}">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{title}</title>", 1)
    page = page.replace("</head>", f"{_preloads()}</head>", 1)
    # In the body, as the framework writes its own rules into the head: of two equal ones the last is followed.
    sheet = f'<link rel="stylesheet" href="{STYLE_ADDRESS}?{style_version()}">'
    page = page.replace("</body>", f"{sheet}</body>", 1)
    return page.replace("<head>", f"<head>\n    {script}", 1)


async def base_map(request: Request) -> Response:
    """The picture of an approved base map; of one that is refused there is none. The address changes with the content."""
    found = await run_in_threadpool(basemaps.supplied, settings.data_folder())
    base = found.find(request.path_params["map_id"])
    if base is None:
        return PlainTextResponse("没有这幅底图。", status_code=404)
    headers = {"Cache-Control": "max-age=31536000, immutable"}
    return Response(base.picture.content, media_type=base.picture.media_type, headers=headers)


async def _health(_request: Request) -> Response:
    return PlainTextResponse("ok")


async def language_script(_request: Request) -> Response:
    """What runs in the page before the paint."""
    return Response(interface.script(), media_type="text/javascript", headers={"Cache-Control": "max-age=300"})


async def style_sheet(_request: Request) -> Response:
    """How our own HTML looks; the address changes with the content."""
    return Response(style(), media_type="text/css", headers={"Cache-Control": "max-age=31536000, immutable"})


# What the rewritten page asks for.
INTERFACE = [Route(SCRIPT_ADDRESS, language_script), Route(STYLE_ADDRESS, style_sheet)]


async def _data(request: Request) -> Response:
    """The rows of a query as CSV, XLSX or Parquet; a bad request is told what is wrong, in Chinese.

    Who has the rows already is told so: the tag changes with the data, and with nothing else that the rows depend on.
    """
    name, ending = request.path_params["name"], request.path_params["ending"]
    parameters = dict(request.query_params)
    try:
        headers = {
            "ETag": exports.tag(name, parameters, ending),
            "Cache-Control": "no-cache",
            "Content-Disposition": _attachment(exports.answer_name(name, parameters, ending)),
        }
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        content = await run_in_threadpool(exports.FORMS[ending].write, name, parameters)
    except UnknownQueryError as error:
        return PlainTextResponse(str(error), status_code=404)
    except QueryError as error:
        return PlainTextResponse(str(error), status_code=400)
    return Response(content, media_type=exports.FORMS[ending].mime, headers=headers)


def _attachment(file_name: str) -> str:
    """The header that names a download: in Chinese for whoever can read it, without for the rest."""
    plain = file_name.encode("ascii", "ignore").decode() or "data"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name)}"


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Build what is missing, open the snapshot, and take everything loaded so far out of the garbage collector's rounds.

    Streamlit collects after every rerun; with our libraries loaded that holds the interpreter lock for 34 ms, and
    decides how many people one process serves (scale.md). Frozen objects are skipped, new ones still collected.
    """
    importlib.import_module("assessment.shell")
    await run_in_threadpool(start.ensure_built)
    await run_in_threadpool(reads.prepare)
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    Path(__file__).resolve().parent.parent / "app.py",
    routes=[
        Route("/healthz", _health),
        *INTERFACE,
        Route("/data/{name}.{ending}", _data),
        Route("/basemap/{map_id}", base_map),
    ],
    middleware=[Middleware(SecurityHeaders), Middleware(InterfaceLanguage)],
    lifespan=lifespan,
)
