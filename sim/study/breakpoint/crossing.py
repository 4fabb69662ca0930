"""Where a curve that is known with error crosses 0, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from sim.arrays import Floats
from sim.randomness import Stream
from sim.study.breakpoint.found import Crossing
from sim.study.defined import mean
from sim.study.ensemble import CONFIDENCE

__all__ = ["crossings"]


_CURVES = 2000
"""Curves drawn for the interval."""


def crossings(values: Floats, found: Floats, seed: int) -> tuple[Crossing, ...]:
    """Every crossing of the mean curve, straight between the values, with its interval.

    The means at all values come from the same futures and move together, so their joint error is
    drawn: curves from a normal law with the covariance of the means. Each curve gives the crossing
    of the same direction that is nearest; the interval holds the middle CONFIDENCE of these.

    Args:
        values: rising, (values,).
        found: paired differences, (values, replications); NaN where undefined. A value at which all
            are is left out, and of the error every future that is undefined at one of the others.
        seed: of the curves.
    """
    known = ~np.isnan(found).all(axis=1)
    values, found = values[known], found[known]
    means, found = mean(found), found[:, ~np.isnan(found).any(axis=0)]
    best = _crossings(values, means)
    if not best or found.shape[1] < 2:
        return tuple(Crossing(at, np.nan, np.nan, rising) for at, rising in best)
    curves = _curves(means, found, seed)
    each = [_crossings(values, curve) for curve in curves]
    found_on_curves = list(zip(each, curves, strict=True))
    result = []
    for at, rising in best:
        near = [_nearest(at, rising, places, curve) for places, curve in found_on_curves]
        result.append(Crossing(at, *_interval(near), rising))
    return tuple(result)


def _interval(near: Sequence[float]) -> tuple[float, float]:
    """Where the middle CONFIDENCE of crossings lies; NaN for an end beyond the range."""
    tail = (1 - CONFIDENCE) / 2
    ends = np.quantile(near, (tail, 1 - tail), method="inverted_cdf")
    low, high = (float(end) if np.isfinite(end) else np.nan for end in ends)
    return low, high


def _crossings(values: Floats, curve: Floats) -> list[tuple[float, bool]]:
    """Where a curve goes from one sign to the other, and whether it rises there."""
    sign = np.sign(curve)
    kept = np.flatnonzero(sign)
    found = []
    for i, j in pairwise(kept):
        if sign[i] != sign[j]:
            part = curve[i] / (curve[i] - curve[j])
            at = values[i] + part * (values[j] - values[i])
            if j > i + 1:  # it is 0 at a value, or at several running
                at = values[i + 1 : j].mean()
            found.append((float(at), bool(sign[j] > 0)))
    return found


def _curves(means: Floats, found: Floats, seed: int) -> Floats:
    """Curves around the mean, (curves, values)."""
    error = np.atleast_2d(np.cov(found)) / found.shape[1]
    size, directions = np.linalg.eigh(error)
    root = directions * np.sqrt(np.maximum(size, 0.0))
    luck = Stream(seed, "study", "crossings", range(len(means)))
    normals = luck.normals(np.empty((_CURVES, len(means))))
    return np.asarray(means + normals @ root.T)


def _nearest(at: float, rising: bool, found: list[tuple[float, bool]], curve: Floats) -> float:
    """The nearest crossing of a curve; beyond the end towards which it keeps its sign."""
    same = [place for place, up in found if up == rising]
    if same:
        return min(same, key=lambda place: abs(place - at))
    above = curve[0] > 0
    # still on the side of the left end everywhere: it crosses, if at all, beyond the right end
    return np.inf if above != rising else -np.inf
