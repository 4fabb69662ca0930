"""Whether an automaker that is asked takes a change of contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.rules.budgets import steady_effort, wanted_outlets
from sim.rules.demand import moved_demand, reach, stores
from sim.rules.money import Money
from sim.rules.sales_control import Standing

__all__ = ["Consent", "Position"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Position:
    """Where a brand stands when its maker is asked; arrays (replications,).

    Attributes:
        sales: recent sales, vehicles a month.
        own: own outlets; ``plan``: outlets it would commit to.
        floor: floor the rule gives it before any is withheld, stores.
        price: yuan without VAT.
        unlearnt: service still to be learnt, 0 to 1.
        appeal: what the new terms do to demand by themselves, log points.
        say: Huawei's say now and then, which the licence follows.
        effort, outlets: the maker's own factors on effort and outlets; 1 is its own rule.
    """

    sales: Floats
    own: Floats
    plan: Floats
    floor: Floats
    price: Floats
    unlearnt: Floats
    appeal: Floats
    say: tuple[Floats, Floats]
    effort: float = 1.0
    outlets: float = 1.0


@dataclass(frozen=True)
class Consent:
    """The maker compares a month's profit now with that where the terms would leave it."""

    mechanism: ClassVar[str] = (
        "a maker that gains from Huawei's stores does not leave them for nothing"
    )
    source: ClassVar[str] = "participation constraint: Laffont and Martimort 2002"

    draws: Mapping[str, Floats]

    def accepts(
        self, now: Standing, then: Standing, position: Position, after_sales: Floats
    ) -> Bools:
        """Where the maker accepts, (replications,); ``after_sales`` is the rise of that level."""
        d, p = self.draws, position
        supported = p.sales / d["sales_per_outlet"]
        outlets = wanted_outlets(then.net, p.plan, supported, p.outlets)
        reaches = self._reach(now, p, p.own), self._reach(then, p, outlets)
        unlearnt = p.unlearnt * np.maximum(after_sales, 0.0)
        change = moved_demand(d, reaches, (now.claim, then.claim), unlearnt) + p.appeal
        before = self._profit(now, p, p.sales, p.own, p.say[0])
        after = self._profit(then, p, p.sales * np.exp(change), outlets, p.say[1])
        return np.asarray((p.sales == 0.0) | (after >= before))

    def _reach(self, at: Standing, p: Position, outlets: Floats) -> Floats:
        return reach(stores(p.floor * at.kept, outlets, self.draws["outlet_productivity"]))

    def _profit(
        self, at: Standing, p: Position, sales: Floats, outlets: Floats, say: Floats
    ) -> Floats:
        """The maker's profit, yuan a month."""
        money, revenue = Money(self.draws), sales * p.price
        effort = steady_effort(at.claim, self.draws["effort_response"]) * p.effort
        kept = money.kept(say) - money.agreed_fee(at.mix)
        return revenue * kept - money.selling(revenue, effort, outlets)
