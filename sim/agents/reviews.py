"""Reviews: conditional rules are judged every month, and act after their notice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase, Process
from sim.agents.contract_changes import change_terms
from sim.agents.state.shared import SharedState
from sim.levers.actions import Where
from sim.levers.happening import Happening
from sim.levers.rule_acts import by_rule
from sim.rules.concentration import hhi_of_units, part, total
from sim.rules.conditions import Watcher
from sim.scenario.types.conditional import ConditionalRule
from sim.scenario.types.drawn import rule_handover, rule_notice

__all__ = ["review"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


def observe(state: SharedState, measure: str, brand: str | None) -> Floats:
    """What a rule watches, as of last month, (replications,).

    NaN where it is undefined: a share or the HHI where nothing was sold, and anything of a brand
    that was not on sale or had left the alliance. No condition on it holds.
    """
    hima = np.array(state.world.cast.hima) & ~state.roster.had_left
    sold = state.plants.delivered.deliveries
    flows = {"units": sold, "orders": state.market.orders, "backlog": state.plants.backlog}
    if brand is None:
        if measure == "hhi":
            return hhi_of_units(sold[hima])
        return np.asarray(flows[measure][hima].sum(axis=0))
    b = state.index(brand)
    if state.roster.had_left[b]:
        return np.full(state.size, np.nan)
    if measure == "share":
        scope = hima if hima[b] else np.ones_like(hima)
        watched = part(sold[b], total(sold[scope]))
    else:
        own = {"outlets": state.selling.outlets, "effort": state.selling.effort}
        watched = {**flows, **own}[measure][b]
    return np.where(state.roster.was_on_sale[b], watched, np.nan)


def review(clock: Clock, state: SharedState, rule: ConditionalRule) -> Process:
    """Watch, give notice once in a replication, and act when the notice is over."""
    watcher = Watcher(rule.when)
    due = np.full(state.size, np.inf)
    notice = state.length_of(rule.notice_months, rule_notice(rule))
    for month in range(1, clock.months):
        yield clock.at(month, Phase.REVIEWS)
        lasted = _lasted(state, rule, month - 1)
        holds = watcher.holds(lambda measure, brand: observe(state, measure, brand), lasted)
        due = np.where(holds & np.isinf(due), month + notice, due)
        now = due == month
        if now.any():
            _act(state, month, rule, now)


def _lasted(state: SharedState, rule: ConditionalRule, month: int) -> Ints:
    """Months from the start of the contract that the rule changes to a month, (replications,)."""
    action = rule.then
    if action.brand is None or not action.names_terms:
        return np.full(state.size, month + 1)
    return np.asarray(month + 1 - state.contracts.since[state.index(action.brand)])


def _act(state: SharedState, month: int, rule: ConditionalRule, now: Bools) -> None:
    then = rule.then
    brand = -1 if then.brand is None else state.index(then.brand)
    if brand >= 0 and then.names_terms:
        months = state.length_of(then.handover_months, rule_handover(rule))
        change_terms(state, month, brand, then, months, now, rule)
    for action, value in then.beyond_terms():
        action.play(state, Where(now, brand), value)
        about = ("brand", then.brand) if then.brand and action.needs_brand else None
        does = Happening(action.sentence.key, about, (("value", value),))
        agent = state.spec(brand).maker if action.needs_brand else "huawei"
        state.ledger.note(month, agent, by_rule(rule.name, rule.reason, does), where=now)
