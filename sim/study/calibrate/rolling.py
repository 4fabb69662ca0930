"""Rolling origins: fit up to a month of the history, forecast the months after it, score them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np

from sim.aliases import Json, Progress
from sim.arrays import Floats
from sim.randomness import Stream
from sim.scenario.types.months import ANCHOR, add_months, months_between
from sim.study.backtest.scores import crps, interval_score
from sim.study.calibrate.chain import Plan, fit
from sim.study.calibrate.fit import target_for
from sim.study.calibrate.forecast import forecast
from sim.study.calibrate.target import Target
from sim.world.history import history
from sim.world.seeds import seeds

__all__ = ["AHEAD", "FUTURES", "Forecast", "known_shares", "origins", "rolling"]

_FIRST = "2024-07"
AHEAD = 6
"""Months that are forecast from an origin."""
FUTURES = 1000
"""Futures of a forecast."""


@dataclass(frozen=True)
class Forecast:
    """One month forecast from one origin.

    Attributes:
        origin, month: the last month known, and the one forecast.
        actual: Aito's share.
        p05, p50, p95: of the forecast by the fitted ensemble.
        crps, interval: its scores; ``prior_crps`` and ``prior_interval`` those of the ranges.
        persistence: error of the last known share.
    """

    origin: str
    month: str
    actual: float
    p05: float
    p50: float
    p95: float
    crps: float
    interval: float
    prior_crps: float
    prior_interval: float
    persistence: float

    def to_plain(self) -> Json:
        """As a map."""
        return {**asdict(self), "covered": self.covered}

    @property
    def covered(self) -> bool:
        """Whether the 90% band holds the actual share."""
        return self.p05 <= self.actual <= self.p95


def origins() -> list[str]:
    """Return the months from which is forecast."""
    return [add_months(_FIRST, t) for t in range(months_between(_FIRST, ANCHOR))]


def _shares(target: Target, points: Floats, months: list[str], seed: int) -> Floats:
    draws, luck = target.draws(points), target.luck(points)
    sold = forecast(draws, luck, target.last, months, history(), seed)
    return np.asarray(sold[..., 0] / sold.sum(axis=2))


def known_shares() -> dict[str, float]:
    """Return Aito's share in the months in which the history tells it."""
    return {month: number.known for month, number in seeds().past.known_shares.items()}


def _one(origin: str, plan: Plan) -> Iterator[Forecast]:
    known = known_shares()
    months = [m for m in known if 1 <= months_between(origin, m) <= AHEAD]
    last = known[max(m for m in known if m <= origin)]
    target, chain = fit(target_for(origin), plan)
    points = chain.ensemble(plan, FUTURES)
    luck = Stream(plan.seed, "study", "prior points", range(target.size))
    anywhere = luck.uniforms(np.empty((FUTURES, target.size)))
    fitted, prior = (_shares(target, each, months, plan.seed) for each in (points, anywhere))
    for i, month in enumerate(months):
        actual = known[month]
        p05, p50, p95 = np.quantile(fitted[:, i], (0.05, 0.5, 0.95))
        yield Forecast(
            origin=origin,
            month=month,
            actual=actual,
            p05=float(p05),
            p50=float(p50),
            p95=float(p95),
            crps=crps(fitted[:, i], actual),
            interval=interval_score(fitted[:, i], actual),
            prior_crps=crps(prior[:, i], actual),
            prior_interval=interval_score(prior[:, i], actual),
            persistence=abs(last - actual),
        )


def rolling(plan: Plan, progress: Progress | None = None) -> list[Forecast]:
    """Every forecast one to six months ahead of every month from July 2024 to May 2025.

    Args:
        plan: of the walkers, for each origin anew.
        progress: told (what, origins done, of how many).
    """
    found: list[Forecast] = []
    every = origins()
    for i, origin in enumerate(every, 1):
        found += _one(origin, plan)
        if progress is not None:
            progress("origins fitted", i, len(every))
    return found
