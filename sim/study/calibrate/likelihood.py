"""How well the assumptions give the history: the probability of what was published.

Around the path (``past``) the logarithm of a brand's sales moves with what the model draws as luck:
its shocks, which last from month to month, the market's shocks, and a level of its own that nothing
else explains. (The luck of launches is not normal enough for that: it is drawn along.) All of that
is normal in logarithms, so the probability of the published months, with their measurement errors,
is that of one normal law, and months that nobody published are simply not among them. A figure that
is only a floor counts with the probability that the others leave for lying above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.study.calibrate.past import BRANDS, Path
from sim.world.history import MARKET, Observation
from sim.world.seeds import seeds

__all__ = ["Joint", "joint", "log_likelihood"]

Floats = NDArray[np.float64]
Draws = Mapping[str, Floats]


@dataclass(frozen=True)
class Joint:
    """The normal law of some observations: means (R, n) and covariances (R, n, n)."""

    mean: Floats
    covariance: Floats


def _weights(path: Path, asked: Sequence[Observation]) -> tuple[Floats, Floats]:
    """Means (R, n), and the brands' parts of each sum times their slopes, (R, n, brands)."""
    size, sold = len(path.logs), np.exp(path.logs)
    mean, weight = np.empty((size, len(asked))), np.zeros((size, len(asked), len(BRANDS)))
    for i, each in enumerate(asked):
        t = path.months.index(each.month)
        if each.whom == (MARKET,):
            mean[:, i] = path.market[:, t]
            continue
        rows = [BRANDS.index(brand) for brand in each.whom]
        part = sold[:, rows, t]
        total = part.sum(axis=1)
        mean[:, i] = np.log(total)
        weight[:, i, rows] = part / total[:, None] * path.slope[:, rows, t]
    return mean, weight


def _lasting(rate: Floats, gaps: Floats) -> Floats:
    """Correlation of shocks so many months apart, (R, n, n)."""
    return np.asarray(rate[:, None, None] ** gaps)


def joint(draws: Draws, path: Path, asked: Sequence[Observation]) -> Joint:
    """The law of observations under each draw.

    Args:
        draws: the assumptions, (R,) each.
        path: what is expected under them.
        asked: the observations; their values are not looked at.
    """
    mean, weight = _weights(path, asked)
    times = np.array([path.months.index(each.month) for each in asked])
    gaps = np.abs(times[:, None] - times[None, :]).astype(float)
    given = seeds().past
    own = given.level_sd.known**2 + (draws["shock_sd"] ** 2)[:, None, None] * _lasting(
        draws["shock_persistence"], gaps
    )
    covariance = (draws["market_sd"] ** 2)[:, None, None] * _lasting(
        draws["market_persistence"], gaps
    )
    covariance += given.market_level_sd.known**2
    kept = np.exp(-1.0 / draws["launch_decay_months"])[:, None, None]
    for b in range(len(BRANDS)):
        later = np.minimum(
            path.renewed[:, b, times][:, :, None], path.renewed[:, b, times][:, None]
        )
        together = own + later * kept**gaps
        covariance += weight[:, :, b, None] * together * weight[:, None, :, b]
    errors = np.array([each.error for each in asked])
    covariance[:, np.arange(len(asked)), np.arange(len(asked))] += errors**2
    return Joint(mean, covariance)


def log_likelihood(draws: Draws, path: Path, seen: Sequence[Observation]) -> Floats:
    """Logarithm of the observations' probability density, (R,)."""
    law = joint(draws, path, seen)
    exact = [i for i, each in enumerate(seen) if not each.floor]
    floors = [i for i, each in enumerate(seen) if each.floor]
    value = np.array([each.log_units for each in seen])
    root = np.linalg.cholesky(law.covariance[:, exact][:, :, exact])
    gap = (value[exact] - law.mean[:, exact])[..., None]
    white = np.linalg.solve(root, gap)[..., 0]
    found = -0.5 * (white**2).sum(axis=1)
    found -= np.log(np.diagonal(root, axis1=1, axis2=2)).sum(axis=1)
    for i in floors:
        found += _above(law, root, white, exact, i, value[i])
    return np.asarray(found + _renewed(draws))


def _above(
    law: Joint, root: NDArray[Any], white: NDArray[Any], exact: list[int], i: int, floor: float
) -> Floats:
    """Logarithm of the probability that a figure lies above its floor, given the exact ones."""
    from scipy.special import log_ndtr  # noqa: PLC0415 - slow to import

    along = np.linalg.solve(root, law.covariance[:, exact, i][..., None])[..., 0]
    mean = law.mean[:, i] + (along * white).sum(axis=1)
    spread = np.sqrt(law.covariance[:, i, i] - (along**2).sum(axis=1))
    return np.asarray(log_ndtr((mean - floor) / spread))


def _renewed(draws: Draws) -> Floats:
    """Logarithm of the density of the known renewals: gaps even between early and late."""
    gap, spread = draws["refresh_gap_months"], seeds().structure["refresh_spread"]
    known = np.array([each.known for each in seeds().past.renewals.values()])[:, None]
    inside = (known > gap * (1.0 - spread) - 0.5) & (known < gap * (1.0 + spread) + 0.5)
    return np.where(inside.all(axis=0), -len(known) * np.log(gap), -np.inf)
