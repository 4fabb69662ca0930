"""What every brand's cars are seen in, month by month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.agents.cached import Cached
from sim.agents.state.shared import SharedState
from sim.rules.reach import Reach

__all__ = ["ReachCount", "reach_of"]

Floats = NDArray[np.float64]
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
    """Rows of brands by who sells them in all replications, and what Huawei's stores are worth.

    Attributes:
        own, mixed: rows that the maker sells everywhere, and those that both sell.
        retained: the part of the stores that show them where the maker sells.
        in_stores: logarithm of what the brands are worth where Huawei sells them.
    """

    own: Ints
    mixed: Ints
    retained: Floats
    in_stores: Floats


class ReachCount:
    """Counts what brands are seen in.

    A brand that Huawei sells everywhere costs nothing from month to month: its part of the floor
    moves at reviews and hand-overs only.
    """

    def __init__(self, state: SharedState) -> None:
        self.state, self.rule = state, reach_of(state)
        self._split = Cached(self._by_seller)

    def _by_seller(self) -> _Split:
        state, book = self.state, self.state.contracts
        through = book.through
        mixed = ((through > 0.0) & (through < 1.0)).any(axis=1)
        mixed |= (through == 0.0).any(axis=1) & (through == 1.0).any(axis=1)
        own = ~mixed & (through == 0.0).all(axis=1)
        _, worth = self.rule.in_huawei_stores(state.allocation.share)
        return _Split(
            own=np.flatnonzero(own),
            mixed=np.flatnonzero(mixed),
            retained=state.draws["retained_floor"] * book.term("access"),
            in_stores=np.log(worth),
        )

    def count(self) -> None:
        """Count a month, for buyers and books."""
        state, rule = self.state, self.rule
        key = (state.contracts.version, state.allocation.reviews)
        split = self._split.at(key)
        share, outlets = state.allocation.share, state.selling.outlets
        log_worth = split.in_stores.copy()
        by_huawei, duplicated = np.ones_like(log_worth), np.zeros_like(log_worth)
        for rows in (split.own, split.mixed):
            if not len(rows):
                continue
            part = state.contracts.through[rows]
            seen = rule.seen(share[rows], part, outlets[rows], split.retained[rows])
            everywhere = part == 1.0
            log_worth[rows] = np.where(everywhere, log_worth[rows], np.log(seen.worth))
            by_huawei[rows] = np.where(everywhere, 1.0, seen.in_huawei_stores)
            duplicated[rows] = seen.duplicated
        state.market.log_reach = log_worth
        state.market.in_huawei_stores = by_huawei
        state.market.duplicated = duplicated
