"""A question for the room: a key, numbers, and how each number is told."""

from __future__ import annotations

from typing import Any

__all__ = ["KINDS", "parts_of", "question"]

KINDS = (
    "percent",
    "points",
    "signed_points",
    "measure",
    "change_of",
    "score",
    "yuan",
    "count",
    "signed_count",
    "month",
    "place",
    "agent",
    "lever",
    "change",
    "direction",
    "reason",
)
"""What a value is: a fraction told in percent; a fraction as points of share, plain or with a sign;
a measure by its name, and with the value of a change of it;
points or an index; yuan; a whole number, plain or with a sign; a month; keys of a place, an agent,
a group of levers, a change, a direction, a reason."""


def question(key: str, **values: tuple[str, Any]) -> dict[str, Any]:
    """A question; every value comes with its kind."""
    wrong = [kind for kind, _ in values.values() if kind not in KINDS]
    if wrong:
        raise ValueError(f"no such kind of value: {wrong[0]}")
    return {
        "key": key,
        "values": {name: value for name, (_, value) in values.items()},
        "kinds": {name: kind for name, (kind, _) in values.items()},
    }


def parts_of(parts: list[dict[str, Any]], measure: str) -> list[tuple[str, dict[str, Any]]]:
    """Everything that has a part in a measure, each with its team's or world's place."""
    return [
        (each["place"], part)
        for each in parts
        for part in each["measures"].get(measure, {"parts": []})["parts"]
    ]
