"""The quality of data as a picture: what became of every line of every document."""

import pandas as pd

from assessment import formats
from assessment.figures.canvas import Figure, Item, canvas, note
from assessment.figures.palette import Palette
from assessment.memory import remembered
from assessment.messages import translate as _

_ROW = 54
_USED, _LOST = "入库", "去向不明"


@remembered
def line_uses(rows: pd.DataFrame, colours: Palette) -> Figure:
    """One bar of 100 % per document: lines stored, lines that are not data, lines nobody accounts for; ``rows`` as the read."""
    documents = list(dict.fromkeys(rows["document_id"]))
    y = {document_id: len(documents) - index for index, document_id in enumerate(documents)}
    parts = {
        _("入库"): (rows[rows["line_use"] == _USED], colours.light("on_track")),
        _("不是数据"): (rows[~rows["line_use"].isin([_USED, _LOST])], colours.interval),
        _("去向不明"): (rows[rows["line_use"] == _LOST], colours.light("far_behind")),
    }
    shown = {words: part for words, part in parts.items() if len(part[0])}
    heads = rows.drop_duplicates("document_id")
    at: Item = {"xref": "paper", "yref": "y", "yanchor": "middle"}
    names = [
        note(f"{row.issuer} {row.year}", colours, x=0, y=y[row.document_id] + 0.22, xanchor="left", **at)
        for row in heads.itertuples()
    ]
    return canvas(
        [_bars(words, part, ink, y) for words, (part, ink) in shown.items()],
        height=_ROW * len(documents) + 54,
        colours=colours,
        margin=(2, 2, 34, 8),
        x={"range": [0, 1], "showticklabels": False},
        y={"range": [0.4, len(documents) + 0.6], "showticklabels": False},
        notes=[*names, _key(shown, colours)],
        shapes=[],
        simulated=False,
        barmode="stack",
    )


def _bars(words: str, part: pd.DataFrame, ink: str, y: dict[str, int]) -> Item:
    counts = part.groupby("document_id", sort=False)["line_count"].sum()
    printed = part.drop_duplicates("document_id").set_index("document_id")["printed_line_count"]
    shares = [counts[document_id] / printed[document_id] for document_id in counts.index]
    return {
        "type": "bar",
        "orientation": "h",
        "x": shares,
        "y": [y[document_id] - 0.2 for document_id in counts.index],
        "width": 0.3,
        "marker": {"color": ink},
        "text": [
            _("{words} {count} 行（{share}）").format(words=words, count=count, share=formats.percent(share, 1))
            for count, share in zip(counts, shares, strict=True)
        ],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }


def _key(shown: dict[str, tuple[pd.DataFrame, str]], colours: Palette) -> Item:
    words = "　".join(f'<span style="color:{ink}">■</span> {name}' for name, (_part, ink) in shown.items())
    where: Item = {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
    }
    return note(words, colours, size=12, colour=colours.muted, **where)
