"""The files of a card, or of all cards of a page: each with the stamp that says what it is."""

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from assessment import basis, figures, formats, pictures, reads, stamps
from assessment.exports import parquet_files
from assessment.exports.csv_files import csv_bytes, table_csv
from assessment.exports.tables import Shown, labelled, period, shown
from assessment.exports.workbooks import workbook
from assessment.messages import translate as _

# A picture keeps the numbers it was drawn from, unless there are very many.
_MOST_VALUES = 400_000


@dataclass(frozen=True, eq=False)
class Card:
    """What a card shows and where it stands: enough to write it into a file of any form.

    ``origin`` is the server as the reader's browser has it. A card without a ``picture`` is a table already.
    """

    title: str
    scope: str
    subtitle: str
    rows: pd.DataFrame
    picture: figures.Figure | str | None
    view: reads.View
    asks: frozenset[str]
    filters: str
    trial: str | None
    address: str
    origin: str

    @property
    def recipe(self) -> tuple[Any, ...]:
        """The query that makes its rows; a trial is made by none."""
        return stamps.recipe_of(self.rows) if self.trial is None else ()

    @property
    def data_address(self) -> str:
        """Where its rows stand for Excel; empty where they come from several queries."""
        recipe = self.recipe
        return self.origin + stamps.data_address(recipe[1], recipe[2]) if recipe else ""

    def stamp(self, kind: str) -> stamps.Stamp:
        """The stamp of a file of this card, made now."""
        has_scheme = "scheme" in self.asks
        return stamps.stamp(
            self.view if has_scheme else None, kind=kind if self.trial is None else f"trial_{kind}",
            address=self.address, filters=self.filters, recipe=self.recipe, title=self.said,
        )  # fmt: skip

    @property
    def said(self) -> str:
        """What it shows, of what."""
        return " · ".join(dict.fromkeys(part for part in (self.title, self.scope) if part))

    def table(self) -> Shown:
        """Its rows in words, under the headings people read."""
        return shown(
            self.rows, self.view, title=self.title, filters=self.filters, asks=self.asks, trial=self.trial,
            stamp=self.stamp("table"),
        )  # fmt: skip

    def csv(self) -> bytes:
        """The table as CSV."""
        return table_csv(self.table())

    def xlsx(self) -> bytes:
        """The table as a workbook."""
        return workbook([self.table()], self.origin)

    def parquet(self) -> bytes:
        """The rows as they are in the data."""
        stamp = self.stamp("parquet")
        return parquet_files.parquet_bytes(self.rows, replace(stamp, digest=parquet_files.digest(self.rows)))

    def svg(self) -> bytes:
        """The picture as SVG, with its source below it."""
        return self._drawn().encode()

    def png(self) -> bytes:
        """The picture as PNG, twice as fine as on a screen."""
        return pictures.png(self._drawn())

    def _drawn(self) -> str:
        if self.picture is None:
            raise ValueError(f"{self.title} has no picture")
        stamp = replace(self.stamp("picture"), values=packed(labelled(self.rows)[0]))
        return pictures.svg(
            self.picture, title=self.said, subtitle=self.subtitle, notes=self._notes(stamp), stamp=stamp.json()
        )

    def _notes(self, stamp: stamps.Stamp) -> tuple[str, ...]:
        """What must be said below a picture that leaves its page: what is tried or simulated, of which data."""
        tried = (_("试算，非正式结果"),) if self.trial is not None else ()
        context = period(self.view, self.asks)
        source = _("来源：{document}").format(document=context[_("来源文件")]) if _("来源文件") in context else ""
        made = _("数据版本 {snapshot}，{day}").format(snapshot=stamp.snapshot_id, day=stamp.made_at[:10])
        until = _("截至 {year}年{month}").format(year=self.view.year, month=formats.month(self.view.month))
        dated = _("；").join(filter(None, (source, until if "month" in self.asks else "", made)))
        return (*tried, basis.notice(self.rows) or basis.summary(self.rows), dated)


def page_workbook(cards: Sequence[Card]) -> bytes:
    """Every table of a page, a sheet each."""
    return workbook([card.table() for card in cards], cards[0].origin)


def packed(table: pd.DataFrame) -> str:
    """A table as text that fits into a stamp; empty where it is too large."""
    content = base64.b64encode(zlib.compress(csv_bytes(table), 9)).decode()
    return content if len(content) <= _MOST_VALUES else ""
