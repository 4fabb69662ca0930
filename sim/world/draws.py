"""One value of every number of the world, for every replication."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.randomness import Stream
from sim.scenario.types.numbers import Quantity

__all__ = ["Draws", "draw", "part_of", "place", "spread"]

Floats = NDArray[np.float64]
Draws = Mapping[str, Floats]
"""By name, shape (replications,)."""


def spread(number: Quantity, u: Floats) -> Floats:
    """Where a uniform ``u`` falls in the range of a number, shape as ``u``."""
    low, high = number.bounds
    if number.shape == "log":
        return np.asarray(low * np.exp(np.log(high / low) * u))
    if number.shape == "whole":
        # a uniform may be rounded up to 1
        return np.minimum(low + np.floor(u * (high - low + 1.0)), high)
    return low + u * (high - low)


def place(number: Quantity, value: Floats) -> Floats:
    """Where in the range of a number a value lies, 0 to 1: ``spread`` the other way round."""
    low, high = number.bounds
    if number.shape == "log":
        return np.asarray(np.log(value / low) / np.log(high / low))
    if number.shape == "whole":
        return (value - low + 0.5) / (high - low + 1.0)
    return (value - low) / (high - low)


def part_of(draws: Draws, replications: range) -> Draws:
    """Draws of some of the replications from the first on."""
    part = slice(replications.start, replications.stop)
    return {name: values[part] for name, values in draws.items()}


def draw(
    register: Mapping[str, Quantity],
    seed: int,
    replications: range,
    fitted: Mapping[str, Floats] | None = None,
) -> Draws:
    """Draw the register; a number with a single value is that value everywhere.

    The uniform behind a name does not depend on its range, so that a scenario which moves a range
    moves the values and keeps the luck. What the ensemble holds is drawn together, a row of it for
    each replication, and no row again before all were taken; to leave a name out moves no other.

    Args:
        register: the numbers by name.
        seed: whose luck.
        replications: which.
        fitted: draws of the ensemble by name, (draws,) each: names of the register that are taken
            from there, and June's luck, which the register does not name.
    """
    taken = fitted or {}
    drawn: dict[str, Floats] = {}
    if taken:
        rows = _rows(seed, replications, len(next(iter(taken.values()))))
        drawn |= {name: values[rows] for name, values in taken.items()}
    for name, number in register.items():
        if number.value is not None:
            drawn[name] = np.full(len(replications), number.value)
        elif name not in taken:
            u = Stream(seed, "assumption", name, replications).uniforms()
            drawn[name] = spread(number, u)
    return drawn


def _rows(seed: int, replications: range, size: int) -> NDArray[np.intp]:
    """Which row of the ensemble each replication takes, (replications,)."""
    shuffled = Stream(seed, "assumption", "fitted ensemble", range(size)).uniforms().argsort()
    return shuffled[np.arange(replications.start, replications.stop) % size]
