"""New nameplates that nobody has announced yet: who gets one when, and what it retires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sim.agents.luck import Dealt
from sim.arrays import Bools, Floats, Ints
from sim.rules.nameplate import Arrivals

__all__ = ["ArrivalBook", "Coming"]


@dataclass(frozen=True)
class Coming:
    """New nameplates that are still to come, flat.

    Attributes:
        month: when.
        since: when the agent's one before came, or when it began to sell.
        place: whose, agent by agent and replication by replication.
        normal: their luck.
    """

    month: Ints
    since: Ints
    place: Ints
    normal: Floats

    def of(self, chosen: Bools | slice | Ints) -> Coming:
        """Some of them."""
        return Coming(
            self.month[chosen], self.since[chosen], self.place[chosen], self.normal[chosen]
        )

    def between(self, first: int, last: int) -> slice:
        """Where those of some months are, the last one included, in what is sorted by month."""
        return slice(*np.searchsorted(self.month, (first, last + 1)))

    @classmethod
    def by_month(cls, parts: Sequence[Coming]) -> Coming:
        """All of several, by month."""
        names = ("month", "since", "place", "normal")
        both = cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
        # numpy sorts small integers in one pass
        return both.of(np.argsort(both.month.astype(np.int16), kind="stable"))


class ArrivalBook:
    """Nameplates that come at random, each replication its own; it knows all that will come.

    Attributes:
        retired: the part of each nameplate that the agent's next new one retires, (agents, R).
    """

    def __init__(
        self,
        rule: Arrivals,
        plates: Floats,
        selling: Bools,
        luck: tuple[Dealt, Dealt],
        until: int,
    ) -> None:
        """Announce what comes before a month, from the number of nameplates in June."""
        self._rule, self._until = rule, until
        self._waits, self._sizes = luck
        self._size = len(rule.gap)
        self._plates = np.repeat(plates[:, None], self._size, axis=1)
        self.retired = 1.0 - rule.left(self._plates)
        self._after_start: dict[int, Coming] = {}
        selling_at = np.flatnonzero(selling)[:, None] * self._size + np.arange(self._size)
        self._coming = self._announce(selling_at.ravel(), -1)

    def _announce(self, place: Ints, month: int) -> Coming:
        """Work out when there will be new nameplates at places, after a month of selling there."""
        since = np.full(len(place), month)
        nobody = np.empty(0, dtype=np.intp)
        found, number = [Coming(nobody, nobody, nobody, np.empty(0))], 0
        while len(place):
            uniform = self._waits.row(number).ravel().take(place)
            due = since + self._rule_of(place).wait(uniform).astype(np.intp)
            soon = np.flatnonzero(due < self._until)
            due, since, place = due.take(soon), since.take(soon), place.take(soon)
            if len(place):
                normal = self._sizes.row(number).ravel().take(place)
                found.append(Coming(due, since, place, normal))
            since, number = due, number + 1
        return Coming.by_month(found)

    def _rule_of(self, place: Ints) -> Arrivals:
        where = place % self._size
        return Arrivals(self._rule.gap.take(where), self._rule.succession.take(where))

    def begin(self, agent: int, month: int, where: Ints) -> None:
        """Count an agent from now on, which launches its first nameplate in some replications."""
        first = agent * self._size
        if agent not in self._after_start:
            # the same waits follow whenever it begins
            everyone = first + np.arange(self._size)
            self._after_start[agent] = self._announce(everyone, 0)
        after, begins = self._after_start[agent], np.zeros(self._size, dtype=bool)
        begins[where] = True
        after = after.of(np.flatnonzero(begins.take(after.place - first)))
        after = after.of(after.between(0, self._until - 1 - month))
        new = replace(after, month=after.month + month, since=after.since + month)
        ahead = self._coming.of(self._coming.between(month, self._until))
        self._coming = Coming.by_month([ahead, new])

    def add(self, agent: int, where: Bools) -> None:
        """Count one more nameplate of an agent's, which the scenario launches."""
        self._plates[agent] += where
        self.retired[agent] = 1.0 - self._rule.left(self._plates[agent])

    def announced(self, month: int, months: int) -> tuple[Ints, Ints]:
        """Agents' next new nameplates within some months of a month: when, and whose (places)."""
        soon = self._coming.between(month + 1, month + months)
        next_ones = np.flatnonzero(self._coming.since[soon] <= month)
        coming = self._coming
        return coming.month[soon].take(next_ones), coming.place[soon].take(next_ones)

    def come(self, month: int) -> tuple[Coming, Floats]:
        """Let those of a month come.

        Returns:
            Them, and what is left of each older nameplate of their agents, (agents, replications).
        """
        now = self._coming.of(self._coming.between(month, month))
        left = np.ones(self._plates.shape)
        part = 1.0 - self.retired.ravel().take(now.place)
        left.ravel()[now.place] = part
        plates = self._plates.ravel().take(now.place) * part + 1.0
        self._plates.ravel()[now.place] = plates
        self.retired.ravel()[now.place] = 1.0 - self._rule_of(now.place).left(plates)
        return now, left
