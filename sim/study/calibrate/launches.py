"""What launches add to the past: those of the record, and renewals that nobody has announced."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sim.arrays import Floats
from sim.rules.launch import Freshness
from sim.scenario.types.brand import PastLaunch
from sim.scenario.types.months import months_between
from sim.study.calibrate.scope import BRANDS
from sim.world.seeds import seeds

__all__ = ["Launches", "faded", "past_launches", "renewals"]

Draws = Mapping[str, Floats]

Launches = tuple[tuple[int, PastLaunch], ...]


def past_launches(until: str) -> Launches:
    """Launches of the record up to a month, with the brand's number in BRANDS."""
    known = seeds().brands
    return tuple(
        (b, launch)
        for b, brand in enumerate(BRANDS)
        for launch in known[brand].launches
        if launch.month <= until
    )


def faded(draws: Draws, months: tuple[str, ...], launches: Launches) -> Floats:
    """(R, launches, T): the lasting part, and the fading one."""
    rule = Freshness.of(draws)
    ages = [
        np.array([months_between(launch.month, month) for month in months])
        for _, launch in launches
    ]
    fresh, arrived = rule.courses(max(int(np.max(ages, initial=0)), 0) + 1)
    found = np.zeros((len(draws["launch_pull"]), len(launches), len(months)))
    for i, (_, launch) in enumerate(launches):
        fading, lasting = rule.split(launch.strength, launch.model)
        age = np.maximum(ages[i], 0)
        found[:, i] = (fading * fresh[age] + lasting * arrived[age]).T * (ages[i] >= 0)
    return found


def renewals(draws: Draws, months: tuple[str, ...], recorded: str) -> tuple[Floats, Floats]:
    """Mean and variance of what random renewals add to utility, (R, brands, T) each.

    Renewals of a brand's models fall, one model aside of the other, about as often as by chance.
    """
    after = np.array([max(months_between(recorded, month), 0) for month in months])
    if not after.any():
        empty = np.zeros((len(draws["launch_pull"]), len(BRANDS), len(months)))
        return empty, empty
    models = np.array([seeds().brands[brand].models for brand in BRANDS], dtype=float)
    course, _ = Freshness.of(draws).courses(int(after.max()))
    none = np.zeros((1, course.shape[1]))
    once = np.concatenate([none, np.cumsum(course, axis=0)])[after].T
    twice = np.concatenate([none, np.cumsum(course**2, axis=0)])[after].T
    size = (draws["launch_pull"] * draws["refresh_strength"])[:, None] / np.sqrt(models)
    often = models / draws["refresh_gap_months"][:, None]
    mean = (often * size)[:, :, None] * once[:, None, :]
    return mean, (often * size**2)[:, :, None] * twice[:, None, :]
