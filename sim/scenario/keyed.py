"""Lists of two resolved scenarios as maps, so that their entries have the same names in both."""

from __future__ import annotations

from typing import Any

__all__ = ["in_order", "keyed", "same_order", "unkeyed"]

Plain = dict[str, Any]

_LONGEST = 56
"""Letters of an event's made-up name: a number still fits behind it."""


def keyed(one: Plain, other: Plain) -> tuple[Plain, Plain]:
    """Both with rules by name, and events by name, or by what they say where one lists its own."""
    named = all(isinstance(plain.get("events", {}), dict) for plain in (one, other))
    first, second = (
        {**plain, "rules": _rules(plain), "events": _events(plain, named)} for plain in (one, other)
    )
    return first, second


def unkeyed(tree: Plain) -> Plain:
    """The scenario as files have it; events stay a map of named ones."""
    return {**tree, "rules": list(tree["rules"].values())}


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
    kind = next(key for key in event if key != "month")
    about = event[kind].get("brand", event[kind].get("name", ""))
    return "_".join(word for word in (kind, about, event["month"].replace("-", "_")) if word)
