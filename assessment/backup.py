"""All records, sources and base maps in one file with checksums, and the way back; what is derived is built anew."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from assessment.files import durable, replacing
from assessment.problems import InputError

_KEPT = ("sources", "records", "basemap", "views")
_LIST = "校验.csv"
_HEADINGS = ("文件", "SHA-256", "字节")


def backup(data: Path, path: Path) -> int:
    """Write every source, record and base map under ``data`` into one zip file, and return how many files it holds.

    A batch that is committed meanwhile is in it whole or not at all: the rows that make batches count are listed first.
    """
    files = _files(data)
    listed = io.StringIO()
    rows = csv.writer(listed)
    rows.writerow(_HEADINGS)
    with replacing(path) as fresh, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as package:
        for file in files:
            content = file.read_bytes()
            name = file.relative_to(data).as_posix()
            package.writestr(name, content)
            rows.writerow((name, hashlib.sha256(content).hexdigest(), len(content)))
        package.writestr(_LIST, listed.getvalue())
    return len(files)


def _files(data: Path) -> list[Path]:
    """What is kept. The commits are listed first: the parts of every batch among them are there by then."""
    commits = sorted((data / "records" / "batch").glob("*"))
    others = [path for name in _KEPT for path in sorted((data / name).rglob("*"))]
    rest = [path for path in others if path.is_file() and not _is_commit(path.relative_to(data).parts)]
    # What a crash left unfinished, and the lock, begin with a dot.
    return [path for path in (*commits, *rest) if not path.name.startswith(".")]


def _is_commit(parts: tuple[str, ...]) -> bool:
    return parts[:2] == ("records", "batch")


def restore(path: Path, data: Path) -> int:
    """Put back what a backup holds and ``data`` does not, and return how many files that were.

    Raises InputError listing every file that is damaged, missing or unexpected in the backup, or differs from the one that
    is there already; nothing has been written then. Nothing is ever overwritten.
    """
    contents = _checked(path)
    there = {name: data / PurePosixPath(name) for name in contents}
    differing = [name for name, place in there.items() if place.exists() and place.read_bytes() != contents[name]]
    if differing:
        words = "与现有文件不同；恢复从不覆盖，请恢复到空的数据目录（ASSESSMENT_DATA）"
        raise InputError([f"{path.name}，{name}：{words}。" for name in differing])
    missing = [name for name, place in there.items() if not place.exists()]
    # A batch counts only when its parts are there.
    for name in sorted(missing, key=lambda name: _is_commit(PurePosixPath(name).parts)):
        durable(there[name], contents[name])
    return len(missing)


def _checked(path: Path) -> dict[str, bytes]:
    """The files of a backup by name, all of them as they were when it was made."""
    try:
        with zipfile.ZipFile(path) as package:
            names = [name for name in package.namelist() if name != _LIST]
            listed = list(csv.reader(io.StringIO(package.read(_LIST).decode())))
            contents = {name: package.read(name) for name in names}
    except (OSError, KeyError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise InputError([f"{path.name}：不是备份文件，或者已经损坏（{error}）；请换一份备份。"]) from error
    sums = {row[0]: row[1] for row in listed[1:]}
    problems = list(_problems(contents, sums))
    if problems:
        raise InputError([f"{path.name}，{problem}；没有恢复任何文件，请换一份备份。" for problem in problems])
    return contents


def _problems(contents: dict[str, bytes], sums: dict[str, str]) -> Iterator[str]:
    for name in sorted(contents.keys() | sums.keys()):
        parts = PurePosixPath(name).parts
        if name not in contents:
            yield f"{name}：缺少这个文件"
        elif name not in sums:
            yield f"{name}：校验表里没有这个文件"
        elif hashlib.sha256(contents[name]).hexdigest() != sums[name]:
            yield f"{name}：内容与校验值不符"
        elif not parts or parts[0] not in _KEPT or ".." in parts or "\\" in name:
            yield f"{name}：不是来源、填报记录、底图或收藏的视图"
