"""The questions, with the room's own numbers in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sim.aliases import JsonMapping
from sim.workshop.debrief.telling.levers import change_name, lever_name
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.units import unit_of
from sim.workshop.debrief.words import QUESTIONS

__all__ = ["asked"]


def asked(told: Told) -> list[tuple[str, str]]:
    """Every question: what the numbers say, and what to ask the room."""
    words = QUESTIONS[told.language]
    found = []
    for question in told.debrief["questions"]:
        values = _values(told, question)
        said, ask = words[question["key"]]
        found.append((said.format_map(values), ask.format_map(values)))
    return found


def _values(told: Told, question: JsonMapping) -> dict[str, str]:
    kinds, values = question["kinds"], question["values"]
    return {name: _KINDS[kinds[name]](told, value) for name, value in values.items()}


_KINDS: Mapping[str, Callable[[Told, Any], str]] = {
    "percent": lambda told, value: told.numbers.percent(value),
    "points": lambda told, value: told.numbers.points(value),
    "signed_points": lambda told, value: told.numbers.signed_points(value),
    "measure": lambda told, value: told.measure(value),
    "change_of": lambda told, value: told.numbers.change(unit_of(told, value[0]), value[1]),
    "score": lambda told, value: told.numbers.score(value),
    "yuan": lambda told, value: told.numbers.yuan(value),
    "count": lambda told, value: told.numbers.count(value),
    "signed_count": lambda told, value: told.numbers.signed_count(value),
    "month": lambda told, value: told.numbers.month(value),
    "place": lambda told, value: told.place(value),
    "agent": lambda told, value: told.agent(value),
    "lever": lever_name,
    "change": change_name,
    "direction": lambda told, value: told.say(f"direction.{value}"),
    "reason": lambda told, value: told.say(f"reason.{value}"),
}
