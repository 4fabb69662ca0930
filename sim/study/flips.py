"""Where a conclusion turns round: the thirds of the ensemble in which its sign is another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.arrays import Array
from sim.study.defined import by_row, mean
from sim.study.effect import paired

__all__ = ["FEWEST", "Flip", "Thirds"]

_CLEAR = 3.5
"""Standard errors from zero: of a hundred assumptions with two thirds each, none by luck alone."""
FEWEST = 90
"""Replications from which a third tells anything."""


@dataclass(frozen=True)
class Flip:
    """A third of an assumption's draws in which an effect has the other sign.

    Attributes:
        name: of the assumption.
        end: ``low`` or ``high``.
        bound: where that third of the draws ends, or begins.
        mean: of the effect there.
    """

    name: str
    end: str
    bound: float
    mean: float


class Thirds:
    """The replications in which each assumption is low, and those in which it is high."""

    def __init__(self, draws: Mapping[str, Array]) -> None:
        """Sort every assumption's draws, (R,) each."""
        self._names = tuple(draws)
        values = np.stack([draws[name] for name in self._names])
        order = np.argsort(values, axis=1, kind="stable")
        self._size = values.shape[1]
        third = max(self._size // 3, 1)
        self._ends = {"low": order[:, :third], "high": order[:, -third:]}
        last = {"low": order[:, third - 1], "high": order[:, -third]}
        every = np.arange(len(self._names))
        self._bounds = {end: values[every, rows] for end, rows in last.items()}

    def flips(self, effect: Array) -> tuple[Flip, ...] | None:
        """Thirds in which an effect's mean clearly has another sign than over all, largest first.

        None, which is not the same as no third, where the effect itself cannot be distinguished
        from zero (its 95% interval), or fewer than 90 replications tell of it.

        Args:
            effect: by replication, (R,); NaN where it is undefined, which is left out.
        """
        whole = paired(effect)
        if self._size - whole.undefined < FEWEST or not whole.effect.has_sign:
            return None
        found = []
        for end, rows in self._ends.items():
            parts = effect[rows]
            turned = -np.sign(whole.mean) * _errors(parts) > _CLEAR
            found += [
                Flip(self._names[i], end, float(self._bounds[end][i]), float(mean(parts[i])))
                for i in np.flatnonzero(turned)
            ]
        return tuple(sorted(found, key=lambda flip: (-abs(flip.mean), flip.name)))


def _errors(effect: Array) -> Any:
    """How many standard errors a mean lies from zero, over the last axis."""
    if np.isnan(effect).any():
        return by_row(lambda row: _errors(row) if len(row) >= FEWEST // 3 else np.nan, effect)
    spread = effect.std(axis=-1, ddof=1) / np.sqrt(effect.shape[-1])
    with np.errstate(divide="ignore", invalid="ignore"):  # 0 over 0, which is above nothing
        return effect.mean(axis=-1) / spread
