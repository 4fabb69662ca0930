"""One value of every number of the world, for every replication."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.randomness import Stream
from sim.scenario.numbers import Quantity

__all__ = ["Draws", "draw", "spread"]

Floats = NDArray[np.float64]
Draws = Mapping[str, Floats]
"""By name, shape (replications,)."""


def spread(number: Quantity, u: Floats) -> Floats:
    """Where a uniform ``u`` falls in the range of a number, shape as ``u``."""
    low, high = number.bounds
    if number.shape == "log":
        return np.asarray(low * (high / low) ** u)
    return low + u * (high - low)


def draw(register: Mapping[str, Quantity], seed: int, replications: range) -> Draws:
    """Draw the register; a number with a single value is that value everywhere.

    The uniform behind a name does not depend on its range, so that a scenario which moves a range
    moves the values and keeps the luck.
    """
    drawn: dict[str, Floats] = {}
    for name, number in register.items():
        if number.value is not None:
            drawn[name] = np.full(len(replications), number.value)
        else:
            u = Stream(seed, "assumption", name, replications).uniforms()
            drawn[name] = spread(number, u)
    return drawn
