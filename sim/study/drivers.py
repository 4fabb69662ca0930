"""Which drawn assumptions move with an outcome: why the model is not surer than it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim.arrays import Array, Floats

__all__ = ["Driver", "drivers"]

_ENOUGH = 5000
"""Replications looked at: rank correlations settle well before."""


@dataclass(frozen=True)
class Driver:
    """An assumption and its Spearman rank correlation with an outcome, -1 to 1."""

    name: str
    correlation: float


def _ranks(values: Array) -> Floats:
    """Ranks along the last axis, centred and scaled to unit length."""
    ranks = values.argsort(axis=-1).argsort(axis=-1).astype(float)
    ranks -= ranks.mean(axis=-1, keepdims=True)
    length = np.sqrt((ranks**2).sum(axis=-1, keepdims=True))
    return np.asarray(ranks / np.where(length > 0, length, 1.0))


def drivers(draws: Mapping[str, Array], outcome: Array, count: int = 5) -> tuple[Driver, ...]:
    """The draws that go most with an outcome, strongest first; none below 30 replications.

    Args:
        draws: drawn assumptions by name, (replications,) each.
        outcome: (replications,); NaN where it is undefined, which is left out.
        count: how many are wanted.
    """
    known = np.flatnonzero(~np.isnan(outcome))[:_ENOUGH]
    if len(known) < 30 or not draws:
        return ()
    names = tuple(draws)
    stacked = np.stack([draws[name][known] for name in names])
    correlation = (_ranks(stacked) * _ranks(outcome[known])).sum(axis=1)
    # a hundred draws that do nothing still give one beyond 2.6 standard errors; ask for more
    clear = np.flatnonzero(np.abs(correlation) > 3.5 / np.sqrt(stacked.shape[1]))
    best = sorted(clear, key=lambda i: (-abs(correlation[i]), names[i]))[:count]
    return tuple(Driver(names[i], float(correlation[i])) for i in best)
