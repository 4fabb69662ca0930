"""New nameplates that nobody has announced yet: when they come, and what they are worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.agents.luck import Dealt
from sim.agents.weights import WeightTable
from sim.arrays import Bools, Floats
from sim.rules.nameplate import Arrivals

__all__ = ["NEVER", "ArrivalBook"]

Ints = NDArray[np.intp]

NEVER = 2**30
"""A month that no run has."""


@dataclass(frozen=True)
class _Coming:
    """New nameplates that are still to come, flat.

    Attributes:
        month: when.
        place: whose, agent by agent and replication by replication.
        following: when the agent's next one comes.
        normal: their luck.
    """

    month: Ints
    place: Ints
    following: Ints
    normal: Floats

    def of(self, chosen: Bools | slice | Ints) -> _Coming:
        """Some of them."""
        return _Coming(
            self.month[chosen], self.place[chosen], self.following[chosen], self.normal[chosen]
        )

    @classmethod
    def by_month(cls, parts: Sequence[_Coming]) -> _Coming:
        """All of several, by month."""
        names = ("month", "place", "following", "normal")
        both = cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
        return both.of(np.argsort(both.month, kind="stable"))


class ArrivalBook:
    """Nameplates that come at random: flat entries, since each replication has its own.

    Attributes:
        due: month in which an agent's next new nameplate comes, (agents, replications).
        retired: the part of each nameplate that the agent's next new one retires, likewise.
    """

    def __init__(
        self,
        rule: Arrivals,
        plates: Floats,
        selling: Bools,
        luck: tuple[Dealt, Dealt],
        table: WeightTable,
        months: int,
    ) -> None:
        self._rule, self._table, self._months = rule, table, months
        self._waits, self._sizes = luck
        self._count = len(rule.gap)
        self._plates = np.repeat(plates[:, None], self._count, axis=1)
        self.retired = 1.0 - rule.left(self._plates)
        self.due = np.full(self._plates.shape, NEVER, dtype=np.intp)
        nobody = np.empty(0, dtype=np.intp)
        self._coming = _Coming(nobody, nobody, nobody, np.empty(0))
        self._announce(np.flatnonzero(selling), -1, np.ones(self._count, dtype=bool))
        self._place, self._at, self._due = nobody, nobody, nobody
        self._base = np.empty(0)

    def _announce(self, agents: Ints, month: int, where: Bools) -> None:
        """Work out when agents get new nameplates, after a month in which they sell.

        ``where``: in which replications they do, (replications,).
        """
        places = (agents[:, None] * self._count + np.arange(self._count)).ravel()
        due = np.tile(np.where(where, month, NEVER).astype(np.intp), len(agents))
        found, number = [self._coming], 0
        while len(agents) and due.min() < self._months:
            following = due + self._wait(number, agents)
            if number == 0:
                self.due[agents] = np.where(
                    where, following.reshape(len(agents), -1), self.due[agents]
                )
            else:
                normal = self._sizes.row(number - 1)[agents].ravel()
                soon = np.flatnonzero(due < self._months)
                found.append(_Coming(due, places, following, normal).of(soon))
            due, number = following, number + 1
        self._coming = _Coming.by_month(found)

    def _wait(self, number: int, agents: Ints) -> Ints:
        return self._rule.wait(self._waits.row(number)[agents]).astype(np.intp).ravel()

    def begin(self, agent: int, month: int, where: Bools) -> None:
        """Count an agent from now on, which launches its first nameplate in some replications."""
        self._announce(np.array([agent]), month, where)

    def add(self, agent: int, where: Bools) -> None:
        """Count one more nameplate of an agent's, which the scenario launches."""
        self._plates[agent] += where
        self.retired = 1.0 - self._rule.left(self._plates)

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
        first, last = np.searchsorted(self._coming.month, (month, month + 1))
        now = self._coming.of(slice(first, last))
        hits, left = np.zeros(self.due.shape, dtype=bool), np.ones(self.due.shape)
        hits.ravel()[now.place] = True
        left.ravel()[now.place] -= self.retired.ravel()[now.place]
        agents, where = now.place // self._count, now.place % self._count
        self._base *= left.ravel()[self._place]
        self._place = np.append(self._place, now.place)
        self._base = np.append(self._base, weigh(agents, where, now.normal))
        self._at = np.append(self._at, self._table.start(self._table.new) + where)
        self._due = np.append(self._due, month + gaps.ravel()[now.place])
        self.due.ravel()[now.place] = now.following
        plates = self._plates.ravel()
        plates[now.place] = plates[now.place] * left.ravel()[now.place] + 1.0
        self.retired.ravel()[now.place] = 1.0 - self._rule.left_at(plates[now.place], where)
        return hits, left

    def sums(self, month: int) -> Floats:
        """Sums of the weights of entries, (agents, replications)."""
        values = self._base * self._table.of(self._at)
        self._table.wait(values, self._due - month, self._place)
        sums = np.bincount(self._place, weights=values, minlength=self.due.size)
        return np.asarray(sums.reshape(self.due.shape), dtype=np.float64)

    def grow_older(self) -> None:
        """A month passes."""
        self._at += self._count
