"""Synthetic truth: a history that the model itself makes from known assumptions.

The shocks walk month by month and go through the choice of buyers, as the model has them, and not
through the normal law that the fit reckons with: so a fit to such a history tries that law too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sim.arrays import Floats
from sim.randomness import Stream, legacy_state
from sim.study.calibrate.past import Luck, walk
from sim.study.calibrate.plates import past_plates
from sim.study.calibrate.scope import BRANDS
from sim.study.calibrate.target import LUCK_FROM, Target
from sim.world.history import MARKET
from sim.world.seeds import seeds

__all__ = ["synthetic", "truths"]


def truths(count: int, seed: int) -> Floats:
    """So many known truths, (count, LUCK_FROM) uniforms.

    A Latin hypercube: every assumption is tried evenly over its range, so that its band is
    expected to hold so many truths, and not more or fewer by the luck of the truths.
    """
    from scipy.stats import qmc  # noqa: PLC0415 - slow to import

    luck = legacy_state(seed).randint(2**31)
    return np.asarray(qmc.LatinHypercube(LUCK_FROM, rng=luck).random(count))


def synthetic(like: Target, point: Floats, seed: int) -> Target:
    """The target as it would be had the assumptions been these.

    Args:
        like: which figures are published, with what error, and what is known beside; a floor stays
            a floor, some way below.
        point: the truth, (LUCK_FROM,) uniforms.
        seed: of what happens beside.
    """
    draws = like.draws(point[None])
    months = like.course_months
    path = walk(draws, months, like.known, luck=_luck(draws, len(months), like.last, seed))
    stream = Stream(seed, "study", "synthetic errors", range(len(like.seen)))
    errors, owns = stream.normals(np.empty((2, len(like.seen))))
    found = []
    for each, normal, own in zip(like.seen, errors, owns, strict=True):
        t = path.months.index(each.month)
        if each.whom == (MARKET,):
            log = float(path.market[0, t])
        else:
            rows = [BRANDS.index(name.partition(".")[0]) for name in each.whom]
            log = float(np.log(np.exp(path.logs[0, rows, t]).sum()))
            if each.is_nameplate:
                number = [plate.name for plate in path.plates].index(each.whom[0])
                log += float(np.log(path.parts[0, number, t]))
                log += seeds().past.nameplate_shock_sd.known * float(own)
        below = 2.0 * each.error if each.floor else 0.0
        found.append(replace(each, units=float(np.exp(log + each.error * normal - below))))
    return replace(like, seen=tuple(found), renewals=_renewals(draws, len(like.renewals), seed))


def _renewals(draws: Mapping[str, Floats], count: int, seed: int) -> tuple[float, ...]:
    """Gaps between renewals, in whole months."""
    spread = seeds().structure["refresh_spread"]
    u = Stream(seed, "study", "synthetic renewals", range(count)).uniforms()
    gaps = draws["refresh_gap_months"] * (1.0 + spread * (2.0 * u - 1.0))
    return tuple(float(gap) for gap in np.rint(gaps))


def _luck(draws: Mapping[str, Floats], months: int, last: str, seed: int) -> Luck:
    plates = past_plates(last)
    normals = Stream(seed, "study", "synthetic nameplates", range(len(plates))).normals()
    return Luck(
        sizes=seeds().past.nameplate_sd.known * normals[None],
        shocks=_walks(draws["shock_sd"], draws["shock_persistence"], len(BRANDS), months, seed),
        market=_walks(draws["market_sd"], draws["market_persistence"], 1, months, seed + 1)[:, 0],
    )


def _walks(sd: Floats, stay: Floats, count: int, months: int, seed: int) -> Floats:
    """First-order autoregressive shocks, stationary, (1, count, months)."""
    stream = Stream(seed, "study", "synthetic shocks", range(count))
    normals = stream.normals(np.empty((months, count)))
    found = np.empty((1, count, months))
    state = sd * normals[0]
    for t in range(months):
        if t:
            state = stay * state + sd * np.sqrt(1.0 - stay**2) * normals[t]
        found[0, :, t] = state
    return found
