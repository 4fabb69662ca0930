"""The nameplates of brands and rivals: what they are worth together, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.agents.arrivals import NEVER, ArrivalBook
from sim.agents.luck import Luck
from sim.agents.weights import Clusters, WeightTable
from sim.rules.launch import RefreshCycle
from sim.rules.nameplate import Arrivals, Lifecycle, Nest
from sim.rules.size import SizeLine, log_buyers_within_reach
from sim.world.draws import Draws
from sim.world.june import June
from sim.world.nameplates import June2025, nameplates_of, shares_of
from sim.world.world import World

__all__ = ["Lineup"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

_FREE = NEVER + 1
"""The renewal of a row that a replication does not use yet."""


@dataclass
class _Rows:
    """Nameplates, (rows, replications) unless said otherwise.

    A launch whose month is drawn uses a row in some replications before others: elsewhere it is
    free, and weighs nothing.

    Attributes:
        agent: whose each is, (rows,).
        base: weight when it is not new, as a part of the agent's June sales.
        at: where in the table of weights it stands.
        due: month of its next renewal.
    """

    agent: Ints
    base: Floats
    at: Ints
    due: Ints

    def append(self, agent: int, at: Ints) -> int:
        """Add one that is free in all replications, of age 0 in the table; return its number."""
        self.agent = np.append(self.agent, agent)
        self.base = np.vstack([self.base, np.zeros_like(at, dtype=float)])
        self.at = np.vstack([self.at, at])
        self.due = np.vstack([self.due, np.full_like(at, _FREE)])
        return len(self.agent) - 1

    def free(self, agent: int, where: Ints) -> tuple[Ints, Bools]:
        """An agent's first free row in some replications, and whether there is one, (n,)."""
        rows = np.flatnonzero(self.agent == agent)
        is_free = self.due[rows][:, where] == _FREE
        if not len(rows):
            return np.zeros(len(where), dtype=np.intp), np.zeros(len(where), dtype=bool)
        return rows[is_free.argmax(axis=0)], is_free.any(axis=0)


class Lineup:
    """Nameplates of brands, then of rivals (together: agents).

    Those of June and those that the scenario launches are rows; those that come at random are
    entries of the arrival book. The weights of an agent's nameplates in June add up to one.

    Attributes:
        names: of the agents.
        clusters: the nests.
        log_worth: what a cluster's nameplates are worth together, log points, (clusters, R).
        renewed, arrived: the agents' renewals and new nameplates of the month, (agents, R).
    """

    def __init__(self, world: World, draws: Draws, luck: Luck, june: June, months: int) -> None:
        form = world.seeds.structure
        self._luck, self._still = luck, world.still
        specs = world.sellers
        self.names = (*world.brands, *world.rivals)
        self._size = june.sales.shape[-1]
        self._announced = int(form["renewal_announced_months"])
        self._delay, self._nest = draws["renewal_delay"], Nest(draws["nest_dissimilarity"])
        self._cycle = RefreshCycle(draws["refresh_gap_months"], form["refresh_spread"])
        cycle = Lifecycle.of(draws, self._announced)
        self._table = WeightTable(cycle, draws["refresh_strength"], months)
        known = [nameplates_of(spec) for spec in specs]
        shares = [
            shares_of(name, plates, draws, self._size)
            for name, plates in zip(self.names, known, strict=True)
        ]
        self.clusters = Clusters.of(known, june.mix)
        self._rows = self._june_rows(known, np.concatenate(shares))
        self._held = np.full(self._rows.at.shape, self._still)
        self._mean_weight = self._start()
        self._arrivals = ArrivalBook(
            Arrivals(draws["nameplate_gap_months"], draws["nameplate_succession"]),
            plates=np.array([len(plates) for plates in known], dtype=float),
            selling=np.array([bool(plates) for plates in known]),
            luck=(luck.arrivals, luck.arrival_sizes),
            table=self._table,
            months=months,
        )
        self._reached = log_buyers_within_reach(june.mix, june.buyers)
        self._sales, self._own_scale = june.agent_sales.copy(), draws["nameplate_own_scale"]
        self._line = self._fit_line(known, shares, june.buyers, draws["nameplate_spread"])
        self._distance = self._line.off_line(np.ones(self._size))
        self._new = np.zeros_like(self._reached)
        for agent, parts in enumerate(shares):
            if len(parts):
                self._new[agent] = self._usual_new(agent, np.log(self._sales[agent] * parts))
        self.renewed = self.arrived = np.zeros((len(specs), self._size), dtype=bool)
        self._gaps = self._deal()
        self.count(-1)

    # June

    def _june_rows(self, known: Sequence[Sequence[June2025]], shares: Floats) -> _Rows:
        agents, ats, dues = [], [], []
        for agent, (name, plates) in enumerate(zip(self.names, known, strict=True)):
            for plate in plates:
                at, left = self._age(plate, self._luck.phase(name, plate.name))
                agents.append(agent)
                ats.append(at)
                dues.append(left - 1)
        return _Rows(np.array(agents, dtype=np.intp), shares, np.array(ats), np.array(dues))

    def _age(self, plate: June2025, phase: Floats) -> tuple[Ints, Ints]:
        """Where a nameplate stands in the table of weights in June, and months to its renewal."""
        if plate.age is None:
            gap = self._cycle.gaps(phase[0].copy())
            age = np.floor(gap * phase[1])
            left = gap - age
        else:
            age = np.full(self._size, float(plate.age))
            left = self._cycle.after(age, phase[0])
        kind = self._table.refresh if plate.renewed else self._table.new
        return self._table.at(kind, age), left.astype(np.intp)

    def _start(self) -> Floats:
        """Make the rows' weights the nameplates' parts of June sales; return their usual weight.

        The usual weight is the mean in logarithms over all nameplates: sizes of those to come are
        in cars of June, when some were new and some were not.
        """
        values = self._values(-1, np.ones_like(self._rows.base))
        self._rows.base /= values
        return np.asarray(np.exp(np.log(values).mean(axis=0)))

    def _fit_line(
        self,
        known: Sequence[Sequence[June2025]],
        shares: Sequence[Floats],
        buyers: Floats,
        spread: Floats,
    ) -> SizeLine:
        """The line through June's nameplates; those of a brand that are all alike count once."""
        sizes, reached = [], []
        for agent, plates in enumerate(known):
            alike = all(plate.age is None for plate in plates)
            for row, plate in enumerate(plates[:1] if alike else plates):
                sizes.append(np.log(self._sales[agent] * shares[agent][row]))
                reached.append(log_buyers_within_reach(np.array(plate.mix)[:, None], buyers))
        luck = self._luck.once("nameplates", "level"), self._luck.once("nameplates", "slope")
        return SizeLine(np.stack(sizes), np.stack(reached), spread, luck)

    def _usual_new(self, agent: int, log_sizes: Floats) -> Floats:
        """Log weight, when not new, of an agent's usual new nameplate, (replications,).

        It lies between the line and the agent's own nameplates.

        Args:
            agent: whose.
            log_sizes: of its nameplates, log vehicles a month in June, (nameplates, replications).
        """
        line = self._line.on_line(self._reached[agent])
        log_size = line + self._own_scale * (log_sizes.mean(axis=0) - line)
        return np.asarray(log_size - np.log(self._sales[agent] * self._mean_weight))

    def enter(self, agent: int, log_size: Floats) -> None:
        """Say how large a newcomer is, log vehicles a month in June, (replications,)."""
        self._sales[agent] = np.exp(log_size)
        self._new[agent] = self._usual_new(agent, log_size[None])

    # what happens

    def launch(
        self, agent: int, month: int, strength: float, purpose: str, *, where: Bools, first: Bools
    ) -> None:
        """A scenario launches a nameplate; a newcomer's first one is the newcomer itself.

        Args:
            agent: whose.
            month: when.
            strength: 1 is a new model in the main segment.
            purpose: names the luck of its size.
            where: in which replications, (replications,).
            first: in which of them it is the newcomer's first, (replications,).
        """
        base = np.full(self._size, strength) / self._mean_weight
        if first.any() and not self._still:
            self._arrivals.begin(agent, month, first)
        if (later := where & ~first).any():
            everyone = np.arange(self._size)
            agents = np.full(self._size, agent)
            luck = self._luck.once(self.names[agent], purpose)
            base = np.where(later, strength * self._weigh(agents, everyone, luck), base)
        self._put_on_sale(agent, base, self._renewal(agent, month), np.flatnonzero(where))
        if not self._still:
            self._arrivals.add(agent, where)

    def _put_on_sale(self, agent: int, base: Floats, due: Ints, where: Ints) -> None:
        """Use a free row in each of some replications for a nameplate that is new."""
        at = self._table.at(self._table.new, np.zeros(self._size))
        rows, found = self._rows.free(agent, where)
        if not found.all():
            row = self._rows.append(agent, at)
            self.clusters = self.clusters.with_row(agent, row)
            rows = np.where(found, rows, row)
        for held, value in ((self._rows.base, base), (self._rows.at, at), (self._rows.due, due)):
            held[rows, where] = value[where]

    def refresh(self, agent: int, month: int, strength: float, *, where: Bools) -> None:
        """A scenario renews the nameplate of a brand that is due first, in some replications."""
        rows, chosen = np.flatnonzero(self._rows.agent == agent), np.flatnonzero(where)
        which = rows[self._rows.due[rows].argmin(axis=0)][chosen]
        kind = self._table.refresh_of(strength)
        self._rows.at[which, chosen] = self._table.at(kind, np.zeros(self._size))[chosen]
        self._rows.due[which, chosen] = self._renewal(agent, month)[chosen]
        if self._still:
            in_june = which < len(self._held)
            self._held[which[in_june], chosen[in_june]] = False

    def _renewal(self, agent: int, month: int) -> Ints:
        """When what an agent launches or renews in a month is next renewed, (replications,)."""
        never = np.full(self._size, NEVER)
        return never if self._still else np.asarray(month + self._gaps[agent])

    def _weigh(self, agents: Ints, where: Ints, normals: Floats) -> Floats:
        """Weights, when not new, of new nameplates of agents in replications, (n,)."""
        return np.asarray(np.exp(self._new[agents, where] + self._distance[where] * normals))

    def _deal(self) -> Ints:
        """A month's gaps to the next renewal, months, (agents, replications)."""
        return self._cycle.gaps(self._luck.refresh.uniforms()).astype(np.intp)

    def cycle(self, month: int) -> None:
        """Renew what is due, and let new nameplates come."""
        rows = self._rows
        self.renewed = self._arrivals.renew(month, self._gaps)
        flat = np.flatnonzero(rows.due.ravel() == month)
        who, where = rows.agent[flat // self._size], flat % self._size
        rows.at.ravel()[flat] = self._table.start(self._table.refresh) + where
        rows.due.ravel()[flat] = month + self._gaps[who, where]
        self.renewed[who, where] = True
        self.arrived, left = self._arrivals.come(month, self._gaps, self._weigh)
        rows.base *= left[rows.agent]

    # what it is worth

    def _values(self, month: int, base: Floats) -> Floats:
        """The rows' weights in a month, (rows, replications)."""
        rows = self._rows
        values = base * self._table.of(rows.at)
        self._table.wait(values.ravel(), (rows.due - month).ravel())
        return np.asarray(values)

    def count(self, month: int) -> None:
        """Count what the nameplates are worth in a month, for buyers."""
        # where June is held, what was announced then stays as far ahead
        month = -1 if self._still else month
        values = self._values(month, self._rows.base)
        sums = self.clusters.sums(values, self._arrivals.sums(month))
        self.log_worth = self._nest.worth(sums)
        self.log_worth -= self._succeeded(month)[self.clusters.agent]

    def _succeeded(self, month: int) -> Floats:
        """What buyers who wait for an announced new nameplate take off, log points, (agents, R)."""
        ahead, most = self._arrivals.due - month, self._announced
        elapsed = np.where((ahead >= 1) & (ahead <= most), (most + 1.0 - ahead) / most, 0.0)
        elapsed *= self._arrivals.retired
        elapsed *= self._delay
        return np.asarray(elapsed)

    def close_month(self) -> None:
        """Let all nameplates grow a month older; June's stay as they are where June is held."""
        self._rows.at += self._size
        if self._still:
            self._rows.at[: len(self._held)] -= self._size * self._held
        self._arrivals.grow_older()
        self._gaps = self._deal()
