"""The nameplates of brands and rivals: what they are worth together, month by month."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.agents.arrivals import ArrivalBook
from sim.agents.luck import Luck
from sim.agents.nameplates import NEVER, Nameplates
from sim.agents.weights import Clusters, WeightTable
from sim.arrays import Bools, Floats, Ints
from sim.rules.launch import RefreshCycle
from sim.rules.nameplate import Arrivals, Lifecycle, Nest
from sim.rules.size import SizeLine, log_buyers_within_reach
from sim.world.draws import Draws
from sim.world.june import June
from sim.world.nameplates import June2025, nameplates_of, shares_of
from sim.world.world import World

__all__ = ["Lineup"]

_NONE = -1
"""Where a replication does not have a nameplate."""


class Lineup:
    """Nameplates of brands, then of rivals (together: agents).

    Some are of June, some the scenario launches, and others come at random. The weights of an
    agent's nameplates in June add up to one.

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
        self._awaited = cycle.awaited()
        self._table = WeightTable(cycle, draws["refresh_strength"], months)
        known = [nameplates_of(spec) for spec in specs]
        shares = [
            shares_of(name, plates, draws, self._size)
            for name, plates in zip(self.names, known, strict=True)
        ]
        self.clusters = Clusters.of(known, june.mix)
        self._plates, self._known = self._june_plates(known, np.concatenate(shares))
        self._held = np.full(self._plates.of_june, self._still)
        self._mean_weight = self._start()
        self._arrivals = ArrivalBook(
            Arrivals(draws["nameplate_gap_months"], draws["nameplate_succession"]),
            plates=np.array([len(plates) for plates in known], dtype=float),
            selling=np.array([bool(plates) for plates in known]),
            luck=(luck.arrivals, luck.arrival_sizes),
            until=months + self._announced,
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
        self._refresh_luck = luck.refresh.uniforms().ravel()
        self.count(-1)

    # June

    def _june_plates(
        self, known: Sequence[Sequence[June2025]], shares: Floats
    ) -> tuple[Nameplates, list[list[Ints]]]:
        """June's nameplates, and by agent the entries of each that is known by name, (R,)."""
        agents, ats, dues = list[int](), [], []
        entries: list[list[Ints]] = [[] for _ in known]
        for agent, (name, plates) in enumerate(zip(self.names, known, strict=True)):
            for plate in plates:
                at, left = self._age(plate, self._luck.phase(name, plate.name))
                entries[agent].append(len(agents) * self._size + np.arange(self._size))
                agents.append(agent)
                ats.append(at)
                dues.append(left - 1)
        return Nameplates(np.array(agents), shares, np.array(ats), np.array(dues)), entries

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
        return self._table.at(kind, -1, age), left.astype(np.intp)

    def _start(self) -> Floats:
        """Make the rows' weights the nameplates' parts of June sales; return their usual weight.

        The usual weight is the mean in logarithms over all nameplates: sizes of those to come are
        in cars of June, when some were new and some were not.
        """
        weights = self._weights(-1)
        self._plates.base /= weights
        return np.asarray(np.exp(np.log(self._plates.rows_of_june(weights)).mean(axis=0)))

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
        chosen = np.flatnonzero(where)
        place, is_first = agent * self._size + chosen, first[chosen]
        base = strength / self._mean_weight[chosen]
        if is_first.any() and not self._still:
            self._arrivals.begin(agent, month, chosen[is_first])
        if not is_first.all():
            luck = self._luck.once(self.names[agent], purpose)[chosen]
            base = np.where(is_first, base, strength * self._weigh(place, chosen, luck))
        at = self._table.at(self._table.new, month)[chosen]
        start = self._plates.add(place, chosen, base, at, self._renewal(agent, month)[chosen])
        entries = np.full(self._size, _NONE)
        entries[chosen] = np.arange(start, start + len(chosen))
        self._known[agent].append(entries)
        if not self._still:
            self._arrivals.add(agent, where)

    def refresh(self, agent: int, month: int, strength: float, *, where: Bools) -> None:
        """A scenario renews the nameplate of a brand that is due first, in some replications."""
        if not self._known[agent]:
            return
        plates, known = self._plates, np.stack(self._known[agent])
        dues = np.where(known == _NONE, NEVER + 1, plates.due.take(known, mode="clip"))
        first = known[dues.argmin(axis=0), np.arange(self._size)]
        chosen = np.flatnonzero(where & (first != _NONE))
        first = first[chosen]
        at = self._table.at(self._table.refresh_of(strength), month)[chosen]
        plates.renew_early(first, at, self._renewal(agent, month)[chosen])
        self._held[first[first < plates.of_june]] = False

    def _renewal(self, agent: int, month: int) -> Ints:
        """When what an agent launches or renews in a month is next renewed, (replications,)."""
        if self._still:
            return np.full(self._size, NEVER)
        where = np.arange(self._size)
        return self._due(month, agent * self._size + where, where)

    def _due(self, month: int, place: Ints, where: Ints) -> Ints:
        """The same of what is new at places, in replications, (n,)."""
        gaps = self._cycle.gaps(self._refresh_luck.take(place), where)
        return np.asarray(month + gaps.astype(np.int64))

    def _weigh(self, place: Ints, where: Ints, normals: Floats) -> Floats:
        """Weights, when not new, of new nameplates at places and in replications, (n,)."""
        distance = self._distance.take(where) * normals
        return np.asarray(np.exp(self._new.ravel().take(place) + distance))

    def cycle(self, month: int) -> None:
        """Renew what is due, and let new nameplates come."""
        plates, table = self._plates, self._table
        entries = plates.due_in(month)
        place, where = plates.place.take(entries), plates.where.take(entries)
        due = self._due(month, place, where)
        plates.renew(entries, table.start(table.refresh, month) + where, due)
        self.renewed = self._at_places(place)
        new, left = self._arrivals.come(month)
        plates.retire(left)
        place, where = new.place, new.place % self._size
        base, due = self._weigh(place, where, new.normal), self._due(month, place, where)
        plates.add(place, where, base, table.start(table.new, month) + where, due)
        self.arrived = self._at_places(place)

    def _at_places(self, place: Ints) -> Bools:
        """Whether an agent is among places, (agents, replications)."""
        hits = np.zeros((len(self.names), self._size), dtype=bool)
        hits.ravel()[place] = True
        return hits

    # what it is worth

    def _weights(self, month: int) -> Floats:
        """The weights of nameplates in a month as if each was of weight one when not new."""
        plates = self._plates
        weights = self._table.of(plates.at, month)
        if self._still:
            held = np.flatnonzero(self._held)
            weights[held] = self._table.of(plates.at[held], -1)
            month = -1  # what was announced in June stays as far ahead
        for ahead, left in zip(range(self._announced, 0, -1), self._awaited, strict=True):
            entries = plates.due_in(month + ahead)
            waiting = left.take(plates.where.take(entries))
            waiting *= weights.take(entries)
            weights[entries] = waiting
        return weights

    def count(self, month: int) -> None:
        """Count what the nameplates are worth in a month, for buyers."""
        values, plates = self._weights(month), self._plates
        values *= plates.base
        since = plates.sums_since(values, len(self.names))
        self.log_worth = self._nest.worth(self.clusters.sums(plates.rows_of_june(values), since))
        off = self._succeeded(-1 if self._still else month)
        self.log_worth -= off.take(self.clusters.agent, axis=0)

    def _succeeded(self, month: int) -> Floats:
        """What buyers who wait for an announced new nameplate take off, log points, (agents, R)."""
        most = self._announced
        coming, place = self._arrivals.announced(month, most)
        elapsed = (most + 1.0 - (coming - month)) / most
        elapsed *= self._arrivals.retired.ravel().take(place)
        elapsed *= self._delay.take(place % self._size)
        off = np.zeros((len(self.names), self._size))
        off.ravel()[place] = elapsed
        return off

    def close_month(self) -> None:
        """Deal the next month's luck."""
        self._refresh_luck = self._luck.refresh.uniforms().ravel()
