"""Checks of a forecast: could the outcomes be one of the ensemble's own futures?

The months of one future move together, so a run of errors of one sign, or a band that holds every
outcome, can be chance. How often it is chance the ensemble says itself: each replication is taken
for the outcomes and compared with the others in the same way. This is a Monte Carlo test (Besag and
Clifford 1989), exact whatever the dependence between months. Over several checks, the smallest part
of futures is compared with the smallest part that each future reaches (Westfall and Young 1993,
single step).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim.arrays import Floats
from sim.study.backtest.scores import BAND

__all__ = ["CLEAR", "FEWEST", "MOST", "NAMES", "Check", "can_be_clear", "check_forecast"]


CLEAR = 0.05
"""Part of the futures: fewer are as extreme where a check finds something."""
FEWEST = 4
"""Outcomes of a measure that its bias, trend, run and jumps are judged by; fewer are no pattern."""
NAMES = ("outside", "near", "bias", "trend", "run", "jumps")
MOST = 10_000
"""Replications that outcomes are compared with; more settle nothing and take memory."""


@dataclass(frozen=True)
class Check:
    """One check of one measure.

    Attributes:
        measure: the measure.
        check: one of NAMES.
        outcomes: of the measure.
        value: what the check looks at. ``outside``: outcomes outside the 90% band. ``near``: mean
            distance of the percentile from the median's, 0 to 0.5. ``bias``: mean percentile less
            0.5, above 0 where the forecast is too low. ``trend``: its change a month. ``run``: the
            longest run of outcomes on one side of the median. ``jumps``: mean change of the
            percentile from one outcome to the next.
        futures_as_extreme: part of the futures, the outcomes included, at least as extreme.
        adjusted: part of the futures in which any check of any measure is as extreme as this.
        finding: ``clear`` (``adjusted`` is at most CLEAR), ``hint`` (only ``futures_as_extreme``
            is) or ``none``.
    """

    measure: str
    check: str
    outcomes: int
    value: float
    futures_as_extreme: float
    adjusted: float
    finding: str


def check_forecast(
    members: Mapping[str, Floats], actual: Mapping[str, Floats], times: Mapping[str, Floats]
) -> tuple[Check, ...]:
    """Check each measure's outcomes by the ensemble's own futures.

    Args:
        members: by measure, the ensemble at its outcomes, (outcomes, replications), at most MOST
            replications.
        actual: by measure, the outcomes, (outcomes,).
        times: by measure, when, in months, rising, (outcomes,).
    """
    looked_at: list[tuple[str, str, float]] = []
    extremes: list[Floats] = []
    for measure, values in members.items():
        # the outcomes are the first column: one more future among the others
        pool = np.column_stack([actual[measure], values])
        for name, (value, extreme) in _statistics(pool, times[measure]).items():
            looked_at.append((measure, name, value))
            extremes.append(extreme)
    parts = np.array([_part_as_extreme(extreme) for extreme in extremes])
    smallest = np.sort(parts.min(axis=0))
    adjusted = np.searchsorted(smallest, parts[:, 0], side="right") / len(smallest)
    return tuple(
        Check(measure, name, len(actual[measure]), value, part, most, _finding(part, most))
        for (measure, name, value), part, most in zip(
            looked_at, parts[:, 0].tolist(), adjusted.tolist(), strict=True
        )
    )


def _finding(part: float, adjusted: float) -> str:
    if adjusted <= CLEAR:
        return "clear"
    return "hint" if part <= CLEAR else "none"


def can_be_clear(checks: Sequence[Check], replications: int) -> bool:
    """Whether the replications are enough for a clear finding, however far the forecast is off.

    The most extreme of n futures has a part of 1 / n in its favour, and each check has one such.
    """
    return len(checks) / (min(replications, MOST) + 1) <= CLEAR


def _percentiles(pool: Floats) -> Floats:
    """Where each future lies among all at each outcome, 0 to 1, ties in the middle; as ``pool``."""
    places = np.empty_like(pool)
    for row, values in zip(places, pool, strict=True):
        ordered = np.sort(values)
        low, high = (np.searchsorted(ordered, values, side=side) for side in ("left", "right"))
        row[:] = (low + high) / (2.0 * len(values))
    return places


def _statistics(pool: Floats, times: Floats) -> dict[str, tuple[float, Floats]]:
    """For each check its value for the outcomes, and how extreme every future is, (R + 1,)."""
    places = _percentiles(pool)
    centred = places - 0.5
    tail = (1.0 - BAND) / 2.0
    low, high = np.quantile(pool, (tail, 1.0 - tail), axis=1)[..., None]
    outside = np.count_nonzero((pool < low) | (pool > high), axis=0).astype(float)
    distance = np.abs(centred).mean(axis=0)
    statistics = {"outside": (outside, outside), "near": (distance, -distance)}
    if len(places) >= FEWEST:
        bias, trend = centred.mean(axis=0), _slopes(centred, times)
        run, jumps = _longest_runs(np.sign(centred)), np.abs(np.diff(places, axis=0)).mean(axis=0)
        statistics |= {
            "bias": (bias, _from_middle(bias)),
            "trend": (trend, _from_middle(trend)),
            "run": (run, run),
            "jumps": (jumps, jumps),
        }
    return {name: (float(values[0]), extreme) for name, (values, extreme) in statistics.items()}


def _from_middle(values: Floats) -> Floats:
    return np.asarray(np.abs(values - np.median(values)))


def _slopes(centred: Floats, times: Floats) -> Floats:
    """Least-squares change a month of every future."""
    offsets = times - times.mean()
    return np.asarray(offsets @ centred / (offsets @ offsets))


def _longest_runs(signs: Floats) -> Floats:
    """The longest run of outcomes on one side of the median, for every future."""
    longest = current = np.zeros(signs.shape[1])
    before = np.zeros(signs.shape[1])
    for sign in signs:
        current = np.where(sign == 0.0, 0.0, np.where(sign == before, current + 1.0, 1.0))
        longest, before = np.maximum(longest, current), sign
    return longest


def _part_as_extreme(extreme: Floats) -> Floats:
    """For every future the part of all, itself included, that are at least as extreme."""
    # rounded, since sums in another order differ in the last bits and would break ties
    rounded = np.round(extreme, 12)
    below = np.searchsorted(np.sort(rounded), rounded, side="left")
    return np.asarray((len(extreme) - below) / len(extreme))
