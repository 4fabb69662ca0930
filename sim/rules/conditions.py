"""Where a conditional rule's condition holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.scenario.types.conditional import AllOf, Condition, Level

__all__ = ["Watcher"]

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Observe = Callable[[str, str | None], NDArray[np.float64]]
"""(measure, brand or None) -> last month's value, (replications,).

NaN where it is undefined: while a brand is not on sale, and shares and HHI where nothing was sold.
"""


@dataclass
class Watcher:
    """A condition and its counts: it holds after enough months in a row, by replication.

    Months before the contract that the rule is about began do not count: a contract is not judged
    on what was sold before it.
    """

    mechanism: ClassVar[str] = "a contract is reviewed when a measure has been off for long enough"
    source: ClassVar[str] = "state-contingent contracts: Bolton and Dewatripont 2005"

    condition: Condition
    streaks: dict[tuple[int, ...], NDArray[np.int64]] = field(default_factory=dict)

    def holds(self, observe: Observe, lasted: Ints) -> Bools:
        """Take in one more month and say where the condition holds, shape (replications,).

        Args:
            observe: what was measured in that month.
            lasted: for how many months, this one included, the contract that the rule is about
                has lasted, (replications,); 0 or less where it had not begun.
        """
        return self._judge(self.condition, observe, lasted, ())

    def _judge(
        self, condition: Condition, observe: Observe, lasted: Ints, place: tuple[int, ...]
    ) -> Bools:
        if isinstance(condition, Level):
            return self._level(condition, observe, lasted, place)
        parts = condition.all_of if isinstance(condition, AllOf) else condition.any_of
        joined = np.logical_and if isinstance(condition, AllOf) else np.logical_or
        # judge every part before joining: each keeps its own count of months
        judged = [self._judge(part, observe, lasted, (*place, i)) for i, part in enumerate(parts)]
        return reduce(joined, judged)

    def _level(self, level: Level, observe: Observe, lasted: Ints, place: tuple[int, ...]) -> Bools:
        value = observe(level.measure, level.brand)
        if level.below is not None:
            hit = value < level.below
        else:
            assert level.above is not None  # the types let no level through without one of the two
            hit = value > level.above
        before = self.streaks.get(place, np.zeros(value.shape, dtype=np.int64))
        self.streaks[place] = streak = np.where(hit, np.clip(lasted, 0, before + 1), 0)
        return np.asarray(streak >= level.for_months)
