"""Buyers: choose every month within their price band."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase, Process
from sim.agents.state.shared import SharedState
from sim.rules import demand
from sim.rules.delivery import Delivery, OrderCount
from sim.rules.demand import Choice, choice_shares, log_above
from sim.rules.price import Price
from sim.scenario.types.months import calendar_month

__all__ = ["buyers", "pull"]

Floats = NDArray[np.float64]


def pull(state: SharedState, month: int) -> Floats:
    """exp(U) by nest, 0 for a brand that is not on sale, (clusters, replications).

    Brands come first, then the named rivals; month -1 is June.
    """
    state.lineup.count(month)
    agents = np.concatenate([_of_brands(state, month), _of_rivals(state)])
    u = agents.take(state.lineup.clusters.agent, axis=0)
    u += state.lineup.log_worth
    np.exp(u, out=u)
    on_sale = state.roster.on_sale
    if not on_sale.all():
        rivals = np.ones((len(state.world.rivals), state.size), dtype=bool)
        u *= np.concatenate([on_sale, rivals]).take(state.lineup.clusters.agent, axis=0)
    return np.asarray(u)


def _of_brands(state: SharedState, month: int) -> Floats:
    """What moves brands as a whole, log points, (brands, replications)."""
    d, form = state.draws, state.world.seeds.structure
    state.market.reach.count(state)
    u = state.market.log_reach - d["overlap_cost"] * state.market.doubled
    base = log_above(_base(state, month), form["base_offset"])
    base *= d["base_elasticity"]
    u += base
    steady, after_sales = state.steady()
    u += steady
    u -= after_sales * state.experience.unlearnt
    u -= d["wait_cost"] * state.plants.wait
    u += state.market.shocks.value
    u += state.market.push
    u -= d["outside_drift"] * state.years(month) + state.market.shocks.lean
    _badge(state, month, u)
    return np.asarray(u)


def _of_rivals(state: SharedState) -> Floats:
    """What moves rivals as a whole, log points, (rivals, replications)."""
    shocks = state.market.rival_shocks
    return np.asarray(state.market.rival_pull + shocks.value - shocks.lean)


def _badge_share(state: SharedState, month: int) -> float:
    """How far the one badge has taken hold, 0 to 1."""
    lever = state.world.scenario.huawei.single_brand
    if lever is None:
        return 0.0
    months = month - state.month_of(lever.from_) + 1
    return min(max(months / state.world.seeds.structure["badge_months"], 0.0), 1.0)


def _badge(state: SharedState, month: int, u: Floats) -> None:
    held = _badge_share(state, month)
    if held > 0.0:
        anchor = state.world.cast.anchor
        for b, inside in enumerate(state.members):
            if b == anchor:
                u[b] -= held * state.draws["badge_dilution"]
            elif inside:
                u[b] += held * state.draws["badge_pull"]


def _base(state: SharedState, month: int) -> Floats:
    held = _badge_share(state, month)
    if held == 0.0:
        return state.experience.cumulative_sales
    hima = state.members
    base = state.experience.cumulative_sales.copy()
    base[hima] = (1.0 - held) * base[hima] + held * base[hima].sum(axis=0)
    return base


@dataclass(frozen=True)
class _Season:
    """Buyers by band before shocks: June's, by season and growth."""

    state: SharedState

    def buyers(self, month: int) -> Floats:
        state, d = self.state, self.state.draws
        index = state.world.seeds.market.season.shares
        now = index[calendar_month(state.calendar(month)) - 1]
        june = index[calendar_month(state.calendar(-1)) - 1]
        years = state.years(month)
        level = demand.buyers(now / june, d["season_strength"], d["market_growth"], years)
        level *= np.exp(state.market.buyer_shocks.value[0] - state.market.buyer_shocks.lean[0])
        for factor in state.market.factors:
            level *= factor
        return np.asarray(state.market.june.buyers * level)


class _Abroad:
    """Sales overseas: who leads each brand there from when, and their part of its orders."""

    def __init__(self, state: SharedState) -> None:
        self.leads: dict[int, list[tuple[int, str]]] = {}
        for name, terms in state.world.scenario.alliance.items():
            found = [term.abroad for term in terms if term.abroad is not None]
            dated = [(state.month_of(lead.from_), lead.lead) for lead in found]
            if dated:
                self.leads[state.index(name)] = sorted(dated, key=itemgetter(0))

    def sell(self, state: SharedState, month: int) -> None:
        """Add orders from abroad to the month's expected ones, and note their part in them."""
        d = state.draws
        for brand, dated in self.leads.items():
            begun = [lead for since, lead in dated if since <= month]
            if not begun or not state.roster.on_sale[brand].any():
                continue
            if state.roster.left[brand]:
                begun.append("partner")
            reached = 1.0 - np.exp(-(month - dated[0][0] + 1) / d["abroad_months"])
            strength = d["huawei_abroad"] if begun[-1] == "huawei" else 1.0
            led = begun[-1] == "partner"
            effort = self._effort(state, brand, led=led)
            more = state.number(brand, "abroad_potential") * strength * reached * effort
            if state.prices.moved:
                more *= Price(d["price_elasticity"]).abroad(state.prices.factor[brand])
            more *= state.roster.on_sale[brand]
            state.market.sell_abroad(brand, more, led=led)

    @staticmethod
    def _effort(state: SharedState, brand: int, *, led: bool) -> Floats:
        """What the effort of whoever leads abroad is worth there, a factor."""
        d, selling = state.draws, state.selling
        efforts = np.log(selling.effort[brand]), np.log(selling.huawei_effort[brand])
        return np.asarray(
            np.exp(demand.selling_effort(d, np.full(state.size, float(led)), *efforts))
        )


def _at_prices(state: SharedState, choice: Choice, now: Floats) -> Choice:
    """The choice at the prices in force, from pulls that leave them out."""
    prices = state.prices
    if not prices.moved:
        return choice
    agent = state.lineup.clusters.agent
    rows = np.flatnonzero(np.isin(agent, np.flatnonzero(prices.factor[:, 0] != 1.0)))
    factor = prices.factor[agent[rows]][:, None]
    shares = choice_shares(choice.attraction * now[:, None], axis=0)
    lifted = choice.attraction.copy()
    lifted[rows] *= Price(state.draws["price_elasticity"]).lift(shares[rows], factor)
    return Choice(lifted)


def buyers(clock: Clock, state: SharedState) -> Process:
    """Choose, order, and take delivery or wait, every month."""
    market, plants = state.market, state.plants
    choice, clusters = Choice(market.attraction), state.lineup.clusters
    brands = len(state.world.brands)
    count = OrderCount()
    plant = Delivery(state.draws["cancel_rate"], state.world.seeds.structure["wait_limit"])
    season, abroad = _Season(state), _Abroad(state)
    for month in range(clock.months):
        yield clock.at(month, Phase.MARKET)
        for shocks in (market.shocks, market.rival_shocks, market.buyer_shocks):
            shocks.step()
        now = pull(state, month)
        by_nest = _at_prices(state, choice, now).expected(now, season.buyers(month))
        market.expected = clusters.by_agent(by_nest)[:brands]
        abroad.sell(state, month)
        market.orders = count.count(market.expected, state.luck.orders.normals())
        available = plant.output(plants.capacity, plants.supply)
        plants.deliver(available, plant.month(market.orders, plants.backlog, available))
