"""A map without boundaries: a tile per unit, roughly where it lies; or marks on a base map that an operator supplied."""

from html import escape
from math import ceil, sqrt
from typing import Any

import pandas as pd

from assessment import formats
from assessment.basemaps import BaseMap
from assessment.basis import is_simulated
from assessment.figures.faces import Face, face, faces_key
from assessment.figures.lanes import Link
from assessment.memory import remembered
from assessment.messages import translate as _

_WIDEST = 6


def schematic_words() -> str:
    """What must stand under every schematic picture of units (domain.md, section 8)."""
    return _("示意图，非行政区域界线")


@remembered
def tiles(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """A tile per unit; ``rows`` as ``reads.score_by_tile`` or ``reads.completion_by_tile``.

    Units without a place stand in a row of their own beside the others; where nobody has one, all in official order.
    """
    placed, beside = rows[rows["tile_row"].notna()], rows[rows["tile_row"].isna()]
    if placed.empty:
        columns = min(_WIDEST, ceil(sqrt(max(1, len(beside)))))
        words = _("这些单位没有登记位置，按官方顺序排列。")
        picture = _grid(beside, columns, unit_id, link, note=words)
    else:
        # Wherever the grid of the file begins, the picture begins with its first tile.
        first_row, first_column = int(placed["tile_row"].min()), int(placed["tile_column"].min())
        placed = placed.assign(
            tile_row=placed["tile_row"] - first_row + 1, tile_column=placed["tile_column"] - first_column + 1
        )
        picture = _grid(placed, int(placed["tile_column"].max()), unit_id, link) + _beside(beside, unit_id, link)
    return _framed(rows, f'<div class="tile-map">{picture}<p class="schematic">{escape(schematic_words())}</p></div>')


def base_map(rows: pd.DataFrame, base: BaseMap, *, address: str, unit_id: str | None, link: Link) -> str:
    """The supplied picture with a mark for every unit that has a position on it; ``address`` is where the picture is.

    The approval number and the source stand at its bottom left, always.
    """
    positions = {unit: (left, top) for unit, left, top in base.positions}
    is_placed = rows["unit_id"].isin(list(positions))
    marks = "".join(
        _mark(one, positions[one.unit_id], link, is_chosen=one.unit_id == unit_id)
        for one in rows[is_placed].itertuples()
    )
    size = base.picture
    image = f'<img src="{escape(address)}" alt="{escape(base.title)}" width="{size.width:g}" height="{size.height:g}">'
    said = _("审图号：{number}　来源：{source}").format(number=base.approval_number, source=base.source)
    picture = (
        f'<div class="base-map" data-map="{escape(base.map_id)}"><div>{image}<ul>{marks}</ul></div>'
        f'<p class="approval">{escape(said)}</p></div>'
    )
    return _framed(rows, picture + _beside(rows[~is_placed], unit_id, link))


def _framed(rows: pd.DataFrame, picture: str) -> str:
    label = escape(_("模拟数据"))
    simulated = f'<span class="simulated">{label}</span>' if is_simulated(rows) else ""
    return f'<p class="key">{faces_key(rows)}{simulated}</p>{picture}'


def _grid(rows: pd.DataFrame, columns: int, unit_id: str | None, link: Link, *, note: str = "") -> str:
    """Tiles at their places; where there are none, one after the other."""
    kind = "flowing" if note else "placed"
    tiles = "".join(_tile(one, link, is_chosen=one.unit_id == unit_id) for one in rows.itertuples())
    said = f'<p class="beside">{escape(note)}</p>' if note else ""
    return f'{said}<ul class="tiles {kind}" style="--columns:{columns}">{tiles}</ul>'


def _beside(rows: pd.DataFrame, unit_id: str | None, link: Link) -> str:
    if rows.empty:
        return ""
    return _grid(rows, _WIDEST, unit_id, link, note=_("没有位置的单位："))


def _tile(one: Any, link: Link, *, is_chosen: bool) -> str:
    said = face(one)
    is_placed = not formats.is_absent(one.tile_row)
    place = f' style="grid-row:{int(one.tile_row)};grid-column:{int(one.tile_column)}"' if is_placed else ""
    chosen = " chosen" if is_chosen else ""
    parts = (f"<b>{escape(one.short_name)}</b>", f"<span>{escape(said.state)}</span>", *_numbers(said))
    return f'<li class="tile {said.kind}{chosen}"{place}>{_linked("".join(parts), one, link)}</li>'


def _numbers(said: Face) -> tuple[str, ...]:
    number = f"<strong>{escape(said.number)}</strong>" if said.number else ""
    return number, f"<small>{escape(said.more)}</small>" if said.more else ""


def _mark(one: Any, place: tuple[float, float], link: Link, *, is_chosen: bool) -> str:
    """Symbol and number at the unit's position; its name is on the map, and said to those who hear it."""
    said = face(one)
    words = (
        f'<span class="heard">{escape(one.short_name)} {escape(said.word)} </span>'
        f"<i>{escape(said.symbol)}</i> {escape(said.number or said.word)}"
    )
    chosen = " chosen" if is_chosen else ""
    style = f"left:{place[0]:g}%;top:{place[1]:g}%"
    title = escape(_("{unit}：{state}").format(unit=one.unit_name, state=said.state))
    return f'<li class="spot {said.kind}{chosen}" style="{style}" title="{title}">{_linked(words, one, link)}</li>'


def _linked(content: str, one: Any, link: Link) -> str:
    href = escape(link("unit", unit=one.unit_id))
    return f'<a href="{href}" target="_self" data-in-app>{content}</a>'
