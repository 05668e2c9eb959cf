"""Two states of a peer group, row beside row, and the worlds between them in which some causes have been replaced already."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from assessment.hypotheses.worlds import RESULT, RULE, TARGET, Facts, Places

# The causes in the order in which they are replaced; ``late_report`` are results that were due and missing in one state.
CAUSES = ("own_result", "own_target", "rule", "late_report", "others")
OWN_CAUSES = CAUSES[:-1]

# A world: after how many causes of which unit.
World = tuple[int, str]
FIRST: World = (0, "")
LAST: World = (len(CAUSES), "")

_KEY = ["measure_id", "unit_id"]
_RESULT, _TARGET, _RULE = 1, 2, 4
Mask = NDArray[np.bool_]


class Pair:
    """The facts of two states, from which the worlds between are put together."""

    def __init__(self, before: Facts, after: Facts) -> None:
        states = (before, after)
        keys = pd.concat([state.inputs[_KEY] for state in reversed(states)]).drop_duplicates()
        self._size = len(keys)
        found = [
            pd.MultiIndex.from_frame(state.inputs[_KEY]).get_indexer(pd.MultiIndex.from_frame(keys)) for state in states
        ]
        is_given = [places >= 0 for places in found]
        every = pd.concat([state.inputs for state in states], ignore_index=True)
        found[1] = np.where(is_given[1], found[1] + len(before.inputs), -1)
        # A task given in one state only: nothing is known of it in the other, and rules and names are those of the one.
        self._first = _without_result(every.take(np.where(is_given[0], *found)), ~is_given[0], before)
        self._second = _without_result(every.take(np.where(is_given[1], *reversed(found))), ~is_given[1], after)
        self._both = pd.concat([self._first, self._second], ignore_index=True)
        self._given = np.concatenate(is_given)
        self._is_moved = is_given[0] != is_given[1]
        self._is_late = ((self._first["state"] == "unreported") != (self._second["state"] == "unreported")).to_numpy()
        self._unit_ids = keys["unit_id"].to_numpy()
        self.units = list(dict.fromkeys(self._unit_ids))
        # A state of which no task was known has no method either; none of its rows is scored.
        methods = [state.methods for state in states if len(state.methods)]
        self.methods = pd.concat([methods[0], methods[-1]], ignore_index=True) if methods else before.methods

    def path(self, unit_id: str) -> tuple[World, ...]:
        """The worlds from the first state to the second, one more cause replaced in each."""
        return (FIRST, *((step, unit_id) if step else FIRST for step in self._last_steps(unit_id)), LAST)

    def _last_steps(self, unit_id: str) -> list[int]:
        """After each of a unit's own causes, the last step that changed anything: equal worlds are scored once."""
        is_own = self._unit_ids == unit_id
        matters = (
            self._differ(RESULT, is_own & ~self._is_late),
            self._differ(TARGET, is_own) or bool((is_own & self._is_moved).any()),
            self._differ(RULE, np.ones_like(is_own)) or self._methods_differ(),
            bool((is_own & self._is_late).any()),
        )
        steps = range(1, len(matters) + 1)
        return [max((step for step in steps if step <= last and matters[step - 1]), default=0) for last in steps]

    def _differ(self, columns: tuple[str, ...], rows: Mask) -> bool:
        first, second = (state.loc[rows, list(columns)] for state in (self._first, self._second))
        return not first.reset_index(drop=True).equals(second.reset_index(drop=True))

    def _methods_differ(self) -> bool:
        first, second = (self.methods.drop(columns=["year", "month"]).iloc[place] for place in (0, -1))
        return not first.equals(second)

    def method(self, world: World) -> int:
        """The place of a world's policies in ``methods``."""
        return int(world[0] >= _step_of("rule"))

    def codes(self, world: World) -> Places:
        """What a world is made of: for each task given in it the place of its row, and what of it the second state says."""
        step, unit_id = world
        everything = np.full(self._size, step == len(CAUSES))
        is_own = self._unit_ids == unit_id
        is_done = (step >= _step_of("late_report")) | (~self._is_late & (step >= _step_of("own_result")))
        results = everything | (is_own & is_done)
        targets = everything | (is_own & (step >= _step_of("own_target")))
        parts = results * _RESULT + targets * _TARGET + (step >= _step_of("rule")) * _RULE
        place = np.arange(self._size)
        codes: Places = (place + self._size * parts)[self._given[place + self._size * targets]]
        return codes

    def rows(self, worlds: Iterable[Places]) -> tuple[pd.DataFrame, list[Places]]:
        """The rows of all worlds, each once, and the places of every world's rows among them."""
        worlds = list(worlds)
        codes, inverse = np.unique(np.concatenate(worlds), return_inverse=True)
        ends = np.cumsum([len(world) for world in worlds])[:-1]
        return self._rows(codes), np.split(inverse, ends)

    def _rows(self, codes: Places) -> pd.DataFrame:
        parts, place = np.divmod(codes, self._size)
        rows = self._both.take(place).reset_index(drop=True)
        for columns, part in ((RESULT, _RESULT), (TARGET, _TARGET), (RULE, _RULE)):
            chosen = self._both[list(columns)].take(place + self._size * ((parts & part) > 0))
            rows[list(columns)] = chosen.reset_index(drop=True)
        return rows

    def own_rows(self, unit_id: str, path: Sequence[World]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """A unit's rows in worlds that it goes through, and their methods; ``year`` is the place in the path."""
        parts = [self._rows(codes[self._unit_ids[codes % self._size] == unit_id]) for codes in map(self.codes, path)]
        inputs = pd.concat([rows.assign(year=number) for number, rows in enumerate(parts)], ignore_index=True)
        return inputs, self.methods.take([self.method(world) for world in path]).assign(year=range(len(path)))


def _step_of(cause: str) -> int:
    return CAUSES.index(cause) + 1


def _without_result(rows: pd.DataFrame, is_unknown: Mask, state: Facts) -> pd.DataFrame:
    """Rows of a state; of those that were not given in it nothing is reported."""
    rows = rows.reset_index(drop=True)
    nothing = dict.fromkeys(RESULT) | {"has_record": False, "state": "not_due"}
    nothing |= {"result_month": state.month, "period_end": pd.Timestamp(state.period_end)}
    for column, value in nothing.items():
        rows.loc[is_unknown, column] = value
    return rows
