"""The server entry: headers, health, data addresses, and what every browser is given first.

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
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessment import basemaps, exports, guidance, reads, settings, start
from assessment.compressed import CompressedAssets
from assessment.first_page import INTERFACE, FirstPage
from assessment.queries import QueryError, UnknownQueryError

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


async def guide_picture(request: Request) -> Response:
    """A picture of the guide; the address changes with the content."""
    content = guidance.picture_bytes(request.path_params["name"])
    if content is None:
        return PlainTextResponse("没有这张图。", status_code=404)
    return Response(content, media_type="image/png", headers={"Cache-Control": "max-age=31536000, immutable"})


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


# What stands between every browser and the framework.
MIDDLEWARE = [
    Middleware(SecurityHeaders),
    Middleware(CompressedAssets, folder=_STATIC / "static", address="/static"),
    Middleware(FirstPage, static=_STATIC),
]


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
        Route("/interface/guide/{name}.png", guide_picture),
        Route("/data/{name}.{ending}", _data),
        Route("/basemap/{map_id}", base_map),
    ],
    middleware=MIDDLEWARE,
    lifespan=lifespan,
)
