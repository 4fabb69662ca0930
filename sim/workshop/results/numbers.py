"""Arrays over futures as the few numbers that results carry; all of them plain floats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.arrays import Floats
from sim.study.ensemble import half_width, summary

__all__ = ["band", "difference", "fan", "plain", "spread"]


def plain(values: Any) -> Any:
    """Arrays as lists, numpy's numbers as Python's."""
    return np.asarray(values, dtype=np.float64).tolist()


def band(values: Floats) -> dict[str, float]:
    """Mean, 5% and 95% quantile, (futures,)."""
    mean, p05, _, _, _, p95 = _summary(values)
    return {"mean": mean, "p05": p05, "p95": p95}


def spread(values: Floats) -> dict[str, float]:
    """Mean and the quantiles that a prediction is held against, (futures,)."""
    low, high = np.quantile(values, (0.1, 0.9))
    mean, p05, _, p50, _, p95 = _summary(values)
    return {
        "mean": mean,
        "p05": p05,
        "p10": float(low),
        "p50": p50,
        "p90": float(high),
        "p95": p95,
    }


def difference(values: Floats) -> dict[str, float]:
    """A paired difference's mean, and where that mean lies with 95% confidence, (futures,)."""
    mean, half = float(values.mean()), float(half_width(values))
    return {"mean": mean, "low": mean - half, "high": mean + half}


def fan(values: Floats, wanted: Sequence[str]) -> dict[str, list[float]]:
    """Statistics by month, of (months, futures): ``mean``, ``p05``, ``p25``, ``p75``, ``p95``."""
    names = ("mean", "p05", "p25", "p50", "p75", "p95")
    found = summary(values.copy())  # it reorders what it is given
    return {name: found[:, names.index(name)].tolist() for name in wanted}


def _summary(values: Floats) -> list[float]:
    found: list[float] = summary(values[None].copy())[0].tolist()
    return found
