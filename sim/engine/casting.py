"""Which process plays which part of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sim.agents.automaker import budgets, demand_shock, launch, model_cycles, openings, supply_shock
from sim.agents.books import books
from sim.agents.buyers import buyers, market_event, tax_event
from sim.agents.clock import Clock, Process
from sim.agents.huawei import huawei
from sim.agents.parties import handovers, terms
from sim.agents.policies import policy
from sim.agents.reviews import review
from sim.agents.rivals import rival
from sim.agents.stage import Stage
from sim.agents.yinwang import yinwang
from sim.scenario.events import Event, Sign, each_event
from sim.scenario.makers import in_order
from sim.scenario.months import ANCHOR

__all__ = ["cast_parts"]

_PARTS: dict[str, Callable[[Clock, Stage, int, Any], Process]] = {
    "launch": launch,
    "sign": yinwang,
    "rival": rival,
    "supply": supply_shock,
    "demand": demand_shock,
    "market": market_event,
    "tax": tax_event,
}


def _event(clock: Clock, stage: Stage, event: Event) -> Process:
    kind = next(kind for kind in _PARTS if getattr(event, kind) is not None)
    return _PARTS[kind](clock, stage, stage.month_of(event.month), event.what)


def _decided(clock: Clock, stage: Stage) -> Iterator[Process]:
    """What the scenario's actors have decided: contracts, the makers' levers, rules."""
    scenario = stage.world.scenario
    for name, contracts in scenario.alliance.items():
        for contract in contracts:
            yield terms(clock, stage, name, contract)
    for maker, policies in scenario.makers.items():
        for decided in in_order(policies):
            yield policy(clock, stage, maker, decided)
    for rule in scenario.rules:
        yield review(clock, stage, rule)


def cast_parts(clock: Clock, stage: Stage) -> None:
    """Start every agent; those that wake at the same time act in this order."""
    for _, event in each_event(stage.world.scenario.events):
        clock.start(_event(clock, stage, event))
    for name, spec in stage.world.brands.items():
        if spec.signed is not None and spec.signed > ANCHOR:
            deal = Sign(brand=name)
            clock.start(yinwang(clock, stage, stage.month_of(spec.signed), deal))
    for process in _decided(clock, stage):
        clock.start(process)
    clock.start(handovers(clock, stage))
    clock.start(budgets(clock, stage))
    clock.start(openings(clock, stage))
    if not stage.world.still:
        clock.start(model_cycles(clock, stage))
    clock.start(huawei(clock, stage))
    clock.start(buyers(clock, stage))
    clock.start(books(clock, stage))
