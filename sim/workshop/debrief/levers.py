"""The levers of a scenario in groups, and a scenario with another's version of one group.

A group is what a room talks about as one thing: a brand's contract, Huawei's floor, its resources
and Yinwang's part of them, one badge, the conditional rules, what an automaker does of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sim.levers.huawei import HuaweiLevers, Later
from sim.levers.lever import levers_of
from sim.levers.sections import CHOSEN
from sim.scenario import Scenario
from sim.workshop.results.runs import holds_together

__all__ = ["differing", "with_version"]

_SHARED = "resource_rule"
"""The rule that is one group with the floor where both go by the same list of brands."""


def differing(mine: Scenario, other: Scenario) -> list[str]:
    """Return the groups in which two scenarios differ: ``alliance.luxeed``, ``huawei.floor``.

    In the order brands, Huawei, automakers, rules.
    """
    fields = _fields(mine, other)
    ours, theirs = (_groups(each, fields) for each in (mine, other))
    keys = dict.fromkeys([*ours, *theirs])
    found = [key for key in keys if ours.get(key) != theirs.get(key)]
    return sorted(found, key=lambda key: CHOSEN.index(key.partition(".")[0]))


def with_version(mine: Scenario, other: Scenario, group: str) -> Scenario:
    """Return a scenario with another's version of one group; everything else stays.

    Raises:
        ScenarioError: the other's version does not go with the rest.
    """
    section, _, name = group.partition(".")
    if section == "rules":
        taken: object = other.rules
    elif section == "huawei":
        taken = _laid(mine.huawei, other.huawei, _fields(mine, other)[name])
    else:
        own, theirs = (getattr(each, section) for each in (mine, other))
        taken = {key: value for key, value in own.items() if key != name}
        taken |= {name: theirs[name]} if name in theirs else {}
    made = mine.model_copy(update={section: taken, "extends": None, "expect": ()})
    holds_together(made)
    return made


def _fields(mine: Scenario, other: Scenario) -> Mapping[str, Sequence[str]]:
    """Return Huawei's levers by group."""
    levers = (mine.huawei, *mine.huawei.later, other.huawei, *other.huawei.later)
    is_shared = any(getattr(each, _SHARED) == "focus" for each in levers)
    groups: dict[str, list[str]] = {}
    for lever in levers_of(HuaweiLevers):
        group = "floor" if is_shared and lever.key == _SHARED else lever.mark.group or lever.key
        groups.setdefault(group, []).append(lever.field)
    return groups


def _groups(scenario: Scenario, fields: Mapping[str, Sequence[str]]) -> dict[str, object]:
    found: dict[str, object] = {f"alliance.{key}": v for key, v in scenario.alliance.items()}
    found |= {f"makers.{key}": v for key, v in scenario.makers.items()}
    found |= {f"huawei.{name}": _part(scenario.huawei, each) for name, each in fields.items()}
    return found | {"rules": scenario.rules}


def _part(huawei: HuaweiLevers, fields: Sequence[str]) -> object:
    """Return what Huawei's levers say about some fields, from the start and later."""
    part = {field: getattr(huawei, field) for field in fields}
    if not _uses_focus(huawei, fields):
        part.pop("focus", None)  # a list that no rule goes by says nothing
    steps = {step.from_: _given(step, fields) for step in huawei.later}
    return part, {month: given for month, given in steps.items() if given}


def _given(step: Later, fields: Sequence[str]) -> dict[str, object]:
    """Return what an entry sets of some fields."""
    values = {field: getattr(step, field) for field in fields if field in Later.model_fields}
    return {field: value for field, value in values.items() if value is not None}


def _uses_focus(huawei: HuaweiLevers, fields: Sequence[str]) -> bool:
    rules = [field for field in fields if field.endswith("_rule")]
    return any(getattr(step, rule) == "focus" for step in (huawei, *huawei.later) for rule in rules)


def _laid(mine: HuaweiLevers, theirs: HuaweiLevers, fields: Sequence[str]) -> HuaweiLevers:
    """Return Huawei's levers with the other's version of some fields."""
    none = dict.fromkeys((field for field in fields if field in Later.model_fields), None)
    steps = {step.from_: step.model_copy(update=none) for step in mine.later}
    for step in theirs.later:
        others = dict.fromkeys(set(Later.model_fields) - {"from_"})
        step_of_mine = steps.get(step.from_, step.model_copy(update=others))
        steps[step.from_] = step_of_mine.model_copy(update=_given(step, fields))
    later = tuple(steps[month] for month in sorted(steps) if steps[month].names_any)
    taken = {field: getattr(theirs, field) for field in fields}
    return mine.model_copy(update={**taken, "later": later})
