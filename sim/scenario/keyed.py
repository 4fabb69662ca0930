"""Lists of two resolved scenarios as maps, so that their entries have the same names in both."""

from __future__ import annotations

from typing import Any

from sim.scenario.events import what_of
from sim.scenario.months import FIRST

__all__ = ["in_order", "keyed", "same_order", "unkeyed"]

Plain = dict[str, Any]

_LONGEST = 56
"""Letters of an event's made-up name: a number still fits behind it."""


def keyed(one: Plain, other: Plain) -> tuple[Plain, Plain]:
    """Both with rules and events by name, dated levers by month.

    Events go by what they say where one lists its own.
    """
    named = all(isinstance(plain.get("events", {}), dict) for plain in (one, other))
    first, second = (
        {
            **plain,
            "huawei": {**levers, "later": _by_month(levers.get("later", []))},
            "makers": {m: _by_month(each) for m, each in plain.get("makers", {}).items()},
            "rules": _rules(plain),
            "events": _events(plain, named),
        }
        for plain in (one, other)
        for levers in [plain.get("huawei", {})]
    )
    return first, second


def unkeyed(tree: Plain) -> Plain:
    """The scenario as files have it; events stay a map of named ones."""
    levers = tree["huawei"]
    makers = {maker: _listed(each) for maker, each in tree["makers"].items() if each}
    return {
        **tree,
        "huawei": {**levers, "later": _listed(levers.get("later", {}))},
        # one map stands for a list of it, as files have them
        "makers": {maker: each[0] if len(each) == 1 else each for maker, each in makers.items()},
        "rules": list(tree["rules"].values()),
    }


def _by_month(entries: list[Plain] | Plain) -> Plain:
    """Dated entries by the month in which they begin, which they do not say themselves then."""
    listed = [entries] if isinstance(entries, dict) else entries
    return {
        entry.get("from", FIRST): {key: value for key, value in entry.items() if key != "from"}
        for entry in listed
    }


def _listed(by_month: Plain) -> list[Plain]:
    return [{"from": month, **entry} for month, entry in sorted(by_month.items())]


def same_order(one: Plain, other: Plain) -> bool:
    """Whether the keys that both have stand in the same order."""
    return [key for key in one if key in other] == [key for key in other if key in one]


def in_order(mixed: Plain, before: Plain, after: Plain) -> Plain:
    """Entries of a mixture: those of ``after`` in its order, others before what followed them."""
    order: list[str] = list(after)
    for key in reversed(list(before)):
        if key not in after:
            followers = list(before)[list(before).index(key) + 1 :]
            place = min((order.index(each) for each in followers if each in order), default=None)
            order.insert(len(order) if place is None else place, key)
    return {key: mixed[key] for key in order if key in mixed}


def _rules(plain: Plain) -> Plain:
    return {rule["name"]: rule for rule in plain.get("rules", ())}


def _events(plain: Plain, named: bool) -> Plain:
    events = plain.get("events", {})
    if named:
        return dict(events)
    found: Plain = {}
    for event in events.values() if isinstance(events, dict) else events:
        word = _word(event)[:_LONGEST]
        name, count = word, 2
        while name in found:
            name, count = f"{word}_{count}", count + 1
        found[name] = event
    return found


def _word(event: Plain) -> str:
    """An event by its kind, whom it is about, and its month."""
    what = what_of(event)
    parts = (what.declared.key, what.about, event["month"].replace("-", "_"))
    return "_".join(part for part in parts if part)
