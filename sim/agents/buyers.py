"""Buyers: choose every month within their price band."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase, Process
from sim.agents.stage import Stage
from sim.rules.delivery import Delivery, OrderCount
from sim.rules.demand import Choice
from sim.scenario.months import calendar_month

__all__ = ["buyers", "pull", "rival_pull"]

Floats = NDArray[np.float64]


def pull(stage: Stage, month: int) -> Floats:
    """exp(U) of every brand, 0 for one not on sale, (brands, replications); month -1 is June."""
    d, form = stage.draws, stage.world.seeds.structure
    book = stage.contracts
    u = _log(stage.count_stores(), 1.0)
    u *= d["reach_elasticity"]
    for weight, value in (
        ("launch_pull", stage.novelty.worth),
        ("base_elasticity", _log(_base(stage, month), form["base_offset"])),
    ):
        u += np.multiply(value, d[weight], out=value)
    steady, after_sales = stage.steady.at((book.version, stage.quarter, stage.reviews))
    u += steady
    u -= after_sales * stage.unlearnt
    u -= d["wait_cost"] * stage.wait
    u += stage.xi.state
    u += stage.push
    u -= d["outside_drift"] * ((month + 1) / 12.0) + stage.xi.lean
    _badge(stage, month, u)
    np.exp(u, out=u)
    u *= stage.on_sale[:, None]
    return u


def rival_pull(stage: Stage) -> Floats:
    """exp(U) of every named rival, (rivals, replications)."""
    d = stage.draws
    u = d["launch_pull"] * stage.rival_novelty.worth + stage.rival_pull
    u += stage.rival_xi.state - stage.rival_xi.lean
    return np.asarray(np.exp(u))


def _log(value: Floats, offset: float) -> Floats:
    raised = value + offset
    return np.log(raised, out=raised)


def _badge_share(stage: Stage, month: int) -> float:
    """How far the one badge has taken hold, 0 to 1."""
    lever = stage.world.scenario.huawei.single_brand
    if lever is None:
        return 0.0
    months = month - stage.month_of(lever.from_) + 1
    return min(max(months / stage.world.seeds.structure["badge_months"], 0.0), 1.0)


def _badge(stage: Stage, month: int, u: Floats) -> None:
    held = _badge_share(stage, month)
    if held > 0.0:
        cast = stage.world.cast
        for b, inside in enumerate(cast.hima):
            if b == cast.anchor:
                u[b] -= held * stage.draws["badge_dilution"]
            elif inside:
                u[b] += held * stage.draws["badge_pull"]


def _base(stage: Stage, month: int) -> Floats:
    held = _badge_share(stage, month)
    if held == 0.0:
        return stage.base
    hima = np.array(stage.world.cast.hima)
    base = stage.base.copy()
    base[hima] = (1.0 - held) * base[hima] + held * base[hima].sum(axis=0)
    return base


@dataclass(frozen=True)
class _Season:
    """Buyers by band before shocks: June's, by season and growth."""

    stage: Stage

    def buyers(self, month: int) -> Floats:
        stage, d = self.stage, self.stage.draws
        index = stage.world.seeds.market.season.shares
        now = index[calendar_month(stage.calendar(month)) - 1]
        june = index[calendar_month(stage.calendar(-1)) - 1]
        level = (now / june) ** d["season_strength"]
        level *= (1.0 + d["market_growth"]) ** ((month + 1) / 12.0)
        level *= np.exp(stage.market.state[0] - stage.market.lean[0])
        for factor in stage.market_factors:
            level *= factor
        return np.asarray(stage.june.buyers * level)


class _Abroad:
    """Sales overseas: who leads each brand there from when, and their part of its orders."""

    def __init__(self, stage: Stage) -> None:
        self.leads: dict[int, list[tuple[int, str]]] = {}
        for name, terms in stage.world.scenario.alliance.items():
            found = [term.abroad for term in terms if term.abroad is not None]
            dated = [(stage.month_of(lead.from_), lead.lead) for lead in found]
            if dated:
                self.leads[stage.index(name)] = sorted(dated, key=itemgetter(0))

    def sell(self, stage: Stage, month: int) -> None:
        """Add orders from abroad to the month's expected ones, and note their part in them."""
        d = stage.draws
        for brand, dated in self.leads.items():
            begun = [lead for since, lead in dated if since <= month]
            if not begun or not stage.on_sale[brand]:
                continue
            reached = 1.0 - np.exp(-(month - dated[0][0] + 1) / d["abroad_months"])
            strength = d["huawei_abroad"] if begun[-1] == "huawei" else 1.0
            effort = stage.effort[brand] ** d["effort_elasticity"]
            more = stage.number(brand, "abroad_potential") * strength * reached * effort
            stage.mean[brand] += more
            part = more / np.maximum(stage.mean[brand], 1e-9)
            stage.exports = True
            stage.home[brand] = 1.0 - part
            stage.led[brand] = part if begun[-1] == "partner" else 0.0


def buyers(clock: Clock, stage: Stage) -> Process:
    """Choose, order, and take delivery or wait, every month."""
    choice = Choice(stage.attraction, stage.rival_attraction)
    count = OrderCount()
    plant = Delivery(stage.draws["cancel_rate"], stage.world.seeds.structure["wait_limit"])
    season, abroad = _Season(stage), _Abroad(stage)
    for month in range(clock.months):
        yield clock.at(month, Phase.MARKET)
        for shocks in (stage.xi, stage.rival_xi, stage.market):
            shocks.step()
        for launches in (stage.novelty, stage.rival_novelty):
            launches.arrive()
        stage.mean = choice.expected(pull(stage, month), rival_pull(stage), season.buyers(month))
        abroad.sell(stage, month)
        orders = count.count(stage.mean, stage.luck.orders.normals())
        capacity = np.floor(stage.capacity * stage.supply)
        done = plant.month(orders, stage.backlog, capacity)
        stage.orders, stage.delivered, stage.month_capacity = orders, done, capacity
        stage.backlog, stage.wait = done.backlog, done.wait
