"""The numbers that a scenario's own ranges of months and lengths add to those that are drawn.

A number is named after its brand (or rival) and its purpose, and never after its scenario: two
scenarios with a range for the same thing have the same uniform behind it in each replication, so
that a range that moves in time moves what is drawn and keeps the luck.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from sim.levers.contract import Contract
from sim.levers.ranges import LengthRange, MonthRange
from sim.scenario.types.conditional import ConditionalRule
from sim.scenario.types.events import Event, each_event
from sim.scenario.types.months import ANCHOR, add_months, months_between
from sim.scenario.types.numbers import Quantity
from sim.scenario.types.scenario import Scenario

__all__ = [
    "contract_handover",
    "contract_month",
    "drawn_by_scenario",
    "named_events",
    "rule_handover",
    "rule_notice",
    "with_drawn",
]

_Drawn: TypeAlias = MonthRange | LengthRange
_NO_SOURCE, _NO_REASON = "the scenario, which names no source", "the scenario's own range"


def drawn_by_scenario(scenario: Scenario) -> dict[str, Quantity]:
    """Return what the ranges of a scenario draw, by name.

    A month is a number of months after June 2025.
    """
    return {
        name: _quantity(value)
        for name, value in _each(scenario)
        if isinstance(value, MonthRange | LengthRange)
    }


def with_drawn(scenario: Scenario, name: str, value: float) -> Scenario:
    """Return the scenario with one value in the place of a range.

    Args:
        scenario: which.
        name: of what the range draws; a scenario that has no such range is returned as it is.
        value: in whole months, of a month those after June 2025.
    """
    if name not in drawn_by_scenario(scenario):
        return scenario
    months = round(value)
    keys = [key for key, _ in each_event(scenario.events)]
    for key, (drawn, _) in zip(keys, named_events(scenario), strict=True):
        if drawn == name:
            return scenario.replace(events={str(key): {"month": add_months(ANCHOR, months)}})
    alliance = {
        brand: tuple(_of_contract(each, brand, i, name, months) for i, each in enumerate(contracts))
        for brand, contracts in scenario.alliance.items()
    }
    rules = tuple(_of_rule(rule, name, months) for rule in scenario.rules)
    return scenario.replace(alliance=alliance, rules=rules)


def _of_contract(given: Contract, brand: str, number: int, name: str, months: int) -> Contract:
    if contract_month(brand, number) == name:
        return given.model_copy(update={"from_": add_months(ANCHOR, months)})
    if contract_handover(brand, number) == name:
        return given.model_copy(update={"handover_months": months})
    return given


def _of_rule(rule: ConditionalRule, name: str, months: int) -> ConditionalRule:
    if rule_notice(rule) == name:
        return rule.model_copy(update={"notice_months": months})
    if rule_handover(rule) == name:
        then = rule.then.model_copy(update={"handover_months": months})
        return rule.model_copy(update={"then": then})
    return rule


def named_events(scenario: Scenario) -> Iterator[tuple[str, Event]]:
    """Yield every event, in the order in which they act, with the name of its month when drawn."""
    count: Counter[str] = Counter()
    for _, event in each_event(scenario.events):
        name = f"{event.what.about or 'market'}.{event.kind}_month"
        yield _numbered(name, count[name]), event
        count[name] += 1


def contract_month(brand: str, number: int) -> str:
    """Return the name of the month in which a brand's contract of some number begins."""
    return _numbered(f"{brand}.contract_month", number)


def contract_handover(brand: str, number: int) -> str:
    """Return the name of the months over which a brand's contract of some number passes."""
    return _numbered(f"{brand}.handover_months", number)


def rule_handover(rule: ConditionalRule) -> str:
    """Return the name of the months over which what a rule changes passes."""
    return f"rules.{rule.name}.handover_months"


def rule_notice(rule: ConditionalRule) -> str:
    """Return the name of a rule's months of notice."""
    return f"rules.{rule.name}.notice_months"


def _numbered(name: str, number: int) -> str:
    """Return the name of the first of several as it is, and number those that follow from 2."""
    return f"{name}_{number + 1}" if number else name


def _each(scenario: Scenario) -> Iterator[tuple[str, object]]:
    for name, event in named_events(scenario):
        yield name, event.month
    for brand, contracts in scenario.alliance.items():
        yield from _of_contracts(brand, contracts)
    for rule in scenario.rules:
        yield rule_handover(rule), rule.then.handover_months
        yield rule_notice(rule), rule.notice_months


def _of_contracts(brand: str, contracts: Sequence[Contract]) -> Iterator[tuple[str, object]]:
    for number, contract in enumerate(contracts):
        yield contract_month(brand, number), contract.from_
        yield contract_handover(brand, number), contract.handover_months


def _quantity(drawn: _Drawn) -> Quantity:
    if isinstance(drawn, MonthRange):
        low, high = (months_between(ANCHOR, month) for month in (drawn.from_, drawn.to))
        unit = "months after June 2025"
    else:
        low, high, unit = drawn.low, drawn.high, "months"
    return Quantity(
        low=float(low),
        high=float(high),
        unit=unit,
        evidence="assumption",
        source=drawn.source or _NO_SOURCE,
        reason=drawn.reason or _NO_REASON,
        shape="whole",
    )
