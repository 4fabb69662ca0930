"""One number of a scenario by its dotted key: read, and set in a copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from sim.errors import InputError
from sim.levers.ranges import plain_length
from sim.scenario.text.changes import NOT_INHERITED
from sim.scenario.text.nearest import mend
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import validated
from sim.scenario.text.resolved import to_plain
from sim.scenario.types.scenario import Scenario

__all__ = ["length_at", "number_at", "numbers", "with_number"]


def numbers(scenario: Scenario) -> dict[str, int | float]:
    """Every number that the scenario's levers and events hold, by dotted key.

    A length that is a range is a number as well, the middle of it, beside its two ends.
    """
    plain = to_plain(scenario)
    skipped = (*NOT_INHERITED, "run", "assumptions", "brands")
    kept = {key: value for key, value in plain.items() if key not in skipped}
    return dict(_leaves(kept, ""))


def _leaves(value: object, path: str) -> Iterator[tuple[str, int | float]]:
    length = plain_length(value)
    if length is not None:
        yield path, sum(length) // 2
    children: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else ()
    for key, child in enumerate(value) if isinstance(value, list) else children:
        yield from _leaves(child, f"{path}.{key}" if path else str(key))
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value


def length_at(scenario: Scenario, key: str) -> tuple[int, int] | None:
    """The ends of the range of a length at a key, months; None where there is no range."""
    value: Any = to_plain(scenario)
    for part in key.split("."):
        held = dict(enumerate(value)) if isinstance(value, list) else value
        if not isinstance(held, dict):
            return None
        value = held.get(int(part) if isinstance(value, list) and part.isdigit() else part)
    return plain_length(value)


def number_at(scenario: Scenario, key: str) -> int | float:
    """The number at a key.

    Raises:
        InputError: the scenario has no number there.
    """
    known = numbers(scenario)
    if key not in known:
        raise InputError(f"{scenario.name} has no number at {key!r}{mend(key, known)}")
    return known[key]


def with_number(scenario: Scenario, key: str, value: float) -> Scenario:
    """The scenario with another number at a key; whole where whole numbers are asked for.

    A range at the key gives way to the number.

    Raises:
        InputError: the scenario has no number there.
        ScenarioError: the types refuse the value.
    """
    whole = isinstance(number_at(scenario, key), int)
    plain = deepcopy(to_plain(scenario))
    *path, last = key.split(".")
    place: Any = plain
    for part in path:
        place = place[int(part) if isinstance(place, list) else part]
    place[int(last) if isinstance(place, list) else last] = round(value) if whole else float(value)
    return validated(Scenario, node_of(plain, Place(f"{scenario.name} with {key}={value:g}", 0)))
