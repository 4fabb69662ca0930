"""The list that the rule `focus` favours, in two scenarios and in what is between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.levers.huawei import HuaweiLevers, Later
from sim.levers.ranges import shortest
from sim.scenario.types.months import FIRST, add_months
from sim.scenario.types.scenario import Scenario

__all__ = ["filled", "uses_focus"]

_RULES = ("floor_rule", "resource_rule")


def uses_focus(scenario: Scenario) -> bool:
    """Whether any rule of Huawei's favours the brands on its list, at any time."""
    acts = [scenario.huawei, *scenario.huawei.later, *(rule.then for rule in scenario.rules)]
    return any(getattr(act, rule, None) == "focus" for act in acts for rule in _RULES)


def filled(mixed: Scenario, before: Scenario, after: Scenario) -> Scenario:
    """Return a mixture with a list wherever a rule needs one: a list alone does nothing.

    Where a change that brought the list was not made, the list stands where the rule begins to
    need it. All three are matched: see ``sim.scenario.differences.matched``.
    """
    held: tuple[str, ...] = ()
    rules: dict[str, str | None] = {}
    needed = _needed_by_rules(mixed)
    steps = list(_steps(mixed))
    for number, (month, step) in enumerate(steps):
        held = held if step.focus is None else step.focus
        rules |= {rule: value for rule in _RULES if (value := getattr(step, rule)) is not None}
        ends = [begins for begins, _ in steps[number + 1 :]]
        if not held and ("focus" in rules.values() or _is_needed(needed, ends)):
            held = _list_in(month, after, before)
            steps[number] = month, step.model_copy(update={"focus": held})
    later = tuple(step for _, step in steps[1:])
    return mixed.model_copy(update={"huawei": steps[0][1].model_copy(update={"later": later})})


def _is_needed(first: str | None, ends: Sequence[str]) -> bool:
    """Whether a conditional rule needs the list before the next of the later entries begins."""
    return first is not None and (not ends or ends[0] > first)


def _steps(scenario: Scenario) -> Iterator[tuple[str, HuaweiLevers | Later]]:
    """Yield the start and the later entries, by month."""
    yield FIRST, scenario.huawei
    yield from ((later.from_, later) for later in scenario.huawei.later)


def _needed_by_rules(scenario: Scenario) -> str | None:
    """Return the first month in which a conditional rule can favour the list."""
    months = [
        add_months(FIRST, 1 + shortest(rule.notice_months))
        for rule in scenario.rules
        if rule.then.floor_rule == "focus"
    ]
    return min(months, default=None)


def _list_in(month: str, *scenarios: Scenario) -> tuple[str, ...]:
    """Return the list of the first scenario that has one in a month, or else at any time."""
    by_then = [_lists(scenario, until=month) for scenario in scenarios]
    ever = [_lists(scenario) for scenario in scenarios]
    return next((lists[-1] for lists in (*by_then, *ever) if lists), ())


def _lists(scenario: Scenario, until: str | None = None) -> list[tuple[str, ...]]:
    steps = (step for month, step in _steps(scenario) if until is None or month <= until)
    return [step.focus for step in steps if step.focus]
