"""Buyers: choose every month within their price band."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase, Process
from sim.agents.stage import Stage
from sim.rules.delivery import Delivery, OrderCount
from sim.rules.demand import Choice
from sim.scenario.events import Market, Tax
from sim.scenario.months import calendar_month

__all__ = ["buyers", "market_event", "pull", "rival_pull", "tax_event"]

Floats = NDArray[np.float64]


def pull(stage: Stage, month: int) -> Floats:
    """exp(U) of every brand, 0 for one not on sale, (brands, replications); month -1 is June."""
    d, form = stage.draws, stage.world.seeds.structure
    book = stage.contracts
    u = _log(stage.count_stores(), 1.0)
    u *= d["reach_elasticity"]
    for weight, value in (
        ("launch_pull", stage.fresh + stage.lineup),
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
    u = d["launch_pull"] * (stage.rival_fresh + stage.rival_lineup) + stage.rival_pull
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
        level *= stage.market_factor * np.exp(stage.market.state[0] - stage.market.lean)
        return np.asarray(stage.june.buyers * level)


def _abroad(stage: Stage) -> Mapping[int, tuple[int, str]]:
    """Brands with an overseas lead: from which month, and whose."""
    leads: dict[int, tuple[int, str]] = {}
    for name, terms in stage.world.scenario.alliance.items():
        for term in terms:
            if term.abroad is not None:
                since = stage.month_of(term.abroad.from_)
                leads[stage.index(name)] = (since, term.abroad.lead)
    return leads


def _sell_abroad(stage: Stage, month: int, leads: Mapping[int, tuple[int, str]]) -> None:
    d = stage.draws
    for brand, (since, lead) in leads.items():
        if month >= since and stage.on_sale[brand]:
            reached = 1.0 - np.exp(-(month - since + 1) / d["abroad_months"])
            strength = d["huawei_abroad"] if lead == "huawei" else 1.0
            potential = stage.number(brand, "abroad_potential")
            effort = stage.effort[brand] ** d["effort_elasticity"]
            stage.mean[brand] += potential * strength * reached * effort


def buyers(clock: Clock, stage: Stage) -> Process:
    """Choose, order, and take delivery or wait, every month."""
    choice = Choice(stage.attraction, stage.rival_attraction)
    count = OrderCount()
    plant = Delivery(stage.draws["cancel_rate"], stage.world.seeds.structure["wait_limit"])
    season, leads = _Season(stage), _abroad(stage)
    for month in range(clock.months):
        yield clock.at(month, Phase.MARKET)
        for shocks in (stage.xi, stage.rival_xi, stage.market):
            shocks.step()
        stage.mean = choice.expected(pull(stage, month), rival_pull(stage), season.buyers(month))
        _sell_abroad(stage, month, leads)
        orders = count.count(stage.mean, stage.luck.orders.normals())
        capacity = np.floor(stage.capacity * stage.supply)
        done = plant.month(orders, stage.backlog, capacity)
        stage.orders, stage.delivered, stage.month_capacity = orders, done, capacity
        stage.backlog, stage.wait = done.backlog, done.wait


def market_event(clock: Clock, stage: Stage, month: int, event: Market) -> Process:
    """Multiply the number of buyers for some months."""
    if month >= clock.months:
        return
    yield clock.at(month, Phase.EVENTS)
    stage.market_factor = stage.market_factor * event.factor
    reason = f"buyers times {event.factor:g}"
    stage.ledger.note(month, "buyers", "market", after=f"for {event.months} months", reason=reason)
    if month + event.months < clock.months:
        yield clock.at(month + event.months, Phase.EVENTS)
        stage.market_factor = stage.market_factor / event.factor


def tax_event(clock: Clock, stage: Stage, month: int, event: Tax) -> Process:
    """Buyers hurry before the exemption is cut, are missed after, and some never come."""
    d, ahead = stage.draws, event.known_months_ahead
    hurry, missed, gone = (
        1.0 + d["tax_pull_forward"],
        1.0 - d["tax_pull_forward"],
        1.0 - d["tax_step"],
    )
    steps = [(month - ahead, hurry), (month, missed / hurry * gone), (month + ahead, 1.0 / missed)]
    if ahead == 0:
        steps = [(month, gone)]
    for when, factor in steps:
        if max(when, 0) >= clock.months:
            return
        yield clock.at(max(when, 0), Phase.EVENTS)
        stage.market_factor = stage.market_factor * factor
        if when == month:
            stage.ledger.note(
                month,
                "buyers",
                "tax",
                after="half exempt",
                reason="the purchase tax exemption is cut",
            )
