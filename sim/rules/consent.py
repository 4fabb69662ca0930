"""Whether an automaker that is asked takes a change of contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.rules.budgets import steady_effort, wanted_outlets
from sim.rules.claims import Claims
from sim.rules.demand import selling_effort
from sim.rules.reach import Reach
from sim.rules.sales_control import Standing

__all__ = ["Consent", "Position", "Terms"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Terms:
    """What a contract says, as far as a maker's result rests on it; arrays (replications,).

    Attributes:
        standing: what its levels of control mean.
        after_sales: the maker's part of after-sales, 0 to 1.
        access, depth, say, pool, parts: of its model type.
    """

    standing: Standing
    after_sales: Floats
    access: Floats
    depth: Floats
    say: Floats
    pool: Floats
    parts: Floats


@dataclass(frozen=True)
class Position:
    """Where a brand stands when its maker is asked; arrays (replications,).

    Attributes:
        sales: recent sales, vehicles a month.
        own: own outlets; ``plan``: outlets it would commit to.
        share: its share of the floor where Huawei sells it, 0 to 1.
        price: yuan without VAT.
        unlearnt: service still to be learnt, 0 to 1.
        usual: the usual claims of the maker and of Huawei.
        effort, outlets: the maker's own factors on effort and outlets; 1 is its own rule.
    """

    sales: Floats
    own: Floats
    plan: Floats
    share: Floats
    price: Floats
    unlearnt: Floats
    usual: tuple[Floats, Floats]
    effort: float = 1.0
    outlets: float = 1.0


@dataclass(frozen=True)
class Consent:
    """The maker compares a month's profit now with that where the terms would leave it.

    Attributes:
        draws: the register's values.
        reach: what being seen is worth.
        claims: what each party keeps of a sale.
        payback: months over which the cost of openings is spread.
    """

    mechanism: ClassVar[str] = (
        "a maker that gains from Huawei's stores does not leave them for nothing"
    )
    source: ClassVar[str] = "participation constraint: Laffont and Martimort 2002"

    draws: Mapping[str, Floats]
    reach: Reach
    claims: Claims
    payback: float

    def accepts(self, now: Terms, then: Terms, at: Position) -> Bools:
        """Where the maker accepts, (replications,)."""
        supported = at.sales / self.draws["sales_per_outlet"]
        outlets = wanted_outlets(then.standing.net, at.plan, supported, at.outlets)
        change = self._demand(then, at, outlets) - self._demand(now, at, at.own)
        learning = np.maximum(then.after_sales - now.after_sales, 0.0)
        change -= self.draws["service_pull"] * at.unlearnt * learning
        before = self._profit(now, at, at.sales, at.own)
        after = self._profit(then, at, at.sales * np.exp(change), outlets)
        return np.asarray((at.sales == 0.0) | (after >= before))

    def _demand(self, terms: Terms, at: Position, outlets: Floats) -> Floats:
        """What the terms do to demand, log points, (replications,)."""
        d = self.draws
        stores, through = self.reach.in_huawei_stores(at.share), terms.standing.through
        retained = d["retained_floor"] * terms.access * stores.showing
        places = self.reach.places(outlets, 1.0 - through, retained)
        seen = self.reach.seen(stores, self.reach.in_own_outlets(places, retained), through)
        maker, huawei = (np.log(effort) for effort in self._efforts(terms, at))
        gained = seen.log_worth - d["overlap_cost"] * seen.doubled
        gained += selling_effort(d, terms.standing.mix, maker, huawei)
        gained += d["depth_pull"] * terms.depth + d["say_pull"] * terms.say
        return np.asarray(gained)

    def _efforts(self, terms: Terms, at: Position) -> tuple[Floats, Floats]:
        """The maker's and Huawei's steady effort under the terms."""
        mix, response = terms.standing.mix, self.draws["effort_response"]
        maker = self.claims.maker(mix, terms.say)
        huawei = self.claims.huawei(mix, terms.say, terms.pool, terms.parts)
        own = steady_effort(maker, at.usual[0], response) * at.effort
        return own, steady_effort(huawei, at.usual[1], response)

    def _profit(self, terms: Terms, at: Position, sales: Floats, outlets: Floats) -> Floats:
        """The maker's profit, yuan a month; what does not move with the terms is left out."""
        money, revenue = self.claims.money, sales * at.price
        mix = terms.standing.mix
        effort, _ = self._efforts(terms, at)
        kept = money.kept(terms.say) - money.agreed_fee(mix)
        costs = money.effort_costs(revenue, mix, effort)
        opened = np.maximum(outlets - at.own, 0.0) / self.payback
        return revenue * kept - costs - money.outlet_costs(outlets, opened)
