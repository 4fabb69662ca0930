"""What every brand's cars are seen in, month by month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.agents.cached import Cached
from sim.agents.state.shared import SharedState
from sim.arrays import Floats
from sim.rules.reach import InStores, Reach

__all__ = ["ReachCount", "reach_of"]

Ints = NDArray[np.intp]


def reach_of(state: SharedState) -> Reach:
    """The rule of reach in a block's world."""
    d = state.draws
    return Reach(
        presence=d["presence_elasticity"],
        space=d["space_elasticity"],
        reached=d["coverage_stores"],
        cars=d["cars_on_show"],
        stores=d["market.floor"],
        productivity=d["outlet_productivity"],
        offset=state.world.seeds.structure["presence_offset"],
    )


@dataclass(frozen=True)
class _Split:
    """What moves at reviews and hand-overs only.

    Attributes:
        own: rows of brands that their makers sell everywhere, in all replications.
        mixed: rows of brands that both sell, or each in some replications.
        stores: all brands where Huawei sells them.
        retained: Huawei's stores that show brands where their makers sell, (brands, R).
    """

    own: Ints
    mixed: Ints
    stores: InStores
    retained: Floats

    def of(self, rows: Ints) -> InStores:
        """Some brands where Huawei sells them."""
        stores = self.stores
        return InStores(stores.showing[rows], stores.covered[rows], stores.log_worth[rows])


class ReachCount:
    """Counts what brands are seen in.

    A brand that Huawei sells everywhere costs nothing from month to month: its part of the floor
    moves at reviews and hand-overs only.
    """

    def __init__(self, state: SharedState) -> None:
        self.rule = reach_of(state)
        self._split = Cached[_Split]()

    def _by_seller(self, state: SharedState) -> _Split:
        book = state.contracts
        by_maker = book.through == 0.0
        stores = self.rule.in_huawei_stores(state.allocation.share)
        own = by_maker.all(axis=1)
        return _Split(
            own=np.flatnonzero(own),
            mixed=np.flatnonzero(~own & (book.through != 1.0).any(axis=1)),
            stores=stores,
            retained=state.draws["retained_floor"] * book.term("access") * stores.showing,
        )

    def count(self, state: SharedState) -> None:
        """Count a month, for buyers and books."""
        rule, version = self.rule, (state.contracts.version, state.allocation.reviews)
        split = self._split.at(version, lambda: self._by_seller(state))
        through, outlets = state.contracts.through, state.selling.outlets
        log_worth = split.stores.log_worth.copy()
        by_huawei, doubled = np.ones_like(log_worth), np.zeros_like(log_worth)
        rows, retained = split.own, split.retained[split.own]
        places = rule.places(outlets[rows], np.ones(1), retained)
        _, log_worth[rows] = rule.in_own_outlets(places)
        by_huawei[rows] = retained / np.maximum(places, 1e-12)
        if len(rows := split.mixed):
            part, retained = through[rows], split.retained[rows]
            places = rule.places(outlets[rows], 1.0 - part, retained)
            seen = rule.seen(split.of(rows), part, places, retained)
            everywhere, nowhere = part == 1.0, part == 0.0
            _, own = rule.in_own_outlets(places)
            worth = np.where(nowhere, own, np.where(everywhere, log_worth[rows], seen.log_worth))
            log_worth[rows] = worth
            by_huawei[rows] = np.where(everywhere, 1.0, seen.by_huawei)
            doubled[rows] = seen.doubled
        state.market.log_reach = log_worth
        state.market.in_huawei_stores = by_huawei
        state.market.doubled = doubled
