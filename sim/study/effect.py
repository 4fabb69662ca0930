"""A paired difference: how large it is on average, and whether that can be told from zero.

Every command, report and page that puts a difference into words asks ``effect_of``, so the words
always follow from the interval that is printed beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.study.ensemble import half_width

__all__ = ["Effect", "Paired", "effect_of", "paired"]


class Effect(StrEnum):
    """What can be said of a mean paired difference."""

    NONE = "none"
    """The two scenarios are identical in every future."""
    HIGHER = "higher"
    """The 95% interval of the mean lies above zero."""
    LOWER = "lower"
    """The 95% interval of the mean lies below zero."""
    UNCLEAR = "unclear"
    """The interval holds zero: this number of futures cannot tell the mean from zero."""

    @property
    def has_sign(self) -> bool:
        """Whether the mean is distinguishable from zero."""
        return self in (Effect.HIGHER, Effect.LOWER)


def effect_of(low: float, high: float, differing: float) -> Effect:
    """Classify a mean paired difference.

    Args:
        low, high: its 95% interval; infinite or NaN where one future gives none.
        differing: part of the futures that differ at all.
    """
    if differing == 0.0:
        return Effect.NONE
    if low > 0.0:
        return Effect.HIGHER
    return Effect.LOWER if high < 0.0 else Effect.UNCLEAR


@dataclass(frozen=True)
class Paired:
    """A paired difference, scenario less base, over futures.

    Attributes:
        mean: over the futures; low, high: its 95% interval.
        higher, lower: parts of the futures in which the scenario has more, and less.
    """

    mean: float
    low: float
    high: float
    higher: float
    lower: float

    @property
    def effect(self) -> Effect:
        """What can be said of the mean."""
        return effect_of(self.low, self.high, self.higher + self.lower)

    @property
    def half(self) -> float:
        """Half the width of the interval."""
        return (self.high - self.low) / 2

    @property
    def same_sign(self) -> float | None:
        """Part of the futures that have the sign of the mean; None where the mean is 0."""
        if self.mean == 0.0:
            return None
        return self.higher if self.mean > 0.0 else self.lower


def paired(difference: NDArray[Any]) -> Paired:
    """Summarize differences of single futures, (replications,)."""
    mean, half = float(difference.mean()), float(half_width(difference))
    return Paired(
        mean=mean,
        low=mean - half,
        high=mean + half,
        higher=float(np.mean(difference > 0)),
        lower=float(np.mean(difference < 0)),
    )
