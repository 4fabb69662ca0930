"""What a scenario changes over its base, key by key, with the place that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sim.aliases import JsonMapping
from sim.scenario.text.merge import opened
from sim.scenario.text.nodes import KeyPath, Node, Place, dotted, locate

__all__ = ["DEFAULTS", "NOT_INHERITED", "Change", "changes_between"]

NOT_INHERITED = (
    "schema",
    "name",
    "title",
    "question",
    "order",
    "colour",
    "extends",
    "expect",
    "sources",
)
"""Keys that each scenario has for itself: no base gives them, and they are no changes."""

DEFAULTS = Place("the defaults", 0)
"""The place of a value that nobody wrote."""


class Change(NamedTuple):
    """A value that differs from the base's; None where one of them has nothing."""

    value: Any
    base: Any
    file: str
    line: int


def changes_between(
    base: JsonMapping | None, scenario: JsonMapping, node: Node
) -> dict[str, Change]:
    """The differences between two resolved scenarios by dotted key.

    Without a base, everything that was written counts as a change.

    Args:
        base: the immediate base as plain data, or None.
        scenario: the scenario as plain data.
        node: the merged tree that ``scenario`` came from.
    """
    before = {key: value for key, value in (base or {}).items() if key not in NOT_INHERITED}
    after = {key: value for key, value in scenario.items() if key not in NOT_INHERITED}
    found: dict[str, Change] = {}
    for path, value, was in _differences(before, after, ()):
        place = _place(node, path, exact=base is None)
        if place is not None:
            found[dotted(path)] = Change(value, was, *place)
    return found


def _place(node: Node, path: KeyPath, exact: bool) -> Place | None:
    """The nearest place to ``path``; if ``exact``, only when ``path`` itself was written."""
    here: KeyPath = ()
    for part in path:
        node = opened(node, here)
        step, below = locate(node, (part,))
        if exact and (not step or below.place == DEFAULTS):
            return None
        here, node = (*here, part), below
    return node.place


def _differences(before: Any, after: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any, Any]]:
    if before == after and type(before) is type(after):
        return
    if isinstance(after, dict) and isinstance(before, dict | None):
        old = before or {}
        for key in dict.fromkeys([*after, *old]):
            yield from _differences(old.get(key), after.get(key), (*path, key))
    elif _alike(before, after):
        for i, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _differences(old, new, (*path, i))
    else:
        yield path, after, before


def _alike(before: object, after: object) -> bool:
    """Whether two lists are one list with changed values, and not two different lists."""
    if not (isinstance(before, list) and isinstance(after, list)) or len(before) != len(after):
        return False
    pairs = zip(before, after, strict=True)
    return all(isinstance(a, dict) and isinstance(b, dict) and [*a] == [*b] for a, b in pairs)
