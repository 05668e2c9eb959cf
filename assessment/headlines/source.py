"""A document in words: which lines are shown, and how many of them became data."""

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _


def source_headline(document: pd.Series, line: int) -> str:
    """Where the reader is in which document; line 1 is where nobody went."""
    if line == 1:
        return _("《{title}》共 {count} 行").format(
            title=document["title"], count=formats.number(int(document["line_count"]))
        )
    return _("《{title}》第 {line} 行").format(title=document["title"], line=line)


@remembered
def lines_sentence(shown: pd.DataFrame, whole: pd.DataFrame, findings: pd.DataFrame) -> str:
    """Which lines are shown of how many, how many of the printed ones became data, and on how many something is doubtful."""
    printed, doubtful = whole["line_use"].notna().sum(), findings["line"].nunique()
    doubts = _("{count} 行有疑点，写在行下。").format(count=formats.number(doubtful)) if doubtful else ""
    said = _("第 {first}–{last} 行，共 {count} 行；有文字的 {printed} 行中 {used} 行已入库，其余注明是什么。").format(
        first=shown["line"].min(),
        last=shown["line"].max(),
        count=formats.number(len(whole)),
        printed=formats.number(int(printed)),
        used=formats.number(int((whole["line_use"] == "入库").sum())),
    )
    return said + doubts
