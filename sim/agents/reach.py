"""What every brand's cars are seen in, month by month."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from sim.agents.cached import Cached
from sim.agents.state.shared import SharedState
from sim.arrays import Bools, Floats, Ints
from sim.rules.reach import InStores, Outlets, Reach, Seen

__all__ = ["ReachCount", "reach_of"]


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
        in_stores: what brands are seen in where Huawei sells all of them, (brands, R).
        moving: brands that their makers sell somewhere, (moving,): first those that both sell, or
            each in some replications.
        outlet: Huawei stores that an outlet of theirs stands for, (moving, R).
        retained: Huawei's stores that show them where their makers sell, (moving, R).
        shared: how many of them both sell.
        stores: these where Huawei sells them.
        through: the part of the country where it does, (shared, R).
        ends: where it does in none of the country, and in all of it, (shared, R); None where that
            is nowhere.
    """

    in_stores: Floats
    moving: Ints
    outlet: Floats
    retained: Floats
    shared: int
    stores: InStores
    through: Floats
    ends: tuple[Bools, Bools] | None


class ReachCount:
    """Counts what brands are seen in.

    A brand that Huawei sells everywhere costs nothing from month to month: its part of the floor
    moves at reviews and hand-overs only.
    """

    def __init__(self, state: SharedState) -> None:
        self.rule = reach_of(state)
        self._split = Cached[_Split]()

    def _by_seller(self, state: SharedState) -> _Split:
        book, access = state.contracts, state.contracts.term("access")
        shown = np.flatnonzero(access.max(axis=1) > 0.0)
        stores = self._where_shown(shown, state.allocation.share)
        own = (book.through == 0.0).all(axis=1)
        mixed = np.flatnonzero(~own & (book.through != 1.0).any(axis=1))
        moving = np.concatenate([mixed, np.flatnonzero(own)])
        through, nothing = book.through[mixed], np.zeros(1)
        ends = through == 0.0, through == 1.0
        retained = state.draws["retained_floor"] * access[moving]
        return _Split(
            in_stores=stores.log_worth,
            moving=moving,
            outlet=self.rule.places(np.ones(1), 1.0 - book.through[moving], nothing),
            retained=retained * stores.showing[moving],
            shared=len(mixed),
            stores=InStores(stores.showing[mixed], stores.covered[mixed], stores.log_worth[mixed]),
            through=through,
            ends=ends if any(end.any() for end in ends) else None,
        )

    def _where_shown(self, shown: Ints, share: Floats) -> InStores:
        """All brands where Huawei sells them; zeros for those that its stores do not show."""
        found = self.rule.in_huawei_stores(share[shown])
        everywhere = InStores(*(np.zeros_like(share) for _ in fields(found)))
        for part in fields(found):
            getattr(everywhere, part.name)[shown] = getattr(found, part.name)
        return everywhere

    def count(self, state: SharedState) -> None:
        """Count a month, for buyers and books."""
        version = state.contracts.version, state.allocation.reviews
        split = self._split.at(version, lambda: self._by_seller(state))
        places = state.selling.outlets.take(split.moving, axis=0)
        places *= split.outlet
        places += split.retained
        own = self.rule.in_own_outlets(places, split.retained)
        log_worth = split.in_stores.copy()
        by_huawei, doubled = np.ones_like(log_worth), np.zeros_like(log_worth)
        log_worth[split.moving], by_huawei[split.moving] = own.log_worth, own.by_huawei
        if some := split.shared:
            own = Outlets(own.covered[:some], own.log_worth[:some], own.by_huawei[:some])
            seen = self.rule.seen(split.stores, own, split.through)
            if split.ends is not None:
                seen = _exact(seen, split.stores, own, split.ends)
            rows = split.moving[:some]
            log_worth[rows], by_huawei[rows] = seen.log_worth, seen.by_huawei
            doubled[rows] = seen.doubled
        state.market.log_reach = log_worth
        state.market.in_huawei_stores = by_huawei
        state.market.doubled = doubled


def _exact(seen: Seen, stores: InStores, own: Outlets, ends: tuple[Bools, Bools]) -> Seen:
    """Where one party sells all, what that party's part says, to the bit.

    A replication must not depend on whether both parties sell the brand in another one.
    """
    nowhere, everywhere = ends
    log_worth = np.where(everywhere, stores.log_worth, seen.log_worth)
    by_huawei = np.where(everywhere, 1.0, seen.by_huawei)
    return Seen(
        np.where(nowhere, own.log_worth, log_worth),
        np.where(nowhere, own.by_huawei, by_huawei),
        seen.doubled,
    )
