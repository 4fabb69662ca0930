"""The shipped ensemble against the register: what each assumption was, and what the fit left."""

from __future__ import annotations

from functools import cache

import numpy as np

from sim.study.calibrate.identify import Fitted, grade
from sim.world.draws import place
from sim.world.ensemble import fitted
from sim.world.world import register

__all__ = ["shipped_fit"]


@cache
def shipped_fit() -> tuple[Fitted, ...]:
    """What the history says of each assumption that it can speak of; needs no sampler."""
    draws, numbers = fitted(), register()
    names = tuple(name for name in draws if name in numbers)
    ranges = tuple(numbers[name] for name in names)
    points = np.stack([place(numbers[name], draws[name]) for name in names], axis=1)
    return grade(points, ranges, names)
