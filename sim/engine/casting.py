"""Which process plays which part of a scenario."""

from __future__ import annotations

from collections.abc import Iterator

from sim.agents.automaker import budgets, model_cycles, openings
from sim.agents.books import books
from sim.agents.buyers import buyers
from sim.agents.clock import Clock, Process
from sim.agents.contract_changes import handovers, terms
from sim.agents.huawei import huawei
from sim.agents.policies import policy
from sim.agents.reviews import review
from sim.agents.state.shared import SharedState
from sim.levers import Sign
from sim.scenario.types.drawn import named_events
from sim.scenario.types.in_force import by_month
from sim.scenario.types.months import ANCHOR

__all__ = ["cast_parts"]


def _decided(clock: Clock, state: SharedState) -> Iterator[Process]:
    """What the scenario's actors have decided: contracts, the makers' levers, rules."""
    scenario = state.world.scenario
    for name, contracts in scenario.alliance.items():
        for number in range(len(contracts)):
            yield from terms(clock, state, name, number)
    for maker, policies in scenario.makers.items():
        for decided in by_month(policies):
            yield policy(clock, state, maker, decided)
    for rule in scenario.rules:
        yield review(clock, state, rule)


def _dated(clock: Clock, state: SharedState) -> Iterator[Process]:
    """Events, each in its month; one whose month is drawn in every month in which it may begin."""
    for name, event in named_events(state.world.scenario):
        for month, where in state.months_of(event.month, name):
            what = event.what
            if where is None:
                yield what.play(clock, state, month)
            else:
                yield what.play_in(clock, state, month, where)


def cast_parts(clock: Clock, state: SharedState) -> None:
    """Start every agent; those that wake at the same time act in this order."""
    for process in _dated(clock, state):
        clock.start(process)
    for name, spec in state.world.brands.items():
        if spec.signed is not None and spec.signed > ANCHOR:
            clock.start(Sign(brand=name).play(clock, state, state.month_of(spec.signed)))
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
