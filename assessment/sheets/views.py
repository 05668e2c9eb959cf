"""Saved views as a list: each opens at a click, and can be forwarded."""

from collections.abc import Mapping
from html import escape

from assessment import formats
from assessment.messages import translate as _
from assessment.sheets.html import anchor
from assessment.views import SavedView


def views_list(saved: tuple[SavedView, ...], titles: Mapping[str, str], schemes: Mapping[str, str]) -> str:
    """``titles`` of pages by their address and ``schemes`` by their id say what a view looks at; HTML."""
    return f'<ul class="views">{"".join(_item(view, titles, schemes) for view in saved)}</ul>'


def _item(view: SavedView, titles: Mapping[str, str], schemes: Mapping[str, str]) -> str:
    if view.page not in titles:
        about = _("这个页面已经没有了")
        return f"<li><b>{escape(view.name)}</b><small>{escape(about)}</small></li>"
    copied, copy = escape(_("已复制")), escape(_("复制链接"))
    share = (
        f'<button type="button" class="opener" data-share="{escape(view.address)}" data-done="{copied}" '
        f'aria-live="polite">{copy}</button>'
    )
    about = " · ".join([titles[view.page], *_looked_at(view, schemes), _saved(view)])
    return f"<li>{anchor(escape(view.name), view.address)}<small>{escape(about)} · {share}</small></li>"


def _looked_at(view: SavedView, schemes: Mapping[str, str]) -> list[str]:
    """The scheme and the month, as far as the view has them."""
    entries = view.entries
    scheme = schemes.get(entries.get("scheme", ""))
    month = entries.get("month", "")
    said = formats.month(int(month)) if month.isdecimal() else _("最新月份")
    return [words for words in (scheme, said if month else "") if words]


def _saved(view: SavedView) -> str:
    return _("{person} {day} 收藏").format(person=view.saved_by, day=f"{view.saved_at.astimezone():%Y-%m-%d}")
