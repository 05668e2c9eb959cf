"""Points and scores: how they are printed, and what was given for what."""

import re
from collections import defaultdict
from collections.abc import Iterator

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found

_PLAIN = re.compile(r"\d+(?:\.\d+)?\s*分?")
_FULL_WIDTH = re.compile(r"[０-９．＋]")
_QUOTED = 24


def points_as_printed(facts: Facts) -> Iterator[Found]:
    """Which points are no plain number: compound (3+2), in full-width digits (1．5) or blank?"""
    for leaf in facts.rows["indicator"]:
        printed = leaf["points_text"]
        if printed is None or _PLAIN.fullmatch(printed.strip()):
            continue
        subject, about = leaf["indicator_id"], facts.about(leaf)
        words = {"points": "、".join(printed.split("\n")), "value": leaf["points"] or 0}
        if leaf["points"] is None:
            text = (leaf["text"] or leaf["indicator_name"])[:_QUOTED]
            yield Found("points_blank", subject, about, leaf["first_line"], {"text": text})
        if _FULL_WIDTH.search(printed):
            yield Found("points_full_width", subject, about, leaf["first_line"], words, computed=leaf["points"])
        if len(re.findall(r"[\d０-９]+(?:[.．][\d０-９]+)?", printed)) > 1:
            yield Found("points_compound", subject, about, leaf["first_line"], words, computed=leaf["points"])


def blank_rows(facts: Facts) -> Iterator[Found]:
    """Which table rows print neither a task nor points?"""
    for document_id, line in facts.blank_rows:
        yield Found("row_blank", f"{document_id}/{line}", facts.about_unit(document_id, None), line)


def scores_over_points(facts: Facts) -> Iterator[Found]:
    """Which scores are higher than the points they are scored on?"""
    for score in facts.rows["stated_score"]:
        leaf = facts.leaves[score["indicator_id"]]
        for given in (score["self_score"], score["audit_score"]):
            if given is not None and score["points"] is not None and given > score["points"]:
                yield Found(
                    "score_over_points",
                    leaf["indicator_id"],
                    facts.about(leaf, unit_id=score["unit_id"]),
                    score["line"],
                    {"name": leaf["indicator_name"], "score": given, "points": score["points"]},
                    given,
                    score["points"],
                )


def full_marks_without_reasons(facts: Facts) -> Iterator[Found]:
    """Who gave itself full marks everywhere, and not one reason? Three rows are the fewest that look like a habit."""
    scores: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for score in facts.rows["stated_score"]:
        scores[score["document_id"], score["unit_id"]].append(score)
    for (document_id, unit_id), rows in scores.items():
        if len(rows) > 2 and all(row["self_score"] == row["points"] and not row["reason"] for row in rows):
            scheme = facts.schemes[facts.scheme_of[document_id]]
            yield Found(
                "full_marks_without_reasons",
                unit_id,
                facts.about_unit(document_id, unit_id),
                scheme["line"] or rows[0]["line"],
                {"count": len(rows)},
            )
