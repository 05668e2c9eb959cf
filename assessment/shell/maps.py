"""What a map shows, and on which ground: the choices of its page, in the address."""

import pandas as pd

from assessment import basemaps, figures, reads, settings
from assessment.access import Scope
from assessment.basemaps import BaseMap
from assessment.memory import names_of
from assessment.messages import translate as _
from assessment.shell.address import ALL, choose
from assessment.shell.card import small
from assessment.shell.choices import measures_words

_TILES = "tiles"
BASE_MAP_ADDRESS = "basemap"


def choose_shown(measures: pd.DataFrame) -> pd.Series | None:
    """The measure that a map shows, one of ``reads.measures``, asked for on the page; null for the score."""
    words = measures_words(measures)
    answer = choose("measure", _("显示"), {ALL: _("得分"), **words}, ALL, place="map")
    return None if answer == ALL else measures.iloc[list(words).index(answer)]


def choose_base_map() -> BaseMap | None:
    """The base map to draw on, asked for where an operator supplied one; null for the tile grid."""
    found = _supplied()
    words = {_TILES: _("示意图"), **{one.map_id: one.title for one in found.usable}}
    if not found.usable and not found.refused:
        return None
    # One that is refused is no mistake of the reader: what is wrong with it is said under the picture.
    answer = choose(
        "base", _("底图"), words, _TILES, elsewhere=[map_id for map_id, _problems in found.refused], width=320
    )
    return found.find(answer)


def map_picture(rows: pd.DataFrame, base: BaseMap | None, unit_id: str | None, link: figures.Link) -> str:
    """The tile grid, or the base map with marks."""
    if base is None:
        return figures.tiles(rows, unit_id=unit_id, link=link)
    return figures.base_map(rows, base, address=_address(base), unit_id=unit_id, link=link)


def map_title(base: BaseMap | None) -> str:
    """What the picture is called."""
    return _("示意图") if base is None else base.title


def map_label(base: BaseMap | None) -> str:
    """What a download says of the picture: that it is schematic, or under which number it was approved."""
    return figures.schematic_words() if base is None else _("审图号 {number}").format(number=base.approval_number)


def refused_maps() -> None:
    """Say which base maps were supplied and are not used, and everything that is wrong with each."""
    for _map_id, problems in _supplied().refused:
        small(_("底图没有采用，仍显示示意图："), *problems)


def _supplied() -> basemaps.Supplied:
    units = names_of(reads.unit_register(Scope()), "unit_id", "unit_name")
    return basemaps.supplied(settings.data_folder(), frozenset(units))


def _address(base: BaseMap) -> str:
    """Where the browser finds the picture: at our server, which keeps it; without it the address holds the picture."""
    if settings.served_by_us():
        return f"./{BASE_MAP_ADDRESS}/{base.map_id}?v={base.version}"
    return base.data_address
