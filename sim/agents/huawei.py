"""Huawei: shares out its store floor and its resources by its rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import QUARTER, Clock, Phase, Process
from sim.agents.memo import Memo
from sim.agents.mind import Mind
from sim.agents.stage import Stage
from sim.agents.yinwang import need, partners, yinwang_share
from sim.rules.floor import Floor, Weights
from sim.rules.resources import Resources

__all__ = ["Allocator", "huawei"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Parties:
    """Who takes part in what; follows from contracts and roster."""

    shown: Floats
    served: Floats
    need: Floats
    partners: Floats


class Allocator:
    """Huawei's two shares-out: store floor by brand, resources by brand."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.rule = Weights(
            min_display=stage.draws["min_display"],
            focus_share=stage.draws["focus_share"],
            focus=np.zeros(len(stage.world.brands), dtype=bool),
        )
        self.favour(stage.world.scenario.huawei.focus)
        self.resources = Resources(stage.draws["partner_load"], stage.draws["resource_growth"])
        self.stores = stage.draws["market.floor"]
        self._parties = Memo(self._take_part)
        self._floor = Memo(self._allot)

    def favour(self, listed: Collection[str]) -> None:
        """Put brands on the list that the rule `focus` favours, instead of those that were."""
        names = tuple(self.stage.world.brands)
        self.rule = replace(self.rule, focus=np.array([name in listed for name in names]))

    def _take_part(self) -> _Parties:
        stage, book = self.stage, self.stage.contracts
        return _Parties(
            shown=((book.term("access") > 0.0) & stage.on_sale[:, None]).astype(float),
            served=book.term("pool") * stage.served[:, None],
            need=need(stage),
            partners=partners(stage),
        )

    def review(self, month: int, floor_rule: str, resource_rule: str) -> None:
        """Weigh the brands anew: floor weights, and support in shares of June's pool."""
        stage, rule = self.stage, self.rule
        parties = self._parties.at(stage.types)
        weights = rule.share_out(floor_rule, stage.fast, parties.shown)
        for where, other in stage.rule_overrides:
            weights = np.where(where, rule.share_out(other, stage.fast, parties.shown), weights)
        stage.weights = weights
        stage.support = self.resources.support(
            self.resources.pool((month + 1) / 12.0),
            yinwang_share(stage, month, self.resources, parties.partners),
            rule.share_out(resource_rule, stage.fast, parties.served),
            parties.need,
        )
        stage.reviews += 1

    def allot(self) -> None:
        """Allot floor, stores, by the weights: hand-overs move it from month to month."""
        stage = self.stage
        stage.floor = self._floor.at((stage.contracts.version, stage.reviews))

    def _allot(self) -> Floats:
        book = self.stage.contracts
        return Floor().allot(self.stores, self.stage.weights, book.kept, book.stay)


def huawei(clock: Clock, stage: Stage) -> Process:
    """Review floor and resources every quarter, and whenever a brand is signed or launched.

    Huawei also reviews in a month from which another of its levers holds.
    """
    allocator, mind = Allocator(stage), Mind(stage)
    roster = stage.roster_version
    for month in range(clock.months):
        yield clock.at(month, Phase.ALLOCATION)
        changed = mind.turn(month)
        if changed:
            allocator.favour(mind.now.focus)
        if changed or month % QUARTER == 0 or stage.roster_version != roster:
            roster = stage.roster_version
            allocator.review(month, mind.now.floor_rule, mind.now.resource_rule)
        allocator.allot()
