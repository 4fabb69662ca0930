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

__all__ = ["number_at", "numbers", "ranged_lengths", "with_number"]


def numbers(scenario: Scenario) -> dict[str, int | float]:
    """Every number that the scenario's levers and events hold, by dotted key."""
    plain = to_plain(scenario)
    skipped = (*NOT_INHERITED, "run", "assumptions", "brands")
    kept = {key: value for key, value in plain.items() if key not in skipped}
    return dict(_leaves(kept, ""))


def _leaves(value: object, path: str) -> Iterator[tuple[str, int | float]]:
    children: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else ()
    for key, child in enumerate(value) if isinstance(value, list) else children:
        yield from _leaves(child, f"{path}.{key}" if path else str(key))
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value


def ranged_lengths(scenario: Scenario) -> dict[str, tuple[int, int]]:
    """The ends of every length that is a range, months, by dotted key."""
    return dict(_ranged(to_plain(scenario), ""))


def _ranged(value: object, path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    length = plain_length(value)
    if length is not None:
        yield path, length
        return
    children: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else ()
    for key, child in enumerate(value) if isinstance(value, list) else children:
        yield from _ranged(child, f"{path}.{key}" if path else str(key))


def number_at(scenario: Scenario, key: str) -> int | float:
    """The number at a key; of a length that is a range, the middle.

    Raises:
        InputError: the scenario has no number there.
    """
    known, ranged = numbers(scenario), ranged_lengths(scenario)
    if key in ranged:
        return sum(ranged[key]) // 2
    if key not in known:
        names = [*ranged, *known]
        raise InputError(f"{scenario.name} has no number at {key!r}{mend(key, names)}")
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
