"""Files come from strangers: what is too large, or no file of ours, is refused before anything of it is unpacked."""

import tempfile
from pathlib import Path

from assessment.messages import translate as _
from assessment.problems import InputError
from assessment.spreadsheets.packages import refuse_harm

MOST_BYTES = 30 * 1024 * 1024
_MOST_UNPACKED = 200 * 1024 * 1024
MOST_CELLS = 2_000_000
_MOST_NAME = 120


def not_ours(name: str, why: str) -> InputError:
    """One message for whatever this system did not write: which file, and why."""
    words = _("{file}：{why}这里只核验本系统下载的 CSV、Excel、Word、图片和 Parquet 文件。")
    return InputError([words.format(file=shown_name(name), why=why)])


def shown_name(name: str) -> str:
    """The name of a file as it may be shown: without folders, and no longer than people write them."""
    return Path(name.replace("\\", "/")).name[:_MOST_NAME] or _("文件")


def refuse_size(name: str, content: bytes) -> None:
    """Raise InputError for nothing, and for too much."""
    if not content:
        raise not_ours(name, _("文件是空的。"))
    if len(content) > MOST_BYTES:
        raise not_ours(name, _("文件超过 {size} MB。").format(size=MOST_BYTES // 1024**2))


def refuse_package(name: str, content: bytes) -> None:
    """Raise InputError when an office package could do harm: bombs, entities, macros."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        try:
            refuse_harm(path, _MOST_UNPACKED)
        except InputError as error:
            raise not_ours(name, _("打不开，或含有宏、外部链接等内容。")) from error


def refuse_cells(name: str, rows: int, columns: int) -> None:
    """Raise InputError when there are more cells than any file of ours has."""
    if rows * columns > MOST_CELLS:
        raise not_ours(name, _("格数太多。"))
