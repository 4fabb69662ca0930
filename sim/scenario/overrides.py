"""``--set path.to.key=value``: single values laid over the file from the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NoReturn

from sim.errors import Problem, ScenarioError
from sim.paths import is_text
from sim.scenario.text.merge import merge, opened, prune
from sim.scenario.text.nearest import found
from sim.scenario.text.nodes import KeyPath, Node, Place, dotted, plain
from sim.scenario.text.reader import parse_value
from sim.scenario.types.numbers import Range

__all__ = ["OPTIONS", "apply_overrides", "apply_run"]

OPTIONS = {"replications": "--reps", "months": "--months", "seed": "--seed"}
"""The command line's name of each field of ``run`` that has an option of its own."""

_RANGE_KEYS = tuple(Range.model_fields)


def apply_overrides(node: Node, overrides: Sequence[str]) -> Node:
    """The tree with every override in turn; the last one wins.

    Raises:
        ScenarioError: with the problems of all overrides that cannot be used.
    """
    problems: list[Problem] = []
    for override in overrides:
        try:
            node = _applied(node, override)
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(problems)
    return node


def apply_run(node: Node, run: Mapping[str, int | bool]) -> Node:
    """The tree with the values of ``--reps``, ``--months`` and ``--seed`` in its ``run``."""
    for field, value in run.items():
        place = Place(OPTIONS.get(field, field), 0)
        node = _put(node, ("run", field), Node(value, place), ())
    return node


def _applied(node: Node, override: str) -> Node:
    place = Place(f"--set {override}", 0)
    key, equals, text = override.partition("=")
    parts = _parts(key.strip())
    if not is_text(key):
        _fail(place, (), "the path is not UTF-8; type it in a terminal that uses UTF-8")
    if not equals:
        _fail(place, (), "there is no = in it; write --set path.to.key=value")
    if not all(parts):
        _fail(place, (), "the path has an empty part; write --set path.to.key=value")
    if parts[0] == "extends":
        _fail(place, ("extends",), "the base cannot be changed here; write a file that extends it")
    return _put(node, parts, parse_value(text, place), ())


def _parts(key: str) -> tuple[str, ...]:
    parts = tuple(key.split("."))
    if parts[0] != "assumptions" or len(parts) < 3 or not all(parts):
        return parts
    # The names of the register have dots of their own: assumptions.luxeed.network_plan.low
    if parts[-1] in _RANGE_KEYS:
        return parts[0], ".".join(parts[1:-1]), parts[-1]
    return parts[0], ".".join(parts[1:])


def _put(node: Node, parts: tuple[str, ...], value: Node, path: KeyPath) -> Node:
    """``node`` with ``value`` at ``parts`` below it; ``path`` is where ``node`` is."""
    if not parts:
        return merge(node, value, path)
    node = opened(node, path)
    if isinstance(node.value, dict):
        return _put_key(node, node.value, parts, value, path)
    if not isinstance(node.value, tuple):
        _fail(value.place, path, f"the path goes on, but here is {found(plain(node))}")
    return _put_item(node, node.value, parts, value, path)


def _put_key(
    node: Node, held: dict[str, Node], parts: tuple[str, ...], value: Node, path: KeyPath
) -> Node:
    key, rest = parts[0], parts[1:]
    # The map that holds the key is now partly the option's work; what is wrong with the map as a
    # whole (low above high) is reported there. Only the file as a whole stays the file's.
    place = node.place if rest or not path else value.place
    kept = dict(held)
    if not rest and value.value is None:
        kept.pop(key, None)
    elif rest or key in held:
        kept[key] = _put(_entered(held, key, rest, value, path), rest, value, (*path, key))
    else:
        kept[key] = prune(value)
    return Node(kept, place)


def _entered(
    held: dict[str, Node], key: str, rest: tuple[str, ...], value: Node, path: KeyPath
) -> Node:
    """What is entered on the way to the place: what the key has, or else a new map."""
    if key not in held and rest[0].isdigit():
        _fail(value.place, (*path, key), "there is no list here to take an entry of")
    return held.get(key, Node({}, value.place))


def _put_item(
    node: Node, held: tuple[Node, ...], parts: tuple[str, ...], value: Node, path: KeyPath
) -> Node:
    last = len(held) - 1
    if not (parts[0].isascii() and parts[0].isdigit()):
        text = "empty, and has no entry to change" if last < 0 else _which(last)
        _fail(value.place, path, f"this list is {text}")
    index = int(parts[0][:9])
    if index > last:
        text = "empty" if last < 0 else f"numbered 0 to {last}"
        _fail(value.place, (*path, index), f"there is no entry {index}; the list is {text}")
    changed = _put(held[index], parts[1:], value, (*path, index))
    return Node((*held[:index], changed, *held[index + 1 :]), node.place)


def _which(last: int) -> str:
    return f"numbered 0 to {last}; name one entry by its number"


def _fail(place: Place, path: KeyPath, text: str) -> NoReturn:
    raise ScenarioError([Problem(place.file, place.line, dotted(path), text)])
