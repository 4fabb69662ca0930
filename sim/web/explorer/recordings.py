"""Runs of the last questions: what is compared with is the same again and again."""

from __future__ import annotations

from collections import OrderedDict

from sim.engine import record
from sim.scenario import Scenario, canonical
from sim.web.explorer.shown import Measured, measured

__all__ = ["Recordings"]


class Recordings:
    """Recordings by their scenario, those used last, up to so many bytes."""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, 0
        self._kept: OrderedDict[bytes, Measured] = OrderedDict()

    def of(self, scenario: Scenario) -> Measured:
        """The run of a scenario with what is shown of it, run if it is not here.

        Raises:
            InputError: June's figures do not fit the scenario.
        """
        key = canonical(scenario)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = measured(record(scenario))
        self._kept[key] = found
        self._held += _size(found)
        while self._held > self._most and len(self._kept) > 1:
            self._held -= _size(self._kept.popitem(last=False)[1])
        return found


def _size(kept: Measured) -> int:
    return kept.values.nbytes + sum(each.nbytes for each in kept.recording.arrays.values())
