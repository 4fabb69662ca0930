"""Which process plays which part of a scenario."""

from __future__ import annotations

from collections.abc import Iterator

from sim.agents.automaker import budgets, model_cycles, openings
from sim.agents.books import books
from sim.agents.buyers import buyers
from sim.agents.clock import Clock, Process
from sim.agents.huawei import huawei
from sim.agents.parties import handovers, terms
from sim.agents.policies import policy
from sim.agents.reviews import review
from sim.agents.stage import Stage
from sim.levers import Sign
from sim.scenario.events import each_event
from sim.scenario.in_force import by_month
from sim.scenario.months import ANCHOR

__all__ = ["cast_parts"]


def _decided(clock: Clock, stage: Stage) -> Iterator[Process]:
    """What the scenario's actors have decided: contracts, the makers' levers, rules."""
    scenario = stage.world.scenario
    for name, contracts in scenario.alliance.items():
        for contract in contracts:
            yield terms(clock, stage, name, contract)
    for maker, policies in scenario.makers.items():
        for decided in by_month(policies):
            yield policy(clock, stage, maker, decided)
    for rule in scenario.rules:
        yield review(clock, stage, rule)


def cast_parts(clock: Clock, stage: Stage) -> None:
    """Start every agent; those that wake at the same time act in this order."""
    for _, event in each_event(stage.world.scenario.events):
        clock.start(event.what.play(clock, stage, stage.month_of(event.month)))
    for name, spec in stage.world.brands.items():
        if spec.signed is not None and spec.signed > ANCHOR:
            clock.start(Sign(brand=name).play(clock, stage, stage.month_of(spec.signed)))
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
