"""Weights of nameplates by age, and how they add up in nests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.arrays import Floats, Ints
from sim.rules.nameplate import Lifecycle
from sim.scenario.types.brand import BANDS
from sim.world.nameplates import June2025

__all__ = ["Clusters", "WeightTable"]

_OLDEST = 24
"""Months after which a nameplate counts as no older in June: its novelty is long gone."""


class WeightTable:
    """Weights of a nameplate by what it went through last and how long ago.

    A place in the table is a number for one replication and one month of birth, which stays as
    months pass: looking up the weights of a month is one call.
    """

    new, refresh = 0, 1

    def __init__(self, cycle: Lifecycle, strength: Floats, months: int) -> None:
        self._cycle, self._size = cycle, len(strength)
        self._ages = months + 1 + _OLDEST + 1
        # rows of no age, so that places of what comes in the last month are not negative
        self._spare = np.zeros((months + 1, self._size))
        self._kinds = [cycle.new(self._ages), cycle.renewed(strength, self._ages)]
        self._flat = self._in_a_row()
        self._by_strength: dict[float, int] = {}
        self._everyone = np.arange(self._size)

    def refresh_of(self, strength: float) -> int:
        """The kind of a renewal of some strength."""
        if strength not in self._by_strength:
            self._by_strength[strength] = len(self._kinds)
            self._kinds.append(self._cycle.renewed(strength, self._ages))
            self._flat = self._in_a_row()
        return self._by_strength[strength]

    def _in_a_row(self) -> Floats:
        return np.concatenate([self._spare, *self._kinds]).ravel()

    def start(self, kind: int, month: int) -> int:
        """The place of what is new, or renewed, in a month, in the first replication."""
        return (len(self._spare) - 1 - month + kind * self._ages) * self._size

    def at(self, kind: int, month: int, age: Floats | float = 0.0) -> Ints:
        """Places of nameplates that are of some age in a month, (replications,)."""
        rows = np.minimum(age, _OLDEST).astype(np.intp)
        return np.asarray(self.start(kind, month) + rows * self._size + self._everyone)

    def of(self, at: Ints, month: int) -> Floats:
        """The weights in a month at places."""
        return self._flat[(month + 1) * self._size :].take(at)


@dataclass(frozen=True)
class Clusters:
    """Nests: an agent in a price band. Bands in which all nameplates share alike are one cluster.

    Attributes:
        agent: whose each is, (clusters,).
        bands: which bands it has, (clusters, bands).
        rows: for each cluster June's nameplates: a slice where they sell in the cluster alone, or
            else each with the part of it that does, (replications,).
        first: the first cluster of every agent, (agents,).
    """

    agent: Ints
    bands: NDArray[np.bool_]
    rows: tuple[slice | tuple[tuple[int, Floats], ...], ...]
    first: Ints

    @classmethod
    def of(cls, known: Sequence[Sequence[June2025]], mix: Floats) -> Clusters:
        """Clusters of agents in June, from their nameplates and their mix, (agents, bands, R)."""
        agents: list[int] = []
        bands: list[NDArray[np.bool_]] = []
        rows: list[slice | tuple[tuple[int, Floats], ...]] = []
        start = 0
        for agent, plates in enumerate(known):
            numbers = range(start, start + len(plates))
            start += len(plates)
            if not any(plate.own_mix for plate in plates):
                agents.append(agent)
                bands.append(np.ones(len(BANDS), dtype=bool))
                rows.append(slice(numbers.start, numbers.stop))
                continue
            for band in np.flatnonzero(mix[agent].max(axis=1) > 0.0):
                agents.append(agent)
                bands.append(np.arange(len(BANDS)) == band)
                rows.append(
                    tuple(
                        (row, plate.mix[band] / mix[agent, band])
                        for row, plate in zip(numbers, plates, strict=True)
                        if plate.mix[band] > 0.0
                    )
                )
        owner = np.array(agents, dtype=np.intp)
        first = np.searchsorted(owner, np.arange(len(known)))
        return cls(owner, np.array(bands), tuple(rows), first)

    def sums(self, values: Floats, others: Floats) -> Floats:
        """Sums of weights by cluster, (clusters, replications).

        Args:
            values: weights of June's nameplates, (rows, replications).
            others: weights of what agents have beside, which sells where they do, (agents,
                replications).
        """
        found = others.take(self.agent, axis=0)
        for cluster, rows in enumerate(self.rows):
            if not isinstance(rows, slice):
                for row, part in rows:
                    found[cluster] += values[row] * part
            elif rows.start < rows.stop:  # a newcomer had none
                found[cluster] += np.add.reduce(values[rows], axis=0)
        return found

    def by_agent(self, values: Floats) -> Floats:
        """Sums over each agent's clusters, (agents, replications)."""
        sums = values.take(self.first, axis=0)
        for cluster in self._others:
            sums[self.agent[cluster]] += values[cluster]
        return sums

    @cached_property
    def _others(self) -> list[int]:
        """The clusters that are not their agents' first: few agents have any."""
        return [int(c) for c in np.setdiff1d(np.arange(len(self.agent)), self.first)]
