"""What the fitted past would have said of later months, from an origin on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from sim.arrays import Floats
from sim.randomness import Stream
from sim.scenario.types.months import add_months
from sim.study.calibrate.course import course_of
from sim.study.calibrate.likelihood import given, joint
from sim.study.calibrate.news import News
from sim.study.calibrate.past import Luck, walk
from sim.study.calibrate.plates import size_gaps
from sim.study.calibrate.scope import ALLIANCE, BRANDS, months_to
from sim.study.calibrate.target import known_sales
from sim.world.history import Observation
from sim.world.seeds import seeds

__all__ = ["forecast", "known_at", "recorded_at"]


_ROUNDS = 3
"""Times that the floor after an origin is worked out anew from the sales it leads to."""


def recorded_at(origin: str) -> str:
    """The last month whose launches are known at an origin."""
    return add_months(origin, round(seeds().past.announced_months.known))


def known_at(origin: str, seen: Sequence[Observation]) -> dict[str, float]:
    """The last published figure of every brand up to an origin, vehicles."""
    early = {brand: number.known for brand, number in seeds().past.early_sales.items()}
    found = {**known_sales(), **early}
    for each in sorted(seen, key=lambda each: each.month):
        if len(each.whom) == 1 and each.month <= origin and each.whom[0] in BRANDS:
            found[each.whom[0]] = each.units
    return found


def forecast(
    draws: Mapping[str, Floats],
    luck: Luck,
    origin: str,
    targets: Sequence[str],
    history: Sequence[Observation],
    seed: int,
) -> Floats:
    """Sales of the alliance's brands in months after an origin, (R, targets, brands), vehicles.

    Only what was published up to the origin is used: figures, and launches of the record; later
    renewals and nameplates come at random.

    Args:
        draws: the assumptions, (R,) each: one future for each draw.
        luck: the sizes of the nameplates known at the origin.
        origin: the last month that is known.
        targets: months after it.
        history: the observations; later ones are left aside.
        seed: of the futures.
    """
    seen = [each for each in history if each.published <= origin and not each.floor]
    months = months_to(max(targets))  # the origin is among them
    first = months.index(origin) + 1
    asked = [
        Observation(month, (brand,), 1.0, 0.0)
        for month in months[first:]
        for brand in BRANDS[:ALLIANCE]
    ]
    known = known_at(origin, seen)
    luck = replace(luck, news=News(seed, luck.sizes, size_gaps(known, origin)))
    course = course_of(seen, months, known)
    for _ in range(_ROUNDS):
        path = walk(draws, months, (origin, known), recorded_at(origin), luck, course)
        mean, left = given(joint(draws, path, [*seen, *asked]), seen)
        # after the origin Huawei's floor follows what is then expected
        course = np.broadcast_to(course, path.logs.shape).copy()
        ahead = mean.reshape(len(mean), -1, ALLIANCE).transpose(0, 2, 1)
        course[:, :ALLIANCE, first:] = np.exp(ahead)
    left += 1e-12 * np.eye(len(asked))  # rounding must not make it less than positive
    stream = Stream(seed, "study", f"forecast {origin}", range(len(mean)))
    normals = stream.normals(np.empty((len(asked), len(mean)))).T
    logs = mean + (np.linalg.cholesky(left) @ normals[..., None])[..., 0]
    sold = np.exp(logs).reshape(len(mean), -1, ALLIANCE)
    return np.asarray(sold[:, [months.index(month) - first for month in targets]])
