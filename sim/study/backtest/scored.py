"""Single forecasts beside what came, and the means over some of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.study.backtest.scores import coverage, skill

__all__ = ["Row", "Score", "score"]


@dataclass(frozen=True)
class Row:
    """The forecast for one outcome, in the measure's own unit.

    Attributes:
        month, measure, actual: the outcome; the month is ``2025Q3`` for a quarter.
        months: that it covers, 1 or 3.
        mean, p05, p50, p95: of the futures.
        covered: whether it lies from p05 to p95.
        rank: part of the futures below it, 0 to 1.
        crps, interval_score: see ``sim.study.backtest.scores``.
        persistence: June 2025's value.
        drift: that with the history's drift carried on; None where too little is published.
    """

    month: str
    measure: str
    months: int
    actual: float
    mean: float
    p05: float
    p50: float
    p95: float
    covered: bool
    rank: float
    crps: float
    interval_score: float
    persistence: float
    drift: float | None


@dataclass(frozen=True)
class Score:
    """Means over outcomes, of errors divided by a scale.

    Attributes:
        outcomes: how many.
        coverage: part of them in the band of 90% of futures.
        mae: absolute error of the median.
        bias: the median less the outcome: above 0 where forecasts are too high.
        too_high, too_low: forecasts whose median is above the outcome, below it.
        crps, interval_score: of the ensemble.
        persistence_mae: absolute error of June's value; as a forecast's CRPS it is the same number.
        skill: 1 - crps / persistence_mae; None where persistence is without error.
        drift_outcomes, drift_mae, drift_skill: the same against the drift, over the outcomes
            that have one; None where none has.
    """

    outcomes: int
    coverage: float
    mae: float
    bias: float
    too_high: int
    too_low: int
    crps: float
    interval_score: float
    persistence_mae: float
    skill: float | None
    drift_outcomes: int
    drift_mae: float | None
    drift_skill: float | None


def score(rows: Sequence[Row], scales: Sequence[float]) -> Score:
    """The means over some rows.

    Args:
        rows: at least one.
        scales: what the error of each row is divided by.
    """
    scale = np.array(scales)
    low, median, high, actual, held, ranked, intervals = np.array(
        [(r.p05, r.p50, r.p95, r.actual, r.persistence, r.crps, r.interval_score) for r in rows]
    ).T
    crps, persistence = float((ranked / scale).mean()), float((abs(held - actual) / scale).mean())
    with_drift, drift_mae, beside = _drift(rows, scales)
    return Score(
        outcomes=len(rows),
        coverage=coverage(low, high, actual),
        mae=float((abs(median - actual) / scale).mean()),
        bias=float(((median - actual) / scale).mean()),
        too_high=int((median > actual).sum()),
        too_low=int((median < actual).sum()),
        crps=crps,
        interval_score=float((intervals / scale).mean()),
        persistence_mae=persistence,
        skill=skill(crps, persistence),
        drift_outcomes=with_drift,
        drift_mae=drift_mae,
        drift_skill=None if drift_mae is None else skill(beside, drift_mae),
    )


def _drift(rows: Sequence[Row], scales: Sequence[float]) -> tuple[int, float | None, float]:
    """Rows that have a drift, its mean error, and the ensemble's CRPS beside it."""
    found = [
        (abs(row.drift - row.actual) / scale, row.crps / scale)
        for row, scale in zip(rows, scales, strict=True)
        if row.drift is not None
    ]
    if not found:
        return 0, None, 0.0
    drift, crps = np.mean(found, axis=0).tolist()
    return len(found), drift, crps
