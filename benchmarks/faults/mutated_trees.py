"""Scenarios with other values and keys than their author's, in a file's grammar."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, TypeAlias

from benchmarks.faults.bases import bases
from benchmarks.faults.odd_values import ODD_CHARACTERS, TOKENS, Raw, odd_value

__all__ = ["dotted_paths", "mutated_tree", "written"]

Spot: TypeAlias = tuple[Any, Any]
"""A map or a list, and a key or a number in it."""

_PLAIN = re.compile(r"[A-Za-z][\w./-]*( [\w./-]+)*|[0-9]{4}-[0-9]{2}")


def mutated_tree(random: Random) -> str:
    """Return the text of a scenario with one to three changes to what it holds."""
    tree = random.choice(bases()).tree()
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        random.choice(_CHANGES)(random, tree)
    return written(random, tree)


def _spots(tree: Any) -> list[Spot]:
    found: list[Spot] = []
    rest = [tree]
    while rest:
        here = rest.pop()
        for key in here if isinstance(here, dict) else range(len(here)):
            found.append((here, key))
            if isinstance(here[key], dict | list):
                rest.append(here[key])
    return found


def _spot(random: Random, tree: Any, inside: type = object) -> Spot:
    spots = [spot for spot in _spots(tree) if isinstance(spot[0], inside)]
    return random.choice(spots) if spots else ({"": None}, "")


def _replace(random: Random, tree: Any) -> None:
    where, key = _spot(random, tree)
    where[key] = odd_value(random, where[key])


def _delete(random: Random, tree: Any) -> None:
    where, key = _spot(random, tree)
    del where[key]


def _rename(random: Random, tree: Any) -> None:
    where, key = _spot(random, tree, dict)
    value = where.pop(key)
    where[str(odd_value(random, key))[:70]] = value


def _move(random: Random, tree: Any) -> None:
    where, key = _spot(random, tree)
    value = json.loads(json.dumps(where[key]))
    del where[key]
    other, place = _spot(random, tree)
    _insert(random, other, key if isinstance(key, str) else place, value)


def _copy(random: Random, tree: Any) -> None:
    """Put into the tree what another scenario has, most often where it has it."""
    donor = random.choice(bases()).tree()
    where, key = _spot(random, donor)
    if random.random() < 0.6:
        where, key = donor, random.choice(list(donor))
        tree[key] = where[key]
        return
    other, place = _spot(random, tree)
    _insert(random, other, key if isinstance(key, str) else place, where[key])


def _insert(random: Random, where: Any, key: Any, value: Any) -> None:
    if isinstance(where, dict):
        where[str(key)] = value
    else:
        where.insert(random.randrange(len(where) + 1), value)


def _swap(random: Random, tree: Any) -> None:
    (one, a), (other, b) = _spot(random, tree), _spot(random, tree)
    # copies: what lies in itself could never be written
    first, second = json.dumps(one[a]), json.dumps(other[b])
    one[a] = json.loads(second)
    if a in one and (isinstance(other, dict) or b < len(other)):
        other[b] = json.loads(first)


def _wrap(random: Random, tree: Any) -> None:
    where, key = _spot(random, tree)
    value = where[key]
    where[key] = random.choice(([value], {"value": value}, [value, value], {str(key): value}))


_CHANGES: tuple[Callable[[Random, Any], None], ...] = (
    _replace,
    _replace,
    _replace,
    _delete,
    _rename,
    _move,
    _copy,
    _copy,
    _swap,
    _wrap,
)


def dotted_paths(tree: Any, before: str = "") -> Iterator[str]:
    """Yield the path of every value, as after ``--set``."""
    for key in tree if isinstance(tree, dict) else range(len(tree)):
        path = f"{before}{key}"
        yield path
        if isinstance(tree[key], dict | list):
            yield from dotted_paths(tree[key], f"{path}.")


def written(random: Random, tree: dict[str, Any]) -> str:
    """Return a tree as a YAML file; how deep its maps stand as blocks is left to chance."""
    blocks = random.choice((0, 1, 1, 2, 3, 9))
    if not tree or not blocks:
        return _flow(tree) + "\n"
    return "".join(_lines(tree, "", blocks))


def _lines(value: Any, indent: str, blocks: int) -> Iterator[str]:
    for key in value if isinstance(value, dict) else range(len(value)):
        child = value[key]
        mark = f"{_key(key)}:" if isinstance(value, dict) else "-"
        if isinstance(child, dict | list) and child and blocks > 1:
            yield f"{indent}{mark}\n"
            yield from _lines(child, f"{indent}  ", blocks - 1)
        else:
            yield f"{indent}{mark} {_flow(child)}\n"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key)}: {_flow(child)}' for key, child in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, Raw):
        return value
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def _key(key: str) -> str:
    if isinstance(key, Raw) or key in TOKENS or any(char in key for char in ODD_CHARACTERS):
        return str(key)
    return str(_flow(key))
