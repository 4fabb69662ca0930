"""How a prediction is scored, and what a team's goal is worth: see docs/discussion/scoring.md.

Pure functions of outcomes by future; every score is one number a future, so that two of them can
be held against each other future by future.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.arrays import Floats
from sim.workshop.measures import goal_measures, measure_named, score_form
from sim.workshop.results.runs import Measured

__all__ = [
    "DIRECTIONS",
    "HELD",
    "SAME",
    "best_of",
    "best_range",
    "direction_of",
    "direction_points",
    "goal_parts",
    "goal_scores",
    "interval_scores",
    "range_points",
]


DIRECTIONS = ("higher", "same", "lower")
SAME = 0.01
"""Less than one point of share either way counts as the same."""
HELD = 0.8
"""The part of futures that a range is meant to hold."""


def direction_of(difference: Floats) -> NDArray[np.int8]:
    """What came of each future: an index into DIRECTIONS.

    Args:
        difference: share in the scenario less share in the base, as fractions, (futures,).
    """
    return np.asarray(1 - (difference > SAME) + (difference < -SAME), dtype=np.int8)


def direction_points(direction: str, difference: Floats) -> Floats:
    """100 in the futures in which a direction holds, 0 in the others, (futures,).

    Its mean is largest for the direction that is most frequent: nothing is gained by naming
    another than the one that is thought likeliest.
    """
    return np.where(direction_of(difference) == DIRECTIONS.index(direction), 100.0, 0.0)


def interval_scores(low: float, high: float, values: Floats) -> Floats:
    """The interval score of an 80% range in every future, small when good, (futures,).

    The width, and ten times (2 / 0.2) the distance of an outcome that lies outside. In the mean it
    is smallest for the 10% and 90% quantiles of the outcomes: it pays to say what one thinks.

    Source: Gneiting and Raftery (2007), section 6.2.
    """
    outside = np.maximum(low - values, 0.0) + np.maximum(values - high, 0.0)
    return (high - low) + 2.0 / (1.0 - HELD) * outside


def best_range(values: Floats) -> tuple[float, float]:
    """The range whose mean interval score no other beats: the outcomes' own 10% and 90% quantiles.

    Values that occur (the inverse of the empirical distribution), since only they are sure to be a
    minimum for any number of futures; interpolated ones are not.
    """
    low, high = np.quantile(values, (0.1, 0.9), method="inverted_cdf")
    return float(low), float(high)


def range_points(low: float, high: float, values: Floats) -> Floats:
    """An 80% range on a scale on which 0..100% has 0 and the best possible range 100, (futures,).

    The scale runs over means: single futures lie above 100 or far below 0. A range that does worse
    in the mean than 0..100% counts as that one, 0 in every future: who is much too sure loses what
    a range can bring, and no more.

    Args:
        low, high: the range, as fractions.
        values: the share in every future.
    """
    mine = interval_scores(low, high, values)
    best = float(interval_scores(*best_range(values), values).mean())
    naive = 1.0  # the width of 0..100%, which nothing lies outside of
    if float(mine.mean()) >= naive or best >= naive:
        return np.zeros(len(values))
    return np.asarray(100.0 * (naive - mine) / (naive - best))


def goal_parts(goal: str, run: Measured, base: Measured) -> Floats:
    """The parts of a goal of several measures in every future, (measures, futures).

    Each is the paired difference to the base, divided by the standard deviation of the base over
    futures, and signed so that more is better: 1 is as much as luck alone moves the base by.
    """
    return np.stack(
        [
            best_of(name, run) * (run.value(name) - base.value(name)) / _spread(base.value(name))
            for name in goal_measures(goal)
        ]
    )


def goal_scores(goal: str, run: Measured, base: Measured) -> Floats:
    """What a run is worth under a goal in every future, more is better, (futures,).

    One of several measures is worth the mean of ``goal_parts``, the others see ``score_form``.
    """
    form = score_form(goal, run.cast)
    if form == "parts":
        return np.asarray(goal_parts(goal, run, base).mean(axis=0))
    value = run.value(goal_measures(goal)[0])
    return {"value": value, "rest": 1.0 - value, "negative": -value}[form]


def best_of(name: str, run: Measured) -> float:
    """1 where most of a measure is best, -1 where least is."""
    return float(measure_named(name).outcome.best(run.cast))


def _spread(values: Floats) -> float:
    """The standard deviation; 1 where nothing varies, so that a difference still has its sign."""
    spread = float(values.std(ddof=1)) if len(values) > 1 else 0.0
    return spread if spread > 0.0 else 1.0
