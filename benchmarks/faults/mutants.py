"""One mutated scenario: the bytes of a file, and values of `--set`."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.faults.bases import bases
from benchmarks.faults.mixed_trees import mixed_scenario
from benchmarks.faults.mutated_text import mutated_bytes, mutated_text
from benchmarks.faults.mutated_trees import dotted_paths, mutated_tree, written
from benchmarks.faults.odd_values import odd_value

__all__ = ["Mutant", "mutant"]


@dataclass(frozen=True)
class Mutant:
    """What a command is given.

    Attributes:
        data: the file.
        sets: the values of `--set`.
    """

    data: bytes
    sets: tuple[str, ...] = ()


def mutant(seed: int, number: int) -> Mutant:
    """Return the mutant of a seed that has a number; each is a function of the two alone."""
    random = Random(f"{seed}/{number}")
    kind = random.random()
    if kind < 0.4:
        return Mutant(mutated_tree(random).encode())
    if kind < 0.6:
        return Mutant(mixed_scenario(random).encode())
    if kind < 0.8:
        return Mutant(mutated_text(random).encode("utf-8", "surrogatepass"))
    if kind < 0.9:
        return Mutant(mutated_bytes(random))
    return _with_sets(random)


def _with_sets(random: Random) -> Mutant:
    base = random.choice(bases())
    paths = [path for each in (base, random.choice(bases())) for path in dotted_paths(each.tree())]
    sets = [_set(random, random.choice(paths)) for _ in range(random.choice((1, 1, 2)))]
    return Mutant(base.text.encode(), tuple(sets))


def _set(random: Random, path: str) -> str:
    if random.random() < 0.3:
        path = random.choice((path[:-1], f"{path}.x", f"{path}.0", path.replace(".", "..", 1), ""))
    value = written(random, {"": odd_value(random)}).partition(":")[2].strip()
    if random.random() < 0.2:
        return random.choice((path, f"{path}={value}\udcff", f"{path} = {value}"))
    return f"{path}={value}"
