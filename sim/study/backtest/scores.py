"""Scores of a forecast that is an ensemble: pure functions of its members and of what came.

All but ``coverage`` and ``skill`` are in the unit of what is forecast, and small when good.
"""

from __future__ import annotations

import numpy as np

from sim.arrays import Floats

__all__ = ["BAND", "coverage", "crps", "interval", "interval_score", "rank", "skill"]


BAND = 0.90
"""Part of the futures that lies in the band from p05 to p95."""


def crps(members: Floats, actual: float) -> float:
    """Continuous ranked probability score of an ensemble; of one member its absolute error.

    It is the integral over x of (F(x) - [actual <= x])², F being the members' distribution, in the
    form in which no term is below 0 (Jordan, Krüger and Lerch 2019, section 3.2).

    Args:
        members: equally likely values, (R,), in any order.
        actual: what came.
    """
    ordered, count = np.sort(members), len(members)
    place = np.arange(1, count + 1) - 0.5
    weights = np.where(ordered > actual, count - place, -place)
    return float(2.0 * ((ordered - actual) * weights).sum() / count**2)


def interval(members: Floats, band: float = BAND) -> tuple[float, float]:
    """The ends of the central interval that holds a part ``band`` of the members, (R,)."""
    tail = round((1.0 - band) / 2.0, 12)  # 0.05 to the bit, as everywhere else
    low, high = np.quantile(members, (tail, 1.0 - tail))
    return float(low), float(high)


def interval_score(members: Floats, actual: float, band: float = BAND) -> float:
    """The width of the members' central interval, and a penalty for what lies outside.

    Source: Gneiting and Raftery (2007), section 6.2.

    Args:
        members: equally likely values, (R,), in any order.
        actual: what came.
        band: the part of the members that the interval holds.
    """
    low, high = interval(members, band)
    outside = max(low - actual, 0.0) + max(actual - high, 0.0)
    return (high - low) + 2.0 / (1.0 - band) * outside


def rank(members: Floats, actual: float) -> float:
    """Part of the members below what came; of those equal to it one half counts."""
    below, equal = np.count_nonzero(members < actual), np.count_nonzero(members == actual)
    return float((below + 0.5 * equal) / len(members))


def coverage(low: Floats, high: Floats, actual: Floats) -> float:
    """Part of the outcomes that lie in their intervals, ends included; all (n,)."""
    return float(((low <= actual) & (actual <= high)).mean())


def skill(score: float, reference: float) -> float | None:
    """What a forecast's score gains over a reference's: 1 is perfect, 0 as good, below 0 worse.

    None where the reference is without error.
    """
    return 1.0 - score / reference if reference > 0.0 else None
