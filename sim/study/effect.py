"""A paired difference: how large it is on average, and whether that can be told from zero.

Every command, report and page that puts a difference into words asks ``effect_of``, so the words
always follow from the interval that is printed beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import isnan, nan

import numpy as np

from sim.arrays import Array
from sim.study.defined import defined
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
    UNDEFINED = "undefined"
    """No future has both sides: a share of no sales is undefined."""

    @property
    def has_sign(self) -> bool:
        """Whether the mean is distinguishable from zero."""
        return self in (Effect.HIGHER, Effect.LOWER)


def effect_of(low: float, high: float, differing: float) -> Effect:
    """Classify a mean paired difference.

    Args:
        low, high: its 95% interval; infinite or NaN where one future gives none.
        differing: part of the futures with both sides that differ at all; NaN where there are none.
    """
    if isnan(differing):
        return Effect.UNDEFINED
    if differing == 0.0:
        return Effect.NONE
    if low > 0.0:
        return Effect.HIGHER
    return Effect.LOWER if high < 0.0 else Effect.UNCLEAR


@dataclass(frozen=True)
class Paired:
    """A paired difference, scenario less base, over the futures in which both sides are defined.

    Attributes:
        mean: over these futures; low, high: its 95% interval. NaN where there are none.
        higher, lower: parts of these futures in which the scenario has more, and less; likewise.
        undefined: how many futures are left out, because a side is undefined.
    """

    mean: float
    low: float
    high: float
    higher: float
    lower: float
    undefined: int = 0

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
        """Part of the futures that have the sign of the mean; None where it has none."""
        if self.mean == 0.0 or isnan(self.mean):
            return None
        return self.higher if self.mean > 0.0 else self.lower


def paired(difference: Array) -> Paired:
    """Summarize differences of single futures, (replications,); NaN where a side is undefined."""
    known = defined(difference)
    undefined = len(difference) - len(known)
    if not len(known):
        return Paired(nan, nan, nan, nan, nan, undefined)
    mean, half = float(known.mean()), float(half_width(known))
    return Paired(
        mean=mean,
        low=mean - half,
        high=mean + half,
        higher=float(np.mean(known > 0)),
        lower=float(np.mean(known < 0)),
        undefined=undefined,
    )
