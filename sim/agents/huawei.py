"""Huawei: shares out its store floor and its resources by its rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from sim.agents.cached import Cached
from sim.agents.clock import Clock, Phase, Process
from sim.agents.lever_schedule import LeverSchedule
from sim.agents.state.shared import SharedState
from sim.agents.yinwang import need, partners, yinwang_share
from sim.arrays import Bools, Floats
from sim.rules.floor import Floor, Weights
from sim.rules.resources import Resources

__all__ = ["Allocator", "huawei"]


@dataclass(frozen=True)
class _Parties:
    """Who takes part in what; follows from contracts and roster."""

    shown: Floats
    served: Floats
    need: Floats
    partners: Floats


class Allocator:
    """Huawei's two shares-out: store floor by brand, resources by brand."""

    def __init__(self, state: SharedState) -> None:
        self.state = state
        self.rule = Weights(
            min_display=state.draws["min_display"],
            focus_share=state.draws["focus_share"],
            focus=np.zeros(len(state.world.brands), dtype=bool),
        )
        self.favour(state.world.scenario.huawei.focus)
        self.resources = Resources(
            load=state.draws["partner_load"],
            growth=state.draws["resource_growth"],
            most=state.world.seeds.structure["yinwang_most"],
        )
        self.stores = state.draws["market.floor"]
        self._parties = Cached[_Parties]()
        self._floor = Cached[tuple[Floats, Floats]]()

    def favour(self, listed: Collection[str]) -> None:
        """Put brands on the list that the rule `focus` favours, instead of those that were."""
        names = tuple(self.state.world.brands)
        self.rule = replace(self.rule, focus=np.array([name in listed for name in names]))

    def _take_part(self) -> _Parties:
        state, book = self.state, self.state.contracts
        return _Parties(
            shown=book.term("access") * state.roster.on_sale,
            served=book.term("pool") * state.roster.served,
            need=need(state),
            partners=partners(state),
        )

    def review(
        self, month: int, floor_rule: str, resource_rule: str, where: Bools | None = None
    ) -> None:
        """Weigh the brands again: floor weights, and support in shares of June's pool.

        ``where`` limits it to some replications, (replications,): a brand's first month may differ
        between them, and whether Huawei reviews must not depend on who is simulated beside.
        """
        state, rule = self.state, self.rule
        parties = self._parties.at(state.types, self._take_part)
        success = state.experience.recent_sales
        weights = rule.share_out(floor_rule, success, parties.shown)
        for ruled, other in state.levers.rule_overrides:
            weights = np.where(ruled, rule.share_out(other, success, parties.shown), weights)
        support = self.resources.support(
            self.resources.pool(state.years(month)),
            yinwang_share(state, month, self.resources, parties.partners),
            rule.share_out(resource_rule, success, parties.served),
            parties.need,
        )
        state.allocation.review(weights, support, where)

    def allot(self) -> None:
        """Allot floor, stores, by the weights: hand-overs move it from month to month."""
        allocation = self.state.allocation
        allocation.floor, allocation.share = self._floor.at(
            (self.state.contracts.version, allocation.reviews), self._allot
        )

    def _allot(self) -> tuple[Floats, Floats]:
        book, weights, rule = self.state.contracts, self.state.allocation.weights, Floor()
        return (
            rule.allot(self.stores, weights, book.kept, book.stay),
            rule.share(weights, book.kept, book.term("access")),
        )


def huawei(clock: Clock, state: SharedState) -> Process:
    """Review floor and resources every quarter, and whenever a brand is signed or launched.

    Huawei also reviews in a month from which another of its levers holds.
    """
    allocator, schedule = Allocator(state), LeverSchedule(state)
    everywhere = np.ones(state.size, dtype=bool)
    every = int(state.world.seeds.structure["review_months"])
    for month in range(clock.months):
        yield clock.at(month, Phase.ALLOCATION)
        changed = schedule.advance(month)
        if changed:
            allocator.favour(schedule.now.focus)
        where = everywhere if changed or month % every == 0 else state.roster.unreviewed
        if where.any():
            now = schedule.now
            allocator.review(month, now.floor_rule, now.resource_rule, where)
            state.roster.reviewed()
        allocator.allot()
