"""A scenario that meets a fault, made as short as it can be and still meet it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from benchmarks.faults.mutants import Mutant

__all__ = ["MOST_TRIES", "shortened"]

Part = TypeVar("Part")

MOST_TRIES = 400
"""How often a shorter scenario is tried."""


def shortened(mutant: Mutant, meets: Callable[[Mutant], bool]) -> Mutant:
    """Leave out options, lines and characters as long as a scenario still ``meets`` its fault."""
    tries = iter(range(MOST_TRIES))

    def holds(other: Mutant) -> bool:
        return next(tries, None) is not None and meets(other)

    def data_of(parts: list[bytes]) -> bytes:
        return b"".join(_fewer(parts, lambda rest: holds(Mutant(b"".join(rest), sets))))

    sets = tuple(_fewer(list(mutant.sets), lambda rest: holds(Mutant(mutant.data, tuple(rest)))))
    lines = data_of(mutant.data.splitlines(keepends=True))
    return Mutant(data_of([bytes([byte]) for byte in lines]), sets)


def _fewer(parts: list[Part], holds: Callable[[list[Part]], bool]) -> list[Part]:
    """Leave out runs of parts, half of them at first and single ones at last."""
    width = max(len(parts) // 2, 1)
    while parts:
        start = 0
        while start < len(parts):
            rest = parts[:start] + parts[start + width :]
            if holds(rest):
                parts = rest
            else:
                start += width
        if width == 1:
            break
        width //= 2
    return parts
