"""The luck of a block of replications: every stream that agents draw from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.randomness import Stream
from sim.world.world import World

__all__ = ["Dealt", "Luck", "Walk"]

Floats = NDArray[np.float64]


_AHEAD = 4
"""Months drawn at a time: fewer calls, and still small enough for the cache."""


class Rows:
    """Streams of several agents for one purpose, a row a month; the first is June's."""

    def __init__(
        self, seed: int, agents: Sequence[str], purpose: str, replications: range, rows: int
    ) -> None:
        self._streams = [Stream(seed, agent, purpose, replications) for agent in agents]
        self._ahead = np.empty((len(agents), _AHEAD, len(replications)))
        self._left, self._dealt, self._used = rows, 0, 0

    def normals(self) -> Floats:
        """The next month's normals, (agents, replications); gone a few months later."""
        return self._next(Stream.normals)

    def uniforms(self) -> Floats:
        """The next month's uniforms, (agents, replications); gone a few months later."""
        return self._next(Stream.uniforms)

    def _next(self, draw: Callable[[Stream, Floats], Floats]) -> Floats:
        if self._used == self._dealt:
            self._dealt, self._used = min(_AHEAD, self._left), 0
            if not self._dealt:
                raise IndexError("every row of this luck was dealt")
            for stream, ahead in zip(self._streams, self._ahead, strict=True):
                draw(stream, ahead[: self._dealt])
            self._left -= self._dealt
        self._used += 1
        return self._ahead[:, self._used - 1]


class Dealt:
    """Rows of luck by number, dealt when they are first asked for, (agents, replications) each."""

    def __init__(self, deal: Callable[[], Floats]) -> None:
        self._deal, self._rows = deal, list[Floats]()

    def row(self, number: int) -> Floats:
        """One row."""
        while len(self._rows) <= number:
            self._rows.append(self._deal().copy())
        return self._rows[number]


class Luck:
    """What chance holds for a block, month after month.

    Attributes:
        shock, orders: by brand, normals.
        refresh: by brand and rival, uniforms.
        arrivals, arrival_sizes: by brand and rival: uniforms and normals of new nameplates.
        rivals, market: normals.
    """

    def __init__(self, world: World, months: int, replications: range) -> None:
        self._seed, self._replications = world.scenario.run.seed, replications
        self._months = months
        brands = tuple(world.brands)
        self.shock = self._rows(brands, "shock")
        self.orders = self._rows(brands, "orders")
        agents = (*brands, *world.rivals)
        # the last month, too, deals for the one after it
        self.refresh = self._rows(agents, "refresh", 1)
        # one nameplate a month at most, and those that are announced at the end of the run
        announced = int(world.seeds.structure["renewal_announced_months"])
        self.arrivals = Dealt(self._rows(agents, "arrival", announced).uniforms)
        self.arrival_sizes = Dealt(self._rows(agents, "arrival size", announced).normals)
        self.rivals = self._rows(tuple(world.rivals), "shock")
        self.market = self._rows(("market",), "shock")

    def _rows(self, agents: Sequence[str], purpose: str, more: int = 0) -> Rows:
        return Rows(self._seed, agents, purpose, self._replications, self._months + 1 + more)

    def phase(self, agent: str, nameplate: str) -> Floats:
        """Two uniforms that place a nameplate in its cycle of renewals, (2, replications)."""
        stream = Stream(self._seed, agent, f"phase {nameplate}", self._replications)
        return stream.uniforms(np.empty((2, len(self._replications))))

    def once(self, agent: str, purpose: str) -> Floats:
        """A normal that is drawn once, (replications,): appeal, or the luck of a launch."""
        return Stream(self._seed, agent, purpose, self._replications).normals()


class Walk:
    """First-order autoregressive shocks with a given standard deviation.

    ``value`` has shape (agents, replications); ``lean`` is what their luck would by itself add to
    expected sales since June, (agents, replications), to be taken off.

    ``start`` gives the agents' shocks in June where they are known, (agents, replications); NaN, or
    no start at all, where they are drawn as well.
    """

    def __init__(
        self, rows: Rows, deviation: Floats, persistence: Floats, start: Floats | None = None
    ) -> None:
        self._rows, self._persistence = rows, persistence
        self._variance = deviation * deviation
        self._innovation = deviation * np.sqrt(1.0 - persistence * persistence)
        self._memory = np.ones_like(persistence)
        self.value = rows.normals() * deviation
        self._known = np.zeros(len(self.value), dtype=np.intp)
        if start is not None:
            known = np.isfinite(start).all(axis=1)
            self._known[known] = 1
            self.value[known] = start[known]
        self._leans = np.empty((2, *self._memory.shape))
        self.lean = np.zeros_like(self.value)

    def step(self) -> None:
        """A month passes."""
        self._memory *= self._persistence
        self.value *= self._persistence
        news = self._rows.normals()
        news *= self._innovation
        self.value += news
        # a known start falls back to the mean of itself, and only what comes after it is luck
        np.multiply(self._variance, 1.0 - self._memory, out=self._leans[0])
        np.multiply(0.5 * self._variance, 1.0 - self._memory * self._memory, out=self._leans[1])
        self.lean = self._leans.take(self._known, axis=0)
