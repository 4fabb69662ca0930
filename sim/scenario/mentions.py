"""Where a scenario mentions brands and months: every mention with its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from sim.levers.event import BrandEvent
from sim.scenario.conditional import AllOf, AnyOf, Condition, Level
from sim.scenario.events import each_event
from sim.scenario.nodes import KeyPath
from sim.scenario.scenario import Scenario

__all__ = ["Mention", "brands_mentioned", "levels", "months_mentioned"]

Mention: TypeAlias = tuple[KeyPath, str]


def brands_mentioned(scenario: Scenario) -> Iterator[Mention]:
    """Every brand that levers, events, rules and expectations name."""
    for brand in scenario.alliance:
        yield ("alliance", brand), brand
    for i, brand in enumerate(scenario.huawei.focus):
        yield ("huawei", "focus", i), brand
    for i, later in enumerate(scenario.huawei.later):
        for k, brand in enumerate(later.focus or ()):
            yield ("huawei", "later", i, "focus", k), brand
    yield from _in_events(scenario)
    yield from _in_rules(scenario)
    for i, expectation in enumerate(scenario.expect):
        if expectation.brand is not None:
            yield ("expect", i, "brand"), expectation.brand


def _in_events(scenario: Scenario) -> Iterator[Mention]:
    for i, event in each_event(scenario.events):
        if isinstance(event.what, BrandEvent):
            yield ("events", i, event.kind, "brand"), event.what.brand


def _in_rules(scenario: Scenario) -> Iterator[Mention]:
    for i, rule in enumerate(scenario.rules):
        for path, level in levels(rule.when, ("rules", i, "when")):
            if level.brand is not None:
                yield (*path, "brand"), level.brand
        if rule.then.brand is not None:
            yield ("rules", i, "then", "brand"), rule.then.brand


def levels(condition: Condition, path: KeyPath) -> Iterator[tuple[KeyPath, Level]]:
    """Every level within a condition, with its path."""
    if isinstance(condition, Level):
        yield path, condition
        return
    inner = condition.all_of if isinstance(condition, AllOf) else condition.any_of
    word = "any_of" if isinstance(condition, AnyOf) else "all_of"
    for i, each in enumerate(inner):
        yield from levels(each, (*path, word, i))


def months_mentioned(scenario: Scenario) -> Iterator[Mention]:
    """Every month of the run that levers, events and expectations name."""
    for brand, terms in scenario.alliance.items():
        for i, term in enumerate(terms):
            if term.from_ is not None:
                yield ("alliance", brand, i, "from"), term.from_
            if term.abroad is not None:
                yield ("alliance", brand, i, "abroad", "from"), term.abroad.from_
    if scenario.huawei.single_brand is not None:
        yield ("huawei", "single_brand", "from"), scenario.huawei.single_brand.from_
    yield from _of_levers(scenario)
    for key, event in each_event(scenario.events):
        yield ("events", key, "month"), event.month
    for i, expectation in enumerate(scenario.expect):
        yield ("expect", i, "month"), expectation.month


def _of_levers(scenario: Scenario) -> Iterator[Mention]:
    for i, later in enumerate(scenario.huawei.later):
        yield ("huawei", "later", i, "from"), later.from_
    for maker, policies in scenario.makers.items():
        for i, policy in enumerate(policies):
            if policy.from_ is not None:
                yield ("makers", maker, i, "from"), policy.from_
