"""The books: margins, payoffs and the record of a month, and what carries over to the next."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase, Process
from sim.agents.stage import Stage
from sim.agents.yinwang import need
from sim.rules.money import Margins, Money

__all__ = ["books"]

Floats = NDArray[np.float64]


def _sold_by_huawei(stage: Stage) -> Floats:
    """Huawei's part of the selling, (brands, replications): in its stores, by policy, after sales."""
    book = stage.contracts
    own = stage.own * stage.draws["outlet_productivity"]
    all_stores = stage.floor + own
    in_stores = np.divide(stage.floor, all_stores, out=np.zeros_like(own), where=all_stores > 0)
    policy, after = stage.draws["policy_weight"], book.after_weight
    return np.asarray(
        (1.0 - policy - after) * in_stores
        + policy * (1.0 - book.term("policy"))
        + after * (1.0 - book.term("after_sales"))
    )


class _Accounts:
    """Books by agent: Huawei, Yinwang, then each maker; its brands add up."""

    def __init__(self, stage: Stage) -> None:
        cast = stage.world.cast
        self.hima = np.array(cast.hima)
        self.maker = [cast.agents.index(maker) for maker in cast.makers]
        self.agents = len(cast.agents)
        vat = stage.world.seeds.structure["vat"]
        prices = [stage.number(b, "price") for b in range(len(cast.brands))]
        self.price = np.stack(prices) * (1000.0 / (1.0 + vat))
        self.money = Money(stage.draws, self.price)

    def by_agent(self, margins: Margins, scope: NDArray[np.bool_]) -> Floats:
        """Margins of a scope, yuan a month, (agents, replications)."""
        out = np.zeros((self.agents, margins.maker.shape[1]))
        out[0] = margins.huawei[scope].sum(axis=0)
        out[1] = margins.yinwang[scope].sum(axis=0)
        for brand in np.flatnonzero(scope):
            out[self.maker[brand]] += margins.maker[brand]
        return out

    def costs(self, stage: Stage) -> Floats:
        """Own costs, yuan a month, (agents, replications): stores, engineers, outlets, effort."""
        d = stage.draws
        out = np.zeros((self.agents, stage.size))
        out[0] = d["store_cost"] * 1e6 * stage.floor.sum(axis=0)
        out[1] = d["service_cost"] * 1e6 * need(stage).sum(axis=0)
        selling = stage.delivered.deliveries * self.price
        selling *= stage.effort
        selling *= d["effort_cost"]
        selling += stage.own * (d["outlet_cost"] * 1e6)
        for brand, maker in enumerate(self.maker):
            out[maker] += selling[brand]
        return out


def _record(stage: Stage, month: int, accounts: _Accounts) -> None:
    book, tape, done = stage.contracts, stage.tape, stage.delivered
    tape["orders"][month] = stage.orders
    tape["deliveries"][month] = done.deliveries
    tape["backlog"][month] = done.backlog
    tape["cancelled"][month] = done.cancelled
    tape["capacity"][month] = stage.month_capacity
    tape["outlets"][month] = stage.own
    tape["effort"][month] = stage.effort
    tape["control"][month] = book.mix
    margins = accounts.money.margins(
        done.deliveries,
        _sold_by_huawei(stage),
        book.term("say"),
        book.term("pool"),
        book.term("parts"),
    )
    everyone = np.ones_like(accounts.hima)
    total = accounts.by_agent(margins, everyone)
    tape["margin_hima"][month] = accounts.by_agent(margins, accounts.hima)
    tape["margin_tech"][month] = total
    tape["payoff"][month] = total - accounts.costs(stage)


def _carry_over(stage: Stage, fading: Floats) -> None:
    form, sold = stage.world.seeds.structure, stage.delivered.deliveries
    stage.fast = stage.fast + (sold - stage.fast) / form["success_months"]
    stage.slow = stage.slow + (sold - stage.slow) / form["slow_months"]
    stage.base = stage.base + sold
    stage.experience = stage.experience + stage.on_sale[:, None] * stage.contracts.term("after_sales")
    stage.fresh *= fading
    stage.rival_fresh *= fading
    stage.push *= stage.draws["shock_persistence"]


def books(clock: Clock, stage: Stage) -> Process:
    """Close every month."""
    accounts, fading = _Accounts(stage), stage.freshness.monthly
    for month in range(clock.months):
        yield clock.at(month, Phase.BOOKS)
        _record(stage, month, accounts)
        _carry_over(stage, fading)
