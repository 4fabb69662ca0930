"""The books: margins, payoffs and the record of a month, and what carries over to the next."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase, Process
from sim.agents.memo import Memo
from sim.agents.stage import Stage
from sim.agents.yinwang import need
from sim.rules.money import Margins, Money, Rates
from sim.rules.service import AfterSales

__all__ = ["books"]

Floats = NDArray[np.float64]


_NO_STORE = 1e-9
"""Below any store: where there is none at all, no sale is made in Huawei's."""


class _Accounts:
    """Books by agent: Huawei, Yinwang, then each maker; its brands add up."""

    def __init__(self, stage: Stage) -> None:
        cast, d = stage.world.cast, stage.draws
        self.stage = stage
        self.hima = cast.hima
        self.maker = [cast.agents.index(maker) for maker in cast.makers]
        self.agents = len(cast.agents)
        self.price = np.stack([stage.price(b) for b in range(len(cast.brands))])
        self.money = Money(d)
        store_weight = 1.0 - d["policy_weight"] - stage.contracts.after_weight
        self.store_fee = d["channel_fee"] * store_weight
        million = ("store_cost", "service_cost", "outlet_cost")
        self.cost = {name: d[name] * 1e6 for name in million} | {"effort_cost": d["effort_cost"]}
        self._rates, self._outside = Memo(self._by_type), Memo(self._by_control)

    def _by_type(self) -> tuple[Rates, Floats]:
        """Rates, and how much service Yinwang gives, (replications,)."""
        book = self.stage.contracts
        rates = self.money.rates(book.term("say"), book.term("pool"), book.term("parts"))
        return rates, need(self.stage).sum(axis=0)

    def _by_control(self) -> Floats:
        """The channel fee for selling outside stores, share of revenue, (brands, replications)."""
        book, policy = self.stage.contracts, self.stage.draws["policy_weight"]
        outside = policy * (1.0 - book.term("policy"))
        outside += book.after_weight * (1.0 - book.term("after_sales"))
        outside *= self.stage.draws["channel_fee"]
        return outside

    def _fee(self, outside: Floats) -> Floats:
        """Huawei's fee for its part of the selling, in its stores and outside, share of revenue."""
        stores = np.maximum(self.stage.stores, _NO_STORE)
        part = np.divide(self.stage.floor, stores, out=stores)
        part *= self.store_fee
        part += outside
        if self.stage.exports:
            part *= 1.0 - self.stage.led
        return part

    def _by_agent(self, margins: Margins, hima: bool) -> Floats:
        """Margins on the alliance's cars or on all others, yuan a month, (agents, replications)."""
        out = np.zeros((self.agents, self.stage.size))
        for brand, maker in enumerate(self.maker):
            if self.hima[brand] == hima:
                out[0] += margins.huawei[brand]
                out[1] += margins.yinwang[brand]
                out[maker] += margins.maker[brand]
        return out

    def _costs(self, revenue: Floats, service: Floats) -> Floats:
        """Own costs, yuan a month, (agents, replications): stores, engineers, outlets, effort."""
        stage, cost = self.stage, self.cost
        out = np.zeros((self.agents, stage.size))
        out[0] = cost["store_cost"] * stage.floor.sum(axis=0)
        out[1] = cost["service_cost"] * service
        selling = revenue * stage.effort
        selling *= cost["effort_cost"]
        selling += stage.own * cost["outlet_cost"]
        for brand, maker in enumerate(self.maker):
            out[maker] += selling[brand]
        return out

    def close(self, month: int) -> None:
        """Enter a month's margins and payoffs."""
        stage, tape = self.stage, self.stage.tape
        rates, service = self._rates.at(stage.types)
        outside = self._outside.at(stage.contracts.version)
        revenue = stage.delivered.deliveries * self.price
        margins = self.money.margins(revenue, self._fee(outside), rates)
        alliance = self._by_agent(margins, hima=True)
        everyone = alliance + self._by_agent(margins, hima=False)
        tape["margin_hima"][month] = alliance
        tape["margin_tech"][month] = everyone
        everyone -= self._costs(revenue, service)
        tape["payoff"][month] = everyone


def _record(stage: Stage, month: int) -> None:
    tape, done = stage.tape, stage.delivered
    tape["orders"][month] = stage.orders
    tape["deliveries"][month] = done.deliveries
    tape["backlog"][month] = done.backlog
    tape["cancelled"][month] = done.cancelled
    tape["capacity"][month] = stage.month_capacity
    tape["outlets"][month] = stage.own
    tape["effort"][month] = stage.effort
    mix = stage.contracts.mix
    tape["control"][month] = mix + (1.0 - mix) * stage.led if stage.exports else mix


def _carry_over(stage: Stage, learning: Memo[Floats]) -> None:
    form, sold = stage.world.seeds.structure, stage.delivered.deliveries
    if stage.exports:
        sold = sold * stage.home
    for success, months in ((stage.fast, "success_months"), (stage.slow, "slow_months")):
        change = sold - success
        np.add(success, np.multiply(change, 1.0 / form[months], out=change), out=success)
    stage.base += sold
    stage.unlearnt *= learning.at(stage.version)
    stage.was_on_sale[:] = stage.on_sale
    stage.novelty.fade()
    stage.rival_novelty.fade()
    stage.push *= stage.draws["shock_persistence"]


def books(clock: Clock, stage: Stage) -> Process:
    """Close every month."""
    accounts = _Accounts(stage)
    service = AfterSales(stage.draws["after_sales_gap"], stage.draws["learning_months"])
    learning = Memo(
        lambda: service.month(stage.contracts.term("after_sales") * stage.on_sale[:, None])
    )
    for month in range(clock.months):
        yield clock.at(month, Phase.BOOKS)
        _record(stage, month)
        accounts.close(month)
        _carry_over(stage, learning)
