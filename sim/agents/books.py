"""The books: margins, payoffs and the record of a month, and what carries over to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sim.agents.cached import Cached
from sim.agents.claims import margins
from sim.agents.clock import Clock, Phase, Process
from sim.agents.state.shared import SharedState
from sim.agents.yinwang import need
from sim.arrays import Floats, Ints
from sim.rules.money import ChannelFee, Margins, Money, Rates
from sim.rules.price import maker_margin, parts_of_price
from sim.rules.service import AfterSales

__all__ = ["books"]


@dataclass(frozen=True)
class _OwnCosts:
    """Own costs that move with contracts, budgets, reviews and the roster only.

    Attributes:
        floor: of Huawei's floor, yuan a month, (replications,).
        huawei, maker: of selling effort, shares of revenue, (brands, replications).
        fixed: of brands on sale, yuan a month, (brands, replications).
    """

    floor: Floats
    huawei: Floats
    maker: Floats
    fixed: Floats


class _Accounts:
    """Books by agent: Huawei, Yinwang, then each maker; its brands add up."""

    def __init__(self, state: SharedState) -> None:
        cast = state.world.cast
        self.state = state
        self.maker = [cast.agents.index(maker) for maker in cast.makers]
        self.agents = len(cast.agents)
        self.price = np.stack([state.price(b) for b in range(len(cast.brands))])
        self.money = Money(state.draws, margins(state.world, state.draws))
        models = np.array([[spec.models] for spec in state.world.brands.values()], dtype=float)
        self.fixed = self.money.fixed_costs(models)
        control = state.contracts.control
        self.fee = ChannelFee(state.draws["channel_fee"], control.policy, control.after)
        self._rates, self._outside = Cached[tuple[Rates, Floats]](), Cached[Floats]()
        self._own_costs = Cached[_OwnCosts]()

    def _by_type(self) -> tuple[Rates, Floats]:
        """Rates, and how much service Yinwang gives, (replications,)."""
        book, prices, money = self.state.contracts, self.state.prices, self.money
        parts = book.term("parts")
        if prices.moved:
            money = replace(money, margin=maker_margin(money.margin, prices.factor))
            parts = parts_of_price(parts, prices.factor)
        rates = money.rates(book.term("say"), book.term("pool"), parts)
        return rates, need(self.state).sum(axis=0)

    def _by_control(self) -> Floats:
        """The channel fee for selling outside stores, share of revenue, (brands, replications)."""
        book = self.state.contracts
        return self.fee.outside(book.term("policy"), book.term("after_sales"))

    def _fee(self, outside: Floats) -> Floats:
        """Huawei's fee for its part of the selling, in its stores and outside, share of revenue."""
        state = self.state
        fee = self.fee.in_stores(state.market.in_huawei_stores)
        fee += outside
        if state.market.exports:
            fee *= 1.0 - state.market.led
        return fee

    def _by_agent(self, margins: Margins, brands: Ints) -> Floats:
        """Margins on some brands' cars, yuan a month, (agents, replications)."""
        out = np.zeros((self.agents, self.state.size))
        out[0] = margins.huawei.take(brands, axis=0).sum(axis=0)
        out[1] = margins.yinwang.take(brands, axis=0).sum(axis=0)
        for brand in brands:
            out[self.maker[brand]] += margins.maker[brand]
        return out

    def _by_budgets(self) -> _OwnCosts:
        state, money, selling = self.state, self.money, self.state.selling
        mix = state.contracts.mix
        return _OwnCosts(
            floor=money.floor_costs(state.allocation.floor.sum(axis=0)),
            huawei=money.effort_costs(1.0, 1.0 - mix, selling.huawei_effort),
            maker=money.effort_costs(1.0, mix, selling.effort),
            fixed=self.fixed * state.roster.on_sale,
        )

    def _costs(self, revenue: Floats, service: Floats) -> Floats:
        """Own costs, yuan a month, (agents, replications): stores, engineers, outlets, effort."""
        state, money, selling = self.state, self.money, self.state.selling
        version = (*state.version, selling.budgets, state.allocation.reviews)
        own = self._own_costs.at(version, self._by_budgets)
        out = np.zeros((self.agents, state.size))
        out[0] = own.floor
        out[0] += (revenue * own.huawei).sum(axis=0)
        out[1] = money.service_costs(service)
        makers = money.outlet_costs(selling.outlets, selling.opened)
        makers += revenue * own.maker
        makers += own.fixed
        for brand, maker in enumerate(self.maker):
            out[maker] += makers[brand]
        return out

    def close(self, month: int) -> None:
        """Enter a month's margins and payoffs."""
        state, record = self.state, self.state.record
        rates, service = self._rates.at((state.types, state.prices.version), self._by_type)
        outside = self._outside.at(state.contracts.version, self._by_control)
        revenue = state.plants.delivered.deliveries * self.price
        if state.prices.moved:
            revenue *= state.prices.factor
        margins = self.money.margins(revenue, self._fee(outside), rates)
        members = state.members
        alliance = self._by_agent(margins, np.flatnonzero(members))
        everyone = alliance + self._by_agent(margins, np.flatnonzero(~members))
        record["margin_hima"][month] = alliance
        record["margin_tech"][month] = everyone
        everyone -= self._costs(revenue, service)
        record["payoff"][month] = everyone


def _record(state: SharedState, month: int) -> None:
    record, done = state.record, state.plants.delivered
    record["orders"][month] = state.market.orders
    record["deliveries"][month] = done.deliveries
    record["backlog"][month] = done.backlog
    record["cancelled"][month] = done.cancelled
    record["capacity"][month] = state.plants.available
    record["outlets"][month] = state.selling.outlets
    record["effort"][month] = state.selling.effort
    mix = state.contracts.mix
    record["control"][month] = mix + (1.0 - mix) * state.market.led if state.market.exports else mix


def _carry_over(state: SharedState, rule: AfterSales, learning: Cached[Floats]) -> None:
    sold = state.plants.delivered.deliveries
    if state.market.exports:
        sold = sold * state.market.home

    def learnt() -> Floats:
        own = state.contracts.term("after_sales") * state.roster.on_sale
        return rule.month(own)

    state.experience.close_month(sold, learning.at(state.version, learnt))
    state.roster.close_month()
    state.lineup.close_month()
    state.market.close_month(state.draws["shock_persistence"])


def books(clock: Clock, state: SharedState) -> Process:
    """Close every month."""
    accounts, learning = _Accounts(state), Cached[Floats]()
    service = AfterSales(state.draws["after_sales_gap"], state.draws["learning_months"])
    for month in range(clock.months):
        yield clock.at(month, Phase.BOOKS)
        _record(state, month)
        accounts.close(month)
        _carry_over(state, service, learning)
