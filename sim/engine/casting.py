"""Which process plays which part of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sim.agents.automaker import budgets, demand_shock, launch, model_cycles, openings, supply_shock
from sim.agents.books import books
from sim.agents.buyers import buyers, market_event, tax_event
from sim.agents.clock import Clock, Process
from sim.agents.contract_changes import handovers, terms
from sim.agents.huawei import huawei
from sim.agents.policies import policy
from sim.agents.reviews import review
from sim.agents.rivals import rival
from sim.agents.state.shared import SharedState
from sim.agents.yinwang import yinwang
from sim.scenario.events import Event, Sign, each_event
from sim.scenario.makers import in_order
from sim.scenario.months import ANCHOR

__all__ = ["cast_parts"]

_PARTS: dict[str, Callable[[Clock, SharedState, int, Any], Process]] = {
    "launch": launch,
    "sign": yinwang,
    "rival": rival,
    "supply": supply_shock,
    "demand": demand_shock,
    "market": market_event,
    "tax": tax_event,
}


def _event(clock: Clock, state: SharedState, event: Event) -> Process:
    kind = next(kind for kind in _PARTS if getattr(event, kind) is not None)
    return _PARTS[kind](clock, state, state.month_of(event.month), event.what)


def _decided(clock: Clock, state: SharedState) -> Iterator[Process]:
    """What the scenario's actors have decided: contracts, the makers' levers, rules."""
    scenario = state.world.scenario
    for name, contracts in scenario.alliance.items():
        for contract in contracts:
            yield terms(clock, state, name, contract)
    for maker, policies in scenario.makers.items():
        for decided in in_order(policies):
            yield policy(clock, state, maker, decided)
    for rule in scenario.rules:
        yield review(clock, state, rule)


def cast_parts(clock: Clock, state: SharedState) -> None:
    """Start every agent; those that wake at the same time act in this order."""
    for _, event in each_event(state.world.scenario.events):
        clock.start(_event(clock, state, event))
    for name, spec in state.world.brands.items():
        if spec.signed is not None and spec.signed > ANCHOR:
            deal = Sign(brand=name)
            clock.start(yinwang(clock, state, state.month_of(spec.signed), deal))
    for process in _decided(clock, state):
        clock.start(process)
    clock.start(handovers(clock, state))
    clock.start(budgets(clock, state))
    clock.start(openings(clock, state))
    if not state.world.still:
        clock.start(model_cycles(clock, state))
    clock.start(huawei(clock, state))
    clock.start(buyers(clock, state))
    clock.start(books(clock, state))
