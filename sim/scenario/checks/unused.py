"""Levers of Huawei's that nothing uses: lists for the rule `focus`, changes that change nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sim.inputs import NameOf
from sim.levers import Sign
from sim.levers.contract import Contract
from sim.levers.huawei import InForce
from sim.scenario.checks.roster import Roster
from sim.scenario.text.nodes import KeyPath
from sim.scenario.types.conditional import Action
from sim.scenario.types.events import each_event
from sim.scenario.types.in_force import course
from sim.scenario.types.mentions import Mention, mentioned
from sim.scenario.types.scenario import Scenario

__all__ = ["unused"]

_WITHOUT = ("huawei_inside", "supplier")
"""Model types under which a brand has neither Huawei's floor nor the alliance's resources."""

_UNUSED = "no rule uses this list; write `floor_rule: focus` or `resource_rule: focus`"


def unused(scenario: Scenario, roster: Roster) -> Iterator[Mention]:
    """Levers of Huawei's that have no effect on the run, with why."""
    yield from _focus_unused(scenario)
    yield from _focus_without_effect(scenario, roster)
    before = None
    for _, number, now in course(scenario.huawei):
        if number is not None and now == before:
            yield ("huawei", "later", number), "this is in force already, so it changes nothing"
        before = now


def _focus_unused(scenario: Scenario) -> Iterator[Mention]:
    if any(rule.then.floor_rule == "focus" for rule in scenario.rules):
        return
    uses: dict[KeyPath, bool] = {}
    place: KeyPath | None = None
    for path, now in _lists(scenario):
        place = path or place
        if place is not None:
            is_used = "focus" in (now.floor_rule, now.resource_rule)
            uses[place] = uses.get(place, False) or is_used
    for path in (path for path, is_used in uses.items() if not is_used):
        yield path, _UNUSED


def _lists(scenario: Scenario) -> Iterator[tuple[KeyPath | None, InForce]]:
    """What is in force, in order, with the path of the list that begins there, if one does."""
    huawei = scenario.huawei
    for _, number, now in course(huawei):
        listed = huawei.focus if number is None else huawei.later[number].focus
        place = ("huawei", "focus") if number is None else ("huawei", "later", number, "focus")
        yield (place if listed else None), now


def _focus_without_effect(scenario: Scenario, roster: Roster) -> Iterator[Mention]:
    for path, brand in mentioned(scenario.huawei, NameOf.BRAND, ("huawei",)):
        if brand not in roster.specs:
            continue
        if roster.never_acts(brand):
            yield path, f"{brand} is never signed and never on sale, so favouring it does nothing"
        elif _types(brand, scenario, roster) <= set(_WITHOUT):
            text = (
                f"{brand} only buys Huawei's systems: it has no share of the store floor or of the "
                "alliance's resources, so favouring it does nothing"
            )
            yield path, text


def _types(brand: str, scenario: Scenario, roster: Roster) -> set[str]:
    """The model types that a brand may have in the run."""
    signed = (event.what for _, event in each_event(scenario.events))
    deals: list[Action | Sign] = [what for what in signed if isinstance(what, Sign)]
    deals += [rule.then for rule in scenario.rules]
    agreed: list[Contract | Action | Sign] = [*scenario.alliance.get(brand, ())]
    agreed += [deal for deal in deals if deal.brand == brand]
    named = (each.model_type for each in agreed)
    return {roster.specs[brand].model_type, *filter(None, named)}
