"""What was found, in words."""

import pandas as pd

from assessment import formats
from assessment.memory import remembered
from assessment.messages import translate as _

# What can be found, in the order in which equally good answers stand.
FOUND = ("unit", "concept", "measure", "document", "page", "passage")


def found_words(kind: str) -> str:
    """What the things of a kind are called."""
    return {
        "page": _("页面"),
        "unit": _("单位和项目"),
        "concept": _("同类指标"),
        "measure": _("任务和指标"),
        "document": _("文件"),
        "passage": _("原文"),
    }[kind]


@remembered
def found_counts(names: pd.DataFrame, passages: pd.DataFrame, pages: pd.DataFrame) -> dict[str, int]:
    """How many of each kind were found; kinds with the best answers come first, lines of documents last but for pages."""
    best = {"page": int(pages["distance"].min())} if len(pages) else {}
    best |= {str(kind): int(part["distance"].min()) for kind, part in names.groupby("kind")}
    kinds = sorted(best, key=lambda kind: (best[kind], FOUND.index(kind)))
    counts = dict(zip(names["kind"], names["kind_count"], strict=True)) | {"page": len(pages)}
    lines = {"passage": int(passages["passage_count"].iloc[0])} if len(passages) else {}
    return {kind: int(counts[kind]) for kind in kinds} | lines


@remembered
def search_headline(names: pd.DataFrame, passages: pd.DataFrame, pages: pd.DataFrame, words: str) -> str:
    """How much of what was found for the words."""
    counts = found_counts(names, passages, pages)
    parts = (
        _("{kind} {count}").format(kind=found_words(kind), count=formats.number(count))
        for kind, count in counts.items()
    )
    return _("“{words}”：{found}").format(words=words, found=formats.listing(parts))


def search_advice() -> str:
    """What can be searched for, and how."""
    return _(
        "可以写单位、指标、任务、文件名，或原文里的字词；几个词之间空一格，表示都要有。"
        "也可以写拼音或首字母：lnx 找洛南县，gdbyl 找耕地保有量。少写几个字、换一个说法，往往就能找到。"
    )
