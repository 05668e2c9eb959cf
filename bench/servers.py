"""Start the servers to be measured, each in a process of its own, and stop them again."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessment import launch, settings

ENTRIES = {
    "bare": Path(__file__).with_name("bare_server.py"),
    "ours": settings.PROJECT / "assessment" / "server.py",
}


@contextmanager
def served(name: str) -> Iterator[tuple[int, int]]:
    """A running server of that name: its port and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = launch.command(port)
    command[command.index(str(ENTRIES["ours"]))] = str(ENTRIES[name])
    environment = {**os.environ, "PYTHONPATH": str(settings.PROJECT)}
    process = subprocess.Popen(command, cwd=settings.PROJECT, env=environment, stdout=subprocess.DEVNULL)
    try:
        launch.wait_until_ready(process, port)
        yield port, process.pid
    finally:
        launch.stop(process)


def resident_megabytes(process_id: int) -> float:
    """Memory that the process holds, in MB."""
    pages = int(Path(f"/proc/{process_id}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def processor_milliseconds(process_id: int) -> float:
    """Processor time that the process has used so far."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
