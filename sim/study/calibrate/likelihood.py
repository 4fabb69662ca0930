"""How well the assumptions give the history: the probability of what was published.

Around the path (``past``) the logarithm of a brand's sales moves with what the model draws as luck:
its shocks, which last from month to month, the market's shocks, and a level of its own that nothing
else explains. (Nameplates' sizes, and renewals after the record, are drawn along.) All of that
is normal in logarithms, so the probability of the published months, with their measurement errors,
is that of one normal law, and months that nobody published are simply not among them. A figure that
is only a floor counts with the probability that the others leave for lying above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.arrays import Array, Floats
from sim.study.calibrate.past import Path
from sim.study.calibrate.scope import ALLIANCE, BRANDS
from sim.world.history import MARKET, Observation
from sim.world.seeds import seeds

__all__ = ["Joint", "given", "joint", "log_likelihood", "smoothed"]

Draws = Mapping[str, Floats]


@dataclass(frozen=True)
class Joint:
    """The normal law of some observations.

    Attributes:
        mean: (R, n).
        covariance: (R, n, n).
        loading: log points of each for one of a brand's utility in a month, (R, n, brands, T).
    """

    mean: Floats
    covariance: Floats
    loading: Floats


def _weights(path: Path, asked: Sequence[Observation]) -> tuple[Floats, Floats]:
    """What was sold where sales follow the course, (R, n), and each sum's parts, (R, n, cells).

    A cell is a brand in a month, brand by brand.
    """
    count, shape = len(path.months), path.course.shape
    base = np.zeros((len(path.parts), len(asked)))
    weight = np.zeros((shape[0], len(asked), shape[1] * count))
    for i, each in enumerate(asked):
        if each.whom == (MARKET,):
            continue
        rows = [BRANDS.index(name.partition(".")[0]) for name in each.whom]
        t = path.months.index(each.month)
        part = path.course[:, rows, t]
        total = part.sum(axis=1)
        base[:, i] = np.log(total)
        if each.is_nameplate:
            # a nameplate moves with its brand, of which it is the part that the nest says
            number = [plate.name for plate in path.plates].index(each.whom[0])
            base[:, i] += np.log(path.parts[:, number, t])
        weight[:, i, [row * count + t for row in rows]] = part / total[:, None]
    return base, weight


def _unrolled(path: Path, weight: Floats) -> Floats:
    """What a log point of each cell's own luck moves each sum by, (R, n, cells).

    Luck of the alliance's brands goes on through the floor: the sums' parts are carried back
    through all the months that it passed.
    """
    size, count = len(path.logs), len(path.months)
    inner = ALLIANCE * count
    found = np.broadcast_to(weight, (size, *weight.shape[1:])).copy()
    answer = np.eye(inner) - path.floor.answer(path.slope[:, :ALLIANCE])
    parts = found[:, :, :inner].transpose(0, 2, 1)
    found[:, :, :inner] = np.linalg.solve(answer.transpose(0, 2, 1), parts).transpose(0, 2, 1)
    return found


def _lasting(rate: Floats, gaps: NDArray[np.int_]) -> Floats:
    """Correlation of shocks so many months apart, (R, n, n)."""
    return np.asarray(rate[:, None, None] ** gaps)


def joint(draws: Draws, path: Path, asked: Sequence[Observation]) -> Joint:
    """The law of observations under each draw.

    Args:
        draws: the assumptions, (R,) each.
        path: what is expected under them.
        asked: the observations; their values are not looked at.
    """
    base, weight = _weights(path, asked)
    moved = _unrolled(path, weight)
    loading = (moved * path.slope.reshape(len(moved), 1, -1)).reshape(
        len(moved), len(asked), *path.slope.shape[1:]
    )
    covariance = _common(draws, path, asked) + _own(draws, path, loading)
    own = seeds().past.nameplate_shock_sd.known
    errors = np.array([np.hypot(each.error, own * each.is_nameplate) for each in asked])
    covariance[:, np.arange(len(asked)), np.arange(len(asked))] += errors**2
    return Joint(_mean(path, asked, base, moved), covariance, loading)


def _mean(path: Path, asked: Sequence[Observation], base: Floats, moved: Floats) -> Floats:
    """What is expected of each, (R, n): the course, and where the model leaves it."""
    with np.errstate(divide="ignore"):
        course = np.log(path.course)
    sold = np.isfinite(path.logs)
    gap = np.where(sold, path.logs - np.where(sold, course, 0.0), 0.0)
    mean = base + (moved @ gap.reshape(len(gap), -1, 1))[..., 0]
    market = [i for i, each in enumerate(asked) if each.whom == (MARKET,)]
    mean[:, market] = path.market[:, [path.months.index(asked[i].month) for i in market]]
    return np.asarray(mean)


def _common(draws: Draws, path: Path, asked: Sequence[Observation]) -> Floats:
    """Covariance by the market's shocks and level, (R, n, n)."""
    times = np.array([path.months.index(each.month) for each in asked])
    lasting = _lasting(draws["market_persistence"], np.abs(times[:, None] - times))
    level = seeds().past.market_level_sd.known
    return np.asarray((draws["market_sd"] ** 2)[:, None, None] * lasting + level**2)


def _own(draws: Draws, path: Path, loading: Floats) -> Floats:
    """Covariance by the brands' shocks and levels, (R, n, n)."""
    every = np.arange(len(path.months))
    gaps = np.abs(every[:, None] - every)
    shocks = _lasting(draws["shock_persistence"], gaps)
    own = seeds().past.level_sd.known ** 2 + (draws["shock_sd"] ** 2)[:, None, None] * shocks
    found = np.zeros((len(loading), loading.shape[1], loading.shape[1]))
    for b in range(loading.shape[2]):
        part = loading[:, :, b]
        found += part @ own @ part.transpose(0, 2, 1)
    return found


def given(law: Joint, seen: Sequence[Observation]) -> tuple[Floats, Floats]:
    """Means (R, m) and covariances (R, m, m) of the last m of a law, given those seen before."""
    n = len(seen)
    value = np.array([each.log_units for each in seen])
    inner, across = law.covariance[:, :n, :n], law.covariance[:, :n, n:]
    pulled = np.linalg.solve(inner, across)
    mean = law.mean[:, n:] + ((value - law.mean[:, :n])[:, None, :] @ pulled)[:, 0]
    return mean, law.covariance[:, n:, n:] - across.transpose(0, 2, 1) @ pulled


def smoothed(draws: Draws, path: Path, seen: Sequence[Observation]) -> Floats:
    """The course of sales that the figures tell under each draw, (R, brands, T), vehicles.

    Sums and floor are bent: reckoning around what the alliance's brands probably sold, and not
    around a line drawn through the gaps, takes most of the error out of that.
    """
    exact = [each for each in seen if not each.floor]
    brands, months = np.nonzero(np.isfinite(path.logs[0, :ALLIANCE]))
    cells = [
        Observation(path.months[t], (BRANDS[b],), 1.0, 0.0)
        for b, t in zip(brands, months, strict=True)
    ]
    mean, _ = given(joint(draws, path, [*exact, *cells]), exact)
    course = np.ones(path.logs.shape)
    course[:] = np.where(path.course > 0.0, path.course, 1.0)
    course[:, brands, months] = np.exp(mean)
    return course


def log_likelihood(
    draws: Draws, path: Path, seen: Sequence[Observation], renewals: Sequence[float] = ()
) -> Floats:
    """Logarithm of the observations' probability density, (R,).

    Args:
        draws: the assumptions, (R,) each.
        path: what is expected under them.
        seen: the observations.
        renewals: known months from a model's launch to its renewal.
    """
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
    return np.asarray(found + _renewed(draws, renewals))


def _above(law: Joint, root: Array, white: Array, exact: list[int], i: int, floor: float) -> Floats:
    """Logarithm of the probability that a figure lies above its floor, given the exact ones."""
    from scipy.special import log_ndtr  # noqa: PLC0415 - slow to import

    along = np.linalg.solve(root, law.covariance[:, exact, i][..., None])[..., 0]
    mean = law.mean[:, i] + (along * white).sum(axis=1)
    spread = np.sqrt(law.covariance[:, i, i] - (along**2).sum(axis=1))
    return np.asarray(log_ndtr((mean - floor) / spread))


def _renewed(draws: Draws, renewals: Sequence[float]) -> Floats:
    """Logarithm of the density of the known renewals: gaps even between early and late."""
    gap, spread = draws["refresh_gap_months"], seeds().structure["refresh_spread"]
    known = np.array(renewals)[:, None]
    inside = (known > gap * (1.0 - spread) - 0.5) & (known < gap * (1.0 + spread) + 0.5)
    return np.where(inside.all(axis=0), -len(renewals) * np.log(gap), -np.inf)
