"""Does the house stand as designed: one direction, one engine boundary, pages that are scripts, no local leftovers?"""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment import settings

PACKAGE = settings.PROJECT / "assessment"
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted((settings.PROJECT / "pages").rglob("*.py"))

# Only the Streamlit edge knows Streamlit, only the database module knows DuckDB.
EDGE = {"shell", "server"}
# What a room must not know: nothing points back along documents → tables → queries → frames → pictures → pages.
FORBIDDEN = {
    "documents": {
        "build",
        "checks",
        "database",
        "exports",
        "figures",
        "queries",
        "reads",
        "records",
        "sheets",
        "shell",
    },
    "basemaps": {"build", "database", "documents", "exports", "figures", "queries", "reads", "sheets", "shell"},
    "build": {"database", "exports", "figures", "headlines", "queries", "reads", "sheets", "shell"},
    "reconciliation": {"build", "database", "findings", "queries", "reads", "shell"},
    "findings": {"build", "database", "exports", "figures", "queries", "reads", "sheets", "shell"},
    "database": {"build", "documents", "exports", "figures", "reads", "shell"},
    "reads": {"build", "documents", "exports", "figures", "headlines", "sheets", "shell"},
    "figures": {"build", "database", "documents", "exports", "queries", "reads", "shell", "sheets"},
    "sheets": {"build", "database", "documents", "exports", "figures", "queries", "reads", "shell"},
    "headlines": {"build", "database", "documents", "exports", "figures", "queries", "reads", "sheets", "shell"},
    "papers": {"build", "database", "documents", "exports", "queries", "sheets", "shell"},
    "pictures": {"build", "database", "documents", "exports", "queries", "reads", "records", "sheets", "shell"},
    "shell": {"build", "database", "documents", "records", "simulation"},
    "readings": {"build", "database", "documents", "queries", "reads", "sheets", "shell"},
    "schema": {"build", "checks", "database", "documents", "reads"},
    "exports": {"build", "database", "documents", "records", "shell", "verification"},
    "verification": {"build", "database", "documents", "headlines", "records", "sheets", "shell"},
    "stamps": {"build", "database", "documents", "exports", "figures", "headlines", "queries", "sheets", "shell"},
}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    names = set(imported(path))
    tops = {name.split(".")[0] for name in names}
    assert ("streamlit" not in tops) or room(path) in EDGE
    assert ("duckdb" not in tops) or room(path) == "database"
    known = {name.split(".")[1] for name in names if name.startswith("assessment.")}
    assert not known & FORBIDDEN.get(room(path), set())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_are_small_and_named_for_a_subject(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert path.stem not in {"utils", "helpers", "common", "misc"}


def test_no_page_lies_directly_in_pages() -> None:
    """Until the navigation has run once, Streamlit would serve it without frame and sign-in (style.md)."""
    assert list((settings.PROJECT / "pages").glob("*.py")) == []
    paths = {str(path.relative_to(settings.PROJECT / "pages").with_suffix("")) for path in PAGES}
    navigation = (PACKAGE / "shell" / "navigation.py").read_text(encoding="utf-8")
    assert paths == set(re.findall(r'Entry\("([^"]+)"', navigation))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_a_short_script_with_a_question(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert (ast.get_docstring(tree) or "").endswith("?")
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    tops = {name.split(".")[0] for name in imported(path)}
    assert tops == {"assessment"}
    assert not re.search(r"session_state|\bselect\b.*\bfrom\b", text)
    assert len(text.splitlines()) <= 75


def test_the_repository_holds_no_derived_data_and_no_host_names() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=settings.PROJECT, capture_output=True, text=True, check=True).stdout
    tracked = [settings.PROJECT / name for name in files.splitlines()]
    assert not [path for path in tracked if path.suffix in {".parquet", ".geojson", ".shp"}]
    for path in tracked:
        if path.suffix in {".txt", ".toml", ".py", ".sql", ".md", ".css", ".js"} and path.is_file():
            hosts = re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf-8"))
            # The namespace of SVG is a name, which nobody opens.
            assert not set(hosts) - {"127.0.0.1", "localhost", "www.w3.org"}, path


def test_locks_are_pinned_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        blocks = re.split(r"\n(?=[a-z])", (settings.PROJECT / name).read_text(encoding="utf-8"))
        packages = [block for block in blocks if re.match(r"[a-z][\w.-]*==", block)]
        assert len(packages) > 30
        assert all("--hash=sha256:" in block for block in packages)
    runtime = (settings.PROJECT / "requirements.txt").read_text(encoding="utf-8")
    development = (settings.PROJECT / "requirements-dev.txt").read_text(encoding="utf-8")
    pins = set(re.findall(r"^[a-z][\w.-]*==\S+", runtime, re.M))
    assert pins <= set(re.findall(r"^[a-z][\w.-]*==\S+", development, re.M))
