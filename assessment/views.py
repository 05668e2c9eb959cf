"""Views that people saved: a name for an address, shared by the office; one small file for each saving, renaming, removal.

Nothing is overwritten: the latest file about a view says what holds (design.md, decision 1). Until there is sign-in, a view
belongs to everybody.
"""

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from assessment.files import durable
from assessment.messages import translate as _
from assessment.problems import InputError

_MOST_NAMED = 60
_MOST_ADDRESSED = 2000
_FIELDS = ("view_id", "name", "page", "query", "saved_at", "saved_by", "is_removed")


@dataclass(frozen=True)
class SavedView:
    """A view: the page and the entries of its address, what it is called, and who said so last, and when."""

    view_id: str
    name: str
    page: str
    query: str
    saved_at: datetime
    saved_by: str
    is_removed: bool = False

    @property
    def address(self) -> str:
        """Where it leads, relative to any page of ours."""
        return f"{self.page or './'}?{self.query}"

    @property
    def entries(self) -> dict[str, str]:
        """The entries of its address."""
        return dict(parse_qsl(self.query))


def saved_views(data: Path) -> tuple[SavedView, ...]:
    """The views that hold, the last saved first; raises InputError naming every file that is damaged."""
    latest: dict[str, SavedView] = {}
    damaged = []
    for path in sorted((data / "views").glob("[!.]*.json")):
        try:
            view = _read(path)
        except (ValueError, KeyError, TypeError):
            damaged.append(f"data/views/{path.name}：不是收藏的视图，或者已经损坏；请从备份恢复，或移走这个文件。")
            continue
        latest[view.view_id] = view
    if damaged:
        raise InputError(damaged)
    held = [view for view in latest.values() if not view.is_removed]
    return tuple(sorted(held, key=lambda view: (view.saved_at, view.view_id), reverse=True))


def _read(path: Path) -> SavedView:
    given: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    values = {name: given[name] for name in _FIELDS}
    return SavedView(**{**values, "saved_at": datetime.fromisoformat(values["saved_at"])})


def save(
    data: Path, name: str, page: str, entries: dict[str, str], *, by: str, at: datetime, pages: Collection[str]
) -> SavedView:
    """Save a view under a name of its own; raises InputError with everything that is wrong."""
    problems = _problems(name, saved_views(data))
    query = urlencode(sorted(entries.items()))
    if page not in pages:
        problems.append(_("没有“{page}”这个页面。").format(page=page))
    if len(query) > _MOST_ADDRESSED:
        problems.append(_("这个视图的选择太多，网址过长，无法收藏。"))
    if problems:
        raise InputError(problems)
    return _write(data, SavedView(secrets.token_hex(6), name.strip(), page, query, at, by))


def rename(data: Path, view_id: str, name: str, *, by: str, at: datetime) -> SavedView:
    """Call a view otherwise from now on; raises InputError."""
    views = saved_views(data)
    view = _held(views, view_id)
    if problems := _problems(name, [one for one in views if one is not view]):
        raise InputError(problems)
    return _write(data, SavedView(view_id, name.strip(), view.page, view.query, at, by))


def remove(data: Path, view_id: str, *, by: str, at: datetime) -> SavedView:
    """Take a view from the list; its files stay. Raises InputError."""
    view = _held(saved_views(data), view_id)
    return _write(data, SavedView(view_id, view.name, view.page, view.query, at, by, is_removed=True))


def _held(views: Collection[SavedView], view_id: str) -> SavedView:
    found = next((view for view in views if view.view_id == view_id), None)
    if found is None:
        raise InputError([_("这个视图已经被人删除了。")])
    return found


def _problems(name: str, others: Collection[SavedView]) -> list[str]:
    """What is wrong with a name."""
    name = name.strip()
    if not name:
        return [_("请给视图起个名称。")]
    if len(name) > _MOST_NAMED or not name.isprintable():
        return [_("名称最多 {most} 个字，不能换行。").format(most=_MOST_NAMED)]
    if name in {view.name for view in others}:
        return [_("已经有叫“{name}”的视图，请换一个名称。").format(name=name)]
    return []


def _write(data: Path, view: SavedView) -> SavedView:
    """A file of its own, named by when, so that files in their order tell what happened."""
    values = {name: getattr(view, name) for name in _FIELDS} | {"saved_at": view.saved_at.isoformat()}
    path = data / "views" / f"{view.saved_at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.json"
    durable(path, json.dumps(values, ensure_ascii=False, indent=1).encode())
    return view
