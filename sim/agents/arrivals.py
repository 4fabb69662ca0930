"""New nameplates that nobody has announced yet: when they come, and what they are worth."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sim.agents.luck import Dealt
from sim.agents.weights import WeightTable
from sim.rules.nameplate import Arrivals

__all__ = ["NEVER", "ArrivalBook"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

NEVER = 2**30
"""A month that no run has."""


class ArrivalBook:
    """Nameplates that came at random: flat entries, since each replication has its own.

    Attributes:
        due: month in which an agent's next new nameplate comes, (agents, replications).
        plates: how many nameplates an agent has, those that are retired in part counted in part.
    """

    def __init__(
        self,
        rule: Arrivals,
        plates: Floats,
        selling: Bools,
        luck: tuple[Dealt, Dealt],
        table: WeightTable,
    ) -> None:
        self._rule, self._table = rule, table
        self._waits, self._sizes = luck
        self._count = len(rule.gap)
        shape = len(plates), self._count
        self.plates = np.repeat(plates[:, None], self._count, axis=1)
        self._number = np.zeros(shape, dtype=np.intp)
        first = rule.wait(self._waits.row(0)) - 1.0
        self.due = np.where(selling[:, None], first, NEVER).astype(np.intp)
        self._place = np.empty(0, dtype=np.intp)
        self._base = np.empty(0)
        self._at = np.empty(0, dtype=np.intp)
        self._due = np.empty(0, dtype=np.intp)

    @property
    def retired(self) -> Floats:
        """The part of each nameplate that the agent's next new one retires, (agents, R)."""
        return 1.0 - self._rule.left(self.plates)

    def begin(self, agent: int, month: int) -> None:
        """Count an agent from now on, which launches its first nameplate in a month."""
        wait = self._rule.wait(self._waits.row(0)[agent])
        self.due[agent] = month + wait.astype(np.intp)

    def renew(self, month: int, gaps: Ints) -> Bools:
        """Renew entries that are due; return whose, (agents, replications)."""
        found = np.zeros(self.due.shape, dtype=bool)
        due = np.flatnonzero(self._due == month)
        places = self._place[due]
        self._at[due] = self._table.start(self._table.refresh) + places % self._count
        self._due[due] = month + gaps.ravel()[places]
        found.ravel()[places] = True
        return found

    def come(
        self, month: int, gaps: Ints, weigh: Callable[[Ints, Ints, Floats], Floats]
    ) -> tuple[Bools, Floats]:
        """Let those come that are due.

        Args:
            month: the month.
            gaps: months to a renewal of what comes, (agents, replications).
            weigh: weights from agents, replications and standard normals.

        Returns:
            Who got one, and what is left of each of its older nameplates, (agents, replications).
        """
        hits = self.due == month
        left = np.where(hits, self._rule.left(self.plates), 1.0)
        agents, where = np.nonzero(hits)
        if not len(agents):
            return hits, left
        numbers = self._number[agents, where]
        normals = self._sizes.pick(numbers, agents, where)
        waits = self._rule.wait_at(self._waits.pick(numbers + 1, agents, where), where)
        self._base *= left.ravel()[self._place]
        self._place = np.append(self._place, agents * self._count + where)
        self._base = np.append(self._base, weigh(agents, where, normals))
        self._at = np.append(self._at, self._table.start(self._table.new) + where)
        self._due = np.append(self._due, month + gaps[agents, where])
        self._number[agents, where] += 1
        self.due[agents, where] = month + waits.astype(np.intp)
        self.plates = self.plates * left + hits
        return hits, left

    def sums(self, month: int) -> Floats:
        """Sums of the weights of entries, (agents, replications)."""
        values = self._base * self._table.of(self._at)
        self._table.wait(values, self._due - month, self._place % self._count)
        cells = self.due.size
        sums = np.bincount(self._place, weights=values, minlength=cells)
        return np.asarray(sums.reshape(self.due.shape), dtype=np.float64)

    def grow_older(self) -> None:
        """A month passes."""
        self._at += self._count
