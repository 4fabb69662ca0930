"""Merging over a base: maps merge, lists and scalars replace, null goes back to the default.

Three shorthands are opened first, so that a file merges as its resolved form would: a contract (or
an automaker's levers) written as a list of one map is that map, one word for ``sales_control`` is
its three parts, and a number that is fixed and a range are two forms of one thing, of which the
later one wins.
"""

from __future__ import annotations

from typing import get_args

from sim.inputs import Holder
from sim.levers.contract import expand_control
from sim.levers.sections import DATED
from sim.scenario.text.nodes import KeyPath, Node

__all__ = ["merge", "opened", "prune"]

_WORDS = get_args(Holder)
_FORMS = (frozenset({"fixed", "value"}), frozenset({"low", "high"}))
_ENDS = frozenset({"low", "high", "fixed", "from", "to"})
_WHY = ("source", "reason")
_RANGED = ("assumptions", "brands")


def merge(base: Node, over: Node, path: KeyPath = ()) -> Node:
    """``over`` laid over ``base``; each value keeps the place of the one that won."""
    base = opened(base, path)
    if not (isinstance(base.value, dict) and isinstance(over.value, dict)):
        return prune(over)
    merged = _without_other_form(base.value, over.value, path)
    for key, child in over.value.items():
        if child.value is None:
            merged.pop(key, None)
        elif key in merged:
            merged[key] = merge(merged[key], child, (*path, key))
        else:
            merged[key] = prune(child)
    return Node(merged, over.place)


def prune(node: Node) -> Node:
    """The tree without keys whose value is null: a key with nothing is a key left out."""
    if isinstance(node.value, dict):
        kept = {key: prune(child) for key, child in node.value.items() if child.value is not None}
        return Node(kept, node.place)
    if isinstance(node.value, tuple):
        return Node(tuple(prune(child) for child in node.value), node.place)
    return node


def opened(node: Node, path: KeyPath) -> Node:
    """A shorthand written out, where ``path`` says that there may be one."""
    is_dated = len(path) == 2 and path[0] in DATED
    if is_dated and isinstance(node.value, tuple):
        return node.value[0] if len(node.value) == 1 else node
    if path[-1:] == ("sales_control",) and node.value in _WORDS:
        parts = expand_control(node.value)
        return Node({part: Node(word, node.place) for part, word in parts.items()}, node.place)
    return node


def _is_range(held: dict[str, Node], path: KeyPath) -> bool:
    """Whether a map is an assumption's range, or the range of a month or a length."""
    ends = held.keys() - set(_WHY)
    return path[:1] == ("assumptions",) or ends in ({"low", "high"}, {"from", "to"})


def _without_other_form(
    base: dict[str, Node], over: dict[str, Node], path: KeyPath
) -> dict[str, Node]:
    gone: set[str] = set()
    if _is_range(base, path) and _ENDS & over.keys():
        gone.update(_WHY)  # what spoke for another range does not speak for this one
    given = [form for form in _FORMS if form & over.keys()]
    if path and path[0] in _RANGED and len(given) == 1:
        gone.update(*(form for form in _FORMS if form not in given))
    return {key: node for key, node in base.items() if key not in gone}
