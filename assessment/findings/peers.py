"""Units beside their peers: the same thing in another unit of measure, of another magnitude, in another proportion."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from assessment import formats
from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found
from assessment.findings.rules import Value

# 1 公顷 = 15 亩 = 10 000 m²; 1 斤 = 0.5 kg (domain.md, 6).
_BASES = {
    "亩": ("m²", 10000 / 15), "公顷": ("m²", 10000.0), "平方公里": ("m²", 1e6), "平方米": ("m²", 1.0),
    "元": ("元", 1.0), "吨": ("kg", 1000.0), "公斤": ("kg", 1.0), "斤": ("kg", 0.5), "人": ("人", 1.0), "件": ("件", 1.0),
}  # fmt: skip
_PREFIXES = {"万": 1e4, "亿": 1e8}
_SLIP = 10000
_MU_PER_HECTARE = 15
# A usual value needs this many others, and others that agree: within a factor of two of their median.
_PEERS, _SPREAD = 3, 2


@dataclass(frozen=True)
class _Given:
    """A quantity given to a unit: its rows, its dimension, and its value in the dimension's base unit."""

    leaf: Row
    measure: Row
    target: Row
    dimension: str
    value: float

    @property
    def key(self) -> str:
        """What it is: the concept, or the measure's own name."""
        return str(self.measure["concept"] or self.measure["measure_name"])

    @property
    def printed(self) -> str:
        return f"{formats.number(self.target['value'], 6)}{self.measure['unit_of_measure'] or ''}"


def _quantities(facts: Facts) -> dict[tuple[str, str], list[_Given]]:
    """Every quantity that a unit was given, by scheme and peer group; limits and rates are no quantities of something."""
    found: dict[tuple[str, str], list[_Given]] = defaultdict(list)
    for measure in facts.rows["measure"]:
        leaf = facts.leaves[measure["indicator_id"]]
        dimension, factor = _dimension(measure["unit_of_measure"] or "")
        if measure["kind"] != "quantity" or measure["direction"] == "lower":
            continue
        for target in facts.targets_of[measure["measure_id"]]:
            if target["value"]:
                group = (leaf["scheme_id"], facts.units[target["unit_id"]]["peer_group"])
                found[group].append(_Given(leaf, measure, target, dimension, target["value"] * factor))
    return found


def _dimension(unit_of_measure: str) -> tuple[str, float]:
    """The base unit of a unit of measure and what to multiply with; an unknown one is its own base."""
    factor, base = _PREFIXES.get(unit_of_measure[:1], 1.0), unit_of_measure.lstrip("万亿")
    dimension, size = _BASES.get(base, (base, 1.0))
    return dimension, factor * size


def units_of_measure(facts: Facts) -> Iterator[Found]:
    """Which concepts are printed in several units of measure within one peer group?"""
    for (scheme_id, group), given in _quantities(facts).items():
        by_concept: dict[str, dict[str, list[_Given]]] = defaultdict(lambda: defaultdict(list))
        for one in given:
            if one.measure["concept"] and one.measure["unit_of_measure"]:
                by_concept[one.measure["concept"]][one.measure["unit_of_measure"]].append(one)
        for concept, units in by_concept.items():
            if len(units) > 1:
                words = [
                    f"{unit}（{'、'.join(dict.fromkeys(facts.unit_name(one.target['unit_id']) for one in ones))}）"
                    for unit, ones in units.items()
                ]
                first = min((one for ones in units.values() for one in ones), key=lambda one: one.target["line"])
                about = facts.about_unit(first.leaf["document_id"], None)
                yield Found(
                    "unit_of_measure_differs",
                    f"{scheme_id}/{group}/{concept}",
                    about,
                    first.target["line"],
                    {"concept": concept, "units": words},
                )


def magnitudes(facts: Facts) -> Iterator[Found]:
    """Whose value is ten thousand times off its peers (元/万元), or an area fifteen times where they agree (亩/公顷)?"""
    for given in _quantities(facts).values():
        by_key: dict[tuple[str, str], list[_Given]] = defaultdict(list)
        for one in given:
            by_key[one.key, one.dimension].append(one)
        for ones in by_key.values():
            for one in ones:
                others = [other.value for other in ones if other.target["unit_id"] != one.target["unit_id"]]
                if len(others) < _PEERS:
                    continue
                ratio = one.value / median(others)
                if _is_slip(ratio, others, one.dimension):
                    yield Found(
                        "magnitude_differs",
                        f"{one.measure['measure_id']}/{one.target['unit_id']}",
                        facts.about(one.leaf, one.measure, one.target["unit_id"]),
                        one.target["line"],
                        {
                            "concept": one.key,
                            "value": one.target["value"],
                            "unit": one.measure["unit_of_measure"] or "",
                            "ratio": float(f"{ratio:.3g}"),
                        },
                        one.target["value"],
                        median(others) / one.value * one.target["value"],
                    )


def _is_slip(ratio: float, others: list[float], dimension: str) -> bool:
    if ratio >= _SLIP or ratio <= 1 / _SLIP:
        return True
    off = max(ratio, 1 / ratio)
    return dimension == "m²" and _agree(others) and abs(off / _MU_PER_HECTARE - 1) < 0.02


def proportions(facts: Facts) -> Iterator[Found]:
    """Whose two values in one task stand in a proportion that no peer is near, so that one of them must be wrong?"""
    for given in _quantities(facts).values():
        by_task: dict[tuple[str, str], list[_Given]] = defaultdict(list)
        for one in given:
            by_task[one.leaf["indicator_id"], one.target["unit_id"]].append(one)
        pairs: dict[tuple[str, ...], list[tuple[float, _Given, _Given]]] = defaultdict(list)
        for ones in by_task.values():
            for first, second in combinations(ones, 2):
                if first.key != second.key:
                    pairs[first.key, first.dimension, second.key, second.dimension].append(
                        (first.value / second.value, first, second)
                    )
        for compared in pairs.values():
            yield from _odd_proportions(facts, compared)


def _odd_proportions(facts: Facts, compared: list[tuple[float, _Given, _Given]]) -> Iterator[Found]:
    for at, (ratio, first, second) in enumerate(compared):
        others = [other for number, (other, _first, _second) in enumerate(compared) if number != at]
        if len(others) < _PEERS or not _agree(others) or 1 / _SPREAD <= ratio / median(others) <= _SPREAD:
            continue
        words: dict[str, Value] = {
            "first": first.key,
            "first_value": first.printed,
            "second": second.key,
            "second_value": second.printed,
            "ratio": float(f"{ratio:.3g}"),
            "usual": float(f"{median(others):.3g}"),
        }
        about = facts.about(first.leaf, second.measure, first.target["unit_id"])
        subject = f"{second.measure['measure_id']}/{first.target['unit_id']}"
        yield Found("ratio_differs", subject, about, second.target["line"], words, ratio, median(others))


def repeated_series(facts: Facts) -> Iterator[Found]:
    """Which two measures give every unit the same value as each other, though the units' values differ?"""
    seen: dict[tuple[str, tuple[tuple[str, float], ...]], Row] = {}
    for measure in facts.rows["measure"]:
        leaf, targets = facts.leaves[measure["indicator_id"]], facts.targets_of[measure["measure_id"]]
        given = {facts.units[row["unit_id"]]["parent_unit_id"] for row in targets}
        values = tuple((row["unit_id"], row["value"]) for row in targets if row["unit_id"] not in given)
        if len(values) <= _PEERS or len({value for _unit_id, value in values}) <= _PEERS:
            continue
        earlier = seen.setdefault((leaf["scheme_id"], values), measure)
        if earlier is not measure:
            line = facts.targets_of[earlier["measure_id"]][0]["line"]
            words: dict[str, Value] = {"name": measure["measure_name"], "other": earlier["measure_name"], "line": line}
            yield Found("series_repeated", measure["measure_id"], facts.about(leaf, measure), targets[0]["line"], words)


def _agree(values: list[float]) -> bool:
    usual = median(values)
    return all(1 / _SPREAD <= value / usual <= _SPREAD for value in values)
