"""Lists of two resolved scenarios as maps, so that their entries have the same names in both."""

from __future__ import annotations

from typing import Any

__all__ = ["keyed", "unkeyed"]

Plain = dict[str, Any]


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


def _rules(plain: Plain) -> Plain:
    return {rule["name"]: rule for rule in plain.get("rules", ())}


def _events(plain: Plain, named: bool) -> Plain:
    events = plain.get("events", {})
    if named:
        return dict(events)
    found: Plain = {}
    for event in events.values() if isinstance(events, dict) else events:
        name, count = _word(event), 2
        while name in found:
            name, count = f"{_word(event)}_{count}", count + 1
        found[name] = event
    return found


def _word(event: Plain) -> str:
    """An event by its kind, whom it is about, and its month."""
    kind = next(key for key in event if key != "month")
    about = event[kind].get("brand", event[kind].get("name", ""))
    return "_".join(word for word in (kind, about, event["month"].replace("-", "_")) if word)
