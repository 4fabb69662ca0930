"""What was written, and where: a tree in which every value knows its file and line."""

from __future__ import annotations

import numbers
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from pydantic import BaseModel

from sim.errors import Problem, ScenarioError

__all__ = [
    "MAX_DEPTH",
    "KeyPath",
    "Node",
    "Place",
    "dotted",
    "locate",
    "node_of",
    "plain",
    "without",
]

KeyPath: TypeAlias = tuple[str | int, ...]
Scalar: TypeAlias = str | int | float | bool | None

MAX_DEPTH = 30
"""How deep maps and lists may nest; the types need about ten levels."""


class Place(NamedTuple):
    """Where something was written; line 0 when it has no line (an option, a Python call)."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value (a map of nodes, a tuple of nodes or a scalar) and its place."""

    value: dict[str, Node] | tuple[Node, ...] | Scalar
    place: Place


def plain(node: Node) -> Any:
    """The tree as plain Python: dict, tuple, text, numbers, true, false, None."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, tuple):
        return tuple(plain(child) for child in node.value)
    return node.value


def without(node: Node, path: KeyPath) -> Node:
    """The tree without what stands at a path of keys; as it is when nothing stands there."""
    if not isinstance(node.value, dict) or path[0] not in node.value:
        return node
    key = str(path[0])
    rest = {name: child for name, child in node.value.items() if name != key}
    if len(path) > 1:
        rest = {**node.value, key: without(node.value[key], path[1:])}
    return Node(rest, node.place)


def node_of(value: object, place: Place, path: KeyPath = ()) -> Node:
    """A tree from Python values, all at one place; lists become tuples.

    Models are taken as what was set in them, numpy scalars as Python's numbers.

    Raises:
        ScenarioError: a key is not text, or the value nests too deep.
    """
    if len(path) > MAX_DEPTH:
        raise ScenarioError([Problem(*place, dotted(path[:3]), too_deep())])
    if isinstance(value, BaseModel):
        value = value.model_dump(by_alias=True, exclude_unset=True)
    if isinstance(value, Mapping):
        return Node(_children(value, place, path), place)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        items = enumerate(value)
        return Node(tuple(node_of(item, place, (*path, i)) for i, item in items), place)
    return Node(_scalar(value), place)


def _children(value: Mapping[Any, Any], place: Place, path: KeyPath) -> dict[str, Node]:
    odd = [key for key in value if not isinstance(key, str)]
    if odd:
        text = f"the key {odd[0]!r} is not text; put it in quotes"
        raise ScenarioError([Problem(*place, dotted(path), text)])
    return {key: node_of(child, place, (*path, key)) for key, child in value.items()}


def _scalar(value: object) -> Any:
    if isinstance(value, bool | int | float | str) or value is None:
        return value
    if isinstance(value, numbers.Integral):
        return int(value)
    return float(value) if isinstance(value, numbers.Real) else value


def too_deep() -> str:
    """The words for a tree beyond the depth limit."""
    return f"nested more than {MAX_DEPTH} levels deep; no scenario needs that"


def dotted(path: KeyPath) -> str:
    """A path as the user writes it after ``--set``."""
    return ".".join(str(part) for part in path)


def locate(node: Node, path: KeyPath) -> tuple[KeyPath, Node]:
    """The nearest written node on the way along ``path``, and the path to it.

    Parts that nobody wrote (the tag of a union, the number 0 of a contract that was written as
    one map) are stepped over, so the path that comes back is the one in the file.
    """
    here: KeyPath = ()
    for part in path:
        found = _child(node, part)
        if found is not None:
            here, node = (*here, part), found
    return here, node


def _child(node: Node, part: str | int) -> Node | None:
    if isinstance(node.value, dict):
        return node.value.get(part) if isinstance(part, str) else None
    if isinstance(node.value, tuple) and isinstance(part, int) and part < len(node.value):
        return node.value[part]
    return None
