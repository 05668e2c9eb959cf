"""Does the command that serves come up, leave the tables alone when nothing has changed, and take its server down with it?"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment import inputs, settings
from tests.browser.conftest import free_port


@pytest.fixture
def built(real_data: Path, tmp_path: Path) -> Path:
    """A data folder of its own, built with simulated completion."""
    return Path(shutil.copytree(real_data, tmp_path / "data", symlinks=True))


def test_nothing_is_built_again_until_an_input_changes(built: Path) -> None:
    assert inputs.are_built(built, demo=True)
    assert not inputs.are_built(built, demo=False)
    with (built / "sources" / "units.csv").open("a", encoding="utf-8") as stream:
        stream.write("\n")
    assert not inputs.are_built(built, demo=True)


@pytest.mark.parametrize("change", ["records/actual/batch.parquet", "demo/actual.parquet", "sources/new.toml"])
def test_a_new_or_another_file_is_a_change(built: Path, change: str) -> None:
    path = built / change
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"something else")
    assert not inputs.are_built(built, demo=True)


def test_tables_of_another_build_are_not_taken_for_these(built: Path) -> None:
    """Somebody else may have switched the pointer, or the note may be gone: then a build is due."""
    (built / "tables").unlink()
    assert not inputs.are_built(built, demo=True)
    (built / "tables").symlink_to("snapshots/another")
    assert not inputs.are_built(built, demo=True)


@pytest.fixture
def serving(built: Path) -> Iterator["subprocess.Popen[str]"]:
    """The command that `make run` runs, once it has said where it answers; as its own process group, like in a terminal."""
    process = subprocess.Popen(
        [sys.executable, "-m", "assessment", "serve", "--port", str(free_port())],
        cwd=settings.PROJECT,
        env={**os.environ, "ASSESSMENT_DATA": str(built), "ASSESSMENT_DEMO": "on"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        said = []
        for line in process.stdout:
            said.append(line)
            if "目标责任考核已启动：http://127.0.0.1:" in line:
                break
        assert "不必重新构建" in said[0]
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_server_ends_with_the_command_that_started_it(
    serving: "subprocess.Popen[str]", number: signal.Signals
) -> None:
    """A supervisor sends TERM to the command alone; its server must not go on holding the port."""
    children = Path(f"/proc/{serving.pid}/task/{serving.pid}/children").read_text().split()
    assert len(children) == 1
    serving.send_signal(number)
    assert serving.wait(timeout=15) == 0
    assert not Path(f"/proc/{children[0]}").exists()
