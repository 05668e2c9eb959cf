"""Points: leaves against their category, categories against the scheme, and a unit's total against its group's usual one."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from assessment.documents import Parsed
from assessment.documents.parsed import Row
from assessment.reconciliation.arithmetic import plain, sum_check


def points_checks(parsed: Parsed) -> list[Row]:
    """Every level that prints points, from the leaves up, then unit against unit."""
    return [
        *_leaves_against_categories(parsed),
        *_categories_against_schemes(parsed),
        *_points_against_groups(parsed),
    ]


def _leaves_against_categories(parsed: Parsed) -> list[Row]:
    """A leaf that merely carries its category's points is no check of them; a scheme's only root is checked below."""
    leaves = _points_by_category(parsed)
    parents = {row["category_id"]: row["parent_category_id"] for row in parsed.rows["category"]}
    roots = Counter(row["scheme_id"] for row in parsed.rows["category"] if row["parent_category_id"] is None)
    only = {row["category_id"] for row in parsed.rows["category"] if row["level"] == 1 and roots[row["scheme_id"]] == 1}
    printed = {
        category_id
        for leaf in parsed.rows["indicator"]
        if leaf["points_text"] is not None
        for category_id in _with_ancestors(leaf["category_id"], parents)
    } - only
    return [
        sum_check(
            "leaves_against_category",
            category["category_id"],
            plain(category["declared_points"]),
            tuple(plain(points) for points in leaves[category["category_id"]]),
            scheme_id=category["scheme_id"],
            unit_id=category.get("unit_id"),
            unit_of_measure="分",
            category_id=category["category_id"],
            document_id=category["document_id"],
            line=category["first_line"],
        )
        for category in parsed.rows["category"]
        if category["declared_points"] is not None and category["category_id"] in printed
    ]


def _categories_against_schemes(parsed: Parsed) -> list[Row]:
    """The top categories, or those below the only one; one without printed points counts with the points of its leaves."""
    leaves = _points_by_category(parsed)
    rows = []
    for scheme in parsed.rows["scheme"]:
        if scheme["declared_points"] is None:
            continue
        categories = [row for row in parsed.rows["category"] if row["scheme_id"] == scheme["scheme_id"]]
        tops = [row for row in categories if row["parent_category_id"] is None]
        root = tops[0] if len(tops) == 1 else None
        parts = [
            sum(leaves[row["category_id"]]) if row["declared_points"] is None else row["declared_points"]
            for row in categories
            if row["parent_category_id"] == (root["category_id"] if root else None)
        ]
        where = {"scheme_id": scheme["scheme_id"], "category_id": root["category_id"] if root else None}
        rows.append(
            sum_check(
                "categories_against_scheme",
                scheme["scheme_id"],
                plain(scheme["declared_points"]),
                tuple(plain(points) for points in parts),
                **where,
                unit_of_measure="分",
                document_id=scheme["document_id"],
                line=scheme.get("line") or tops[0]["first_line"],
            )
        )
    return rows


def _points_by_category(parsed: Parsed) -> dict[str, list[float]]:
    """The points of the leaves below each category, however deep; leaves without points are none."""
    parents = {row["category_id"]: row["parent_category_id"] for row in parsed.rows["category"]}
    points: dict[str, list[float]] = defaultdict(list)
    for leaf in parsed.rows["indicator"]:
        for category_id in _with_ancestors(leaf["category_id"], parents) if leaf["points"] is not None else ():
            points[category_id].append(leaf["points"])
    return points


def _with_ancestors(category_id: str, parents: dict[str, str | None]) -> Iterator[str]:
    above: str | None = category_id
    while above is not None:
        yield above
        above = parents[above]


def _points_against_groups(parsed: Parsed) -> Iterator[Row]:
    """A unit's own points against the total that more than half of its group has; a group of two has no usual total."""
    units = {row["unit_id"]: row for row in parsed.rows["unit"]}
    leaves: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for leaf in parsed.rows["indicator"]:
        unit_id = leaf.get("unit_id")
        if unit_id and leaf["points"] is not None:
            leaves[leaf["scheme_id"], unit_id].append(leaf)
    totals = {key: sum(Decimal(plain(leaf["points"])) for leaf in own) for key, own in leaves.items()}
    groups: dict[tuple[str, str], list[Decimal | int]] = defaultdict(list)
    for (scheme_id, unit_id), total in totals.items():
        groups[scheme_id, units[unit_id]["peer_group"]].append(total)
    for (scheme_id, unit_id), own in leaves.items():
        peers = groups[scheme_id, units[unit_id]["peer_group"]]
        usual, count = Counter(peers).most_common(1)[0]
        if len(peers) > 2 and 2 * count > len(peers):
            yield sum_check(
                "points_against_group",
                f"{scheme_id}/{unit_id}",
                f"{usual:f}",
                tuple(plain(leaf["points"]) for leaf in own),
                scheme_id=scheme_id,
                unit_id=unit_id,
                unit_of_measure="分",
                document_id=own[0]["document_id"],
                line=own[0]["first_line"],
            )
