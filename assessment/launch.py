"""Start the server, and say where it answers only once it does."""

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assessment.settings import PROJECT

_HOST = "127.0.0.1"
_PATIENCE_SECONDS = 60
_SERVER = Path(__file__).with_name("server.py")


class LaunchError(Exception):
    """The server did not come up; the message says why, in Chinese."""


def command(port: int) -> list[str]:
    """The command that runs the server on 127.0.0.1."""
    return [
        sys.executable, "-m", "streamlit", "run", str(_SERVER),
        "--server.address", _HOST, "--server.port", str(port), "--server.headless", "true", "--logger.level", "warning",
    ]  # fmt: skip


def serve(port: int, build: Callable[[], object] | None, *, is_built: bool) -> int:
    """Build and serve until interrupted; the exit code of the server. Raises LaunchError when it does not come up.

    The first build comes before the server; later ones run while the server starts, which costs no waiting, as a server
    sees a new snapshot on its next run; None is nothing to build. Whatever ``build`` raises ends the server too.
    """
    if _answers(port, "/healthz"):
        raise LaunchError(f"端口 {port} 已有服务在运行；请先停止它，或换一个端口：PORT=8502 make run。")
    try:
        with _interrupted_by(signal.SIGTERM, signal.SIGHUP):
            if build and not is_built:
                build()
            with _running(command(port)) as process:
                if build and is_built:
                    build()
                wait_until_ready(process, port)
                sys.stdout.write(f"\n  目标责任考核已启动：http://{_HOST}:{port}\n  按 Ctrl+C 停止。\n\n")
                sys.stdout.flush()
                return process.wait()
    except KeyboardInterrupt:
        return 0


@contextmanager
def _interrupted_by(*signals: signal.Signals) -> Iterator[None]:
    """Let these signals interrupt like Ctrl+C: by default they would end this process and leave its server running."""
    before = {number: signal.signal(number, _interrupt) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


@contextmanager
def _running(words: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A server process that does not outlive the block."""
    process = subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        yield process
    finally:
        stop(process)


_READY = ("/healthz", "/_stcore/script-health-check")


def wait_until_ready(process: "subprocess.Popen[bytes]", port: int, paths: tuple[str, ...] = _READY) -> None:
    """Wait until the server answers and has run the app once; raises LaunchError when it ends or takes too long.

    Until the navigation has run once, the framework serves page files by itself, without frame (style.md): the script
    health check runs the app once, before anybody can arrive.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise LaunchError(f"服务没有启动（退出码 {process.returncode}）；端口 {port} 可能被占用，请看上面的信息。")
        if all(_answers(port, path) for path in paths):
            return
        time.sleep(0.1)
    raise LaunchError(f"服务在 {_PATIENCE_SECONDS} 秒内没有应答；请看上面的信息。")


def _answers(port: int, path: str) -> bool:
    """Whether our server answers; unknown paths get a page with status 200, so the body decides."""
    try:
        with urllib.request.urlopen(f"http://{_HOST}:{port}{path}", timeout=20) as response:
            return bool(response.read().strip() == b"ok")
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End the server and wait for it."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
