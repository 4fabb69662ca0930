"""Two scenarios with the same names for their entries, so that one can be laid beside the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from sim.levers.automakers import MakerPolicy
from sim.levers.contract import Contract
from sim.levers.ranges import earliest, without_reasons
from sim.scenario.types.conditional import ConditionalRule
from sim.scenario.types.events import Event, each_event
from sim.scenario.types.in_force import begins, by_month
from sim.scenario.types.scenario import Scenario

__all__ = ["in_order", "matched", "same_order"]

Value = TypeVar("Value")

_LONGEST = 56
"""Letters of an event's made-up name: a number still fits behind it."""


def matched(one: Scenario, other: Scenario) -> tuple[Scenario, Scenario]:
    """Return both with events by name, and dated levers by month with the month given.

    Events go by what they say where one of the two lists its own. The source and the reason of a
    range are left out: they move no outcome.
    """
    named = all(isinstance(each.events, dict) for each in (one, other))
    first, second = (
        each.model_copy(
            update={
                "extends": None,
                "events": _events(each, named),
                "huawei": each.huawei.model_copy(
                    update={"later": tuple(sorted(each.huawei.later, key=begins))}
                ),
                "makers": {maker: _dated(entries) for maker, entries in each.makers.items()},
                "alliance": {b: tuple(map(_bare_terms, each.alliance[b])) for b in each.alliance},
                "rules": tuple(map(_bare_rule, each.rules)),
            }
        )
        for each in (one, other)
    )
    return first, second


def same_order(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names that both have stand in the same order."""
    return [name for name in one if name in other] == [name for name in other if name in one]


def in_order(
    mixed: Mapping[str, Value], before: Sequence[str], after: Sequence[str]
) -> dict[str, Value]:
    """Return what is mixed: what ``after`` has in its order, the rest before what followed it."""
    order = list(after)
    for place, name in reversed(list(enumerate(before))):
        if name not in after:
            followers = [order.index(each) for each in before[place + 1 :] if each in order]
            order.insert(min(followers, default=len(order)), name)
    return {name: mixed[name] for name in order if name in mixed}


def _dated(entries: Sequence[MakerPolicy]) -> tuple[MakerPolicy, ...]:
    dated = [entry.model_copy(update={"from_": begins(entry)}) for entry in entries]
    return tuple(by_month(dated))


def _events(scenario: Scenario, named: bool) -> dict[str, Event]:
    if named:
        return {str(name): _bare_event(event) for name, event in each_event(scenario.events)}
    found: dict[str, Event] = {}
    for _, event in each_event(scenario.events):
        word = _word(event)[:_LONGEST]
        name, count = word, 2
        while name in found:
            name, count = f"{word}_{count}", count + 1
        found[name] = _bare_event(event)
    return found


def _bare_event(event: Event) -> Event:
    return event.model_copy(update={"month": without_reasons(event.month)})


def _bare_terms(terms: Contract) -> Contract:
    bare = {name: without_reasons(getattr(terms, name)) for name in ("from_", "handover_months")}
    return terms.model_copy(update=bare)


def _bare_rule(rule: ConditionalRule) -> ConditionalRule:
    months = {"handover_months": without_reasons(rule.then.handover_months)}
    notice = without_reasons(rule.notice_months)
    return rule.model_copy(
        update={"then": rule.then.model_copy(update=months), "notice_months": notice}
    )


def _word(event: Event) -> str:
    """Return an event's kind, its brand or rival, and its month."""
    what, month = event.what, earliest(event.month).replace("-", "_")
    return "_".join(word for word in (event.kind, what.about, month) if word)
