"""The framework's files travel compressed: each is compressed once and kept, so that no later visit costs the processor."""

import gzip
import mimetypes
from pathlib import Path
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

# Pictures and fonts are compressed already.
_WORTH_IT = {".js", ".css"}
# Their names carry a checksum of what is in them (the framework says the same of them uncompressed).
FOR_GOOD = "public, max-age=31536000, immutable"


def accepts_gzip(headers: Headers) -> bool:
    """Whether whoever asks can read what is compressed."""
    return "gzip" in headers.get("accept-encoding", "")


class CompressedAssets:
    """Answers for the scripts and styles in ``folder``, asked for below ``address``; passes everything else on.

    The framework sends them as they are, because it would compress them for every visitor anew.
    """

    def __init__(self, app: ASGIApp, folder: Path, address: str) -> None:
        self.app = app
        paths = (path for path in folder.rglob("*") if path.suffix in _WORTH_IT)
        # Only what was there at the start is ever read: no address can lead elsewhere.
        self._paths = {f"{address}/{path.relative_to(folder).as_posix()}": path for path in paths}
        self._kept: dict[Path, bytes] = {}
        self._compressing = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what is asked for compressed, where the browser can read it."""
        path = self._paths.get(scope.get("path", "")) if scope["type"] == "http" else None
        headers = Headers(scope=scope) if path else Headers()
        if path is None or scope["method"] != "GET" or not accepts_gzip(headers) or "range" in headers:
            await self.app(scope, receive, send)
            return
        content = self._kept.get(path) or await run_in_threadpool(self._compressed, path)
        described = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": FOR_GOOD}
        kind = mimetypes.guess_type(path.name)[0]
        await Response(content, media_type=kind, headers=described)(scope, receive, send)

    def _compressed(self, path: Path) -> bytes:
        """The file, compressed; of those who come together one compresses it, the others wait."""
        with self._compressing:
            if path not in self._kept:
                self._kept[path] = gzip.compress(path.read_bytes(), mtime=0)
        return self._kept[path]
