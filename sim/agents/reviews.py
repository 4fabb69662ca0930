"""Reviews: conditional rules are judged every month, and act after their notice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase, Process
from sim.agents.parties import change_terms
from sim.agents.stage import Stage
from sim.levers.actions import Where
from sim.rules.conditions import Watcher
from sim.scenario.conditional import ConditionalRule

__all__ = ["review"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


def _per(part: Floats, total: Floats) -> Floats:
    """A quotient; NaN, which is above and below nothing, where there is nothing to divide by."""
    return part / np.where(total > 0, total, np.nan)


def observe(stage: Stage, measure: str, brand: str | None) -> Floats:
    """What a rule watches, as of last month, (replications,).

    NaN where it is undefined: a share or the HHI where nothing was sold, and anything of a brand
    that was not on sale. No condition on it holds.
    """
    hima = np.array(stage.world.cast.hima)
    sold = stage.delivered.deliveries
    flows = {"units": sold, "orders": stage.orders, "backlog": stage.backlog}
    if brand is None:
        if measure == "hhi":
            return _per(1e4 * (sold[hima] ** 2).sum(axis=0), sold[hima].sum(axis=0) ** 2)
        return np.asarray(flows[measure][hima].sum(axis=0))
    b = stage.index(brand)
    if not stage.was_on_sale[b]:
        return np.full(stage.size, np.nan)
    if measure == "share":
        scope = hima if hima[b] else np.ones_like(hima)
        return _per(sold[b], sold[scope].sum(axis=0))
    return np.asarray({**flows, "outlets": stage.own, "effort": stage.effort}[measure][b])


def review(clock: Clock, stage: Stage, rule: ConditionalRule) -> Process:
    """Watch, give notice once in a replication, and act when the notice is over."""
    watcher = Watcher(rule.when)
    due = np.full(stage.size, np.inf)
    for month in range(1, clock.months):
        yield clock.at(month, Phase.REVIEWS)
        lasted = _lasted(stage, rule, month - 1)
        holds = watcher.holds(lambda measure, brand: observe(stage, measure, brand), lasted)
        due = np.where(holds & np.isinf(due), month + rule.notice_months, due)
        now = due == month
        if now.any():
            _act(stage, month, rule, now)


def _lasted(stage: Stage, rule: ConditionalRule, month: int) -> Ints:
    """Months from the start of the contract that the rule changes to a month, (replications,)."""
    action = rule.then
    if action.brand is None or not action.names_terms:
        return np.full(stage.size, month + 1)
    return np.asarray(month + 1 - stage.contracts.since[stage.index(action.brand)])


def _act(stage: Stage, month: int, rule: ConditionalRule, now: Bools) -> None:
    then, reason = rule.then, rule.told_reason
    brand = -1 if then.brand is None else stage.index(then.brand)
    if brand >= 0 and then.names_terms:
        change_terms(stage, month, brand, then, rule.name, reason, now)
    for action, value in then.beyond_terms():
        after = action.play(stage, Where(now, brand), value)
        agent = stage.spec(brand).maker if action.needs_brand else "huawei"
        stage.ledger.note(month, agent, rule.name, after=after, reason=reason, where=now)
