"""June, as far as the history tells it: the nameplates' parts of sales, and the brands' shocks."""

from __future__ import annotations

import numpy as np

from sim.arrays import Floats
from sim.randomness import Stream
from sim.scenario.types.months import ANCHOR
from sim.study.calibrate.likelihood import joint
from sim.study.calibrate.scope import BRANDS
from sim.study.calibrate.target import Target
from sim.world.ensemble import june_shock_of

__all__ = ["june_luck"]


def june_luck(target: Target, points: Floats, seed: int) -> dict[str, Floats]:
    """The luck in June that goes with each point, by the ensemble's names, (R,) each.

    The sizes of nameplates are part of a point. A brand's shock in June is drawn from its normal
    law given the figures (floors aside); a fit to an earlier month has none.

    Args:
        target: the history.
        points: of the fit, (R, size).
        seed: of what the history leaves open.
    """
    if target.last != ANCHOR:
        return {}
    path = target.path(target.draws(points), target.luck(points))
    found = {
        f"{plate.name}.share": path.parts[:, i, -1]
        for i, plate in enumerate(path.plates)
        if plate.known.share is not None
    }
    for brand, shocks in zip(BRANDS, _shocks(target, points, seed).T, strict=True):
        found[june_shock_of(brand)] = shocks
    return found


def _shocks(target: Target, points: Floats, seed: int) -> Floats:
    """(R, brands), log points."""
    seen = [each for each in target.seen if not each.floor]
    draws, months = target.draws(points), target.course_months
    path = target.path(draws, target.luck(points))
    law = joint(draws, path, seen)
    ages = len(months) - 1 - np.arange(len(months))
    variance = (draws["shock_sd"] ** 2)[:, None]
    along = variance * draws["shock_persistence"][:, None] ** ages
    across = (law.loading * along[:, None, None, :]).sum(axis=3)
    pulled = np.linalg.solve(law.covariance, across).transpose(0, 2, 1)
    value = np.array([each.log_units for each in seen])
    mean = (pulled @ (value - law.mean)[..., None])[..., 0]
    left = np.eye(len(BRANDS)) * variance[..., None] - pulled @ across
    left += 1e-12 * np.eye(len(BRANDS))  # rounding must not make it less than positive
    stream = Stream(seed, "study", "june shocks", range(len(points)))
    normals = stream.normals(np.empty((len(BRANDS), len(points)))).T
    return np.asarray(mean + (np.linalg.cholesky(left) @ normals[..., None])[..., 0])
