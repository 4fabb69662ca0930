"""Whether an automaker that is asked takes a change of contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

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
        outlets = then.net * np.maximum(p.plan, p.sales / d["sales_per_outlet"]) * p.outlets
        reach_now = p.floor * now.kept + p.own * d["outlet_productivity"] + 1.0
        reach_then = p.floor * then.kept + outlets * d["outlet_productivity"] + 1.0
        change = (
            d["reach_elasticity"] * np.log(reach_then / reach_now)
            + d["effort_elasticity"] * d["effort_response"] * np.log(then.claim / now.claim)
            - d["service_pull"] * p.unlearnt * np.maximum(after_sales, 0.0)
            + p.appeal
        )
        before = p.sales * p.price * self._rate(now, p, 0) - p.own * d["outlet_cost"] * 1e6
        volume = p.sales * np.exp(change)
        after = volume * p.price * self._rate(then, p, 1) - outlets * d["outlet_cost"] * 1e6
        return np.asarray((p.sales == 0.0) | (after >= before))

    def _rate(self, at: Standing, p: Position, when: int) -> Floats:
        """What the maker keeps of the price, now (0) and then (1)."""
        d = self.draws
        fees = d["channel_fee"] * (1.0 - at.mix) + d["licence_fee"] * p.say[when]
        effort = at.claim ** d["effort_response"] * p.effort
        return np.asarray(d["maker_margin"] - fees - d["effort_cost"] * effort)
