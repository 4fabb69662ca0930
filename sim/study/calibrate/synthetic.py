"""Synthetic truth: a history that the model itself makes from known assumptions.

The shocks walk month by month and go through the choice of buyers, as the model has them, and not
through the normal law that the fit reckons with: so a fit to such a history tries that law too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sim.randomness import Stream
from sim.study.calibrate.past import BRANDS, Luck, months_to, past_launches, walk
from sim.study.calibrate.target import LUCK_FROM, Target, known_sales
from sim.world.history import MARKET, Observation

__all__ = ["history_of", "truths"]

Floats = NDArray[np.float64]


def truths(count: int, seed: int) -> Floats:
    """So many known truths, anywhere in their ranges: (count, LUCK_FROM) uniforms."""
    luck = Stream(seed, "study", "synthetic truth", range(count))
    return luck.uniforms(np.empty((LUCK_FROM, count))).T


def history_of(
    point: Floats, seen: Sequence[Observation], last: str, seed: int
) -> tuple[Observation, ...]:
    """The observations as they would be had the assumptions been these.

    Args:
        point: the truth, (LUCK_FROM,) uniforms.
        seen: which figures are published, with what error; a floor stays a floor, some way below.
        last: the last month.
        seed: of what happens beside.
    """
    known = (last, known_sales())
    draws = Target(tuple(seen), known, last).draws(point[None])
    months = months_to(last)
    path = walk(draws, months, known, luck=_luck(draws, len(months), last, seed))
    errors = Stream(seed, "study", "synthetic errors", range(len(seen))).normals()
    found = []
    for each, normal in zip(seen, errors, strict=True):
        t = path.months.index(each.month)
        if each.whom == (MARKET,):
            log = float(path.market[0, t])
        else:
            rows = [BRANDS.index(brand) for brand in each.whom]
            log = float(np.log(np.exp(path.logs[0, rows, t]).sum()))
        below = 2.0 * each.error if each.floor else 0.0
        found.append(replace(each, units=float(np.exp(log + each.error * normal - below))))
    return tuple(found)


def _luck(draws: Mapping[str, Floats], months: int, last: str, seed: int) -> Luck:
    launches = past_launches(last)
    worth = draws["launch_luck"][:, None]
    normals = Stream(seed, "study", "synthetic launches", range(max(len(launches), 1))).normals()
    return Luck(
        launches=np.exp(worth * normals[: len(launches)] - 0.5 * worth**2),
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
