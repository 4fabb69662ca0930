"""The nameplates of the record, and what each was worth in its nest month by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from sim.arrays import Floats
from sim.rules.nameplate import Lifecycle
from sim.scenario.types.brand import Nameplate
from sim.scenario.types.months import ANCHOR, months_between
from sim.study.calibrate.scope import ALLIANCE, BRANDS
from sim.world.seeds import seeds

__all__ = ["PastPlate", "past_plates", "plate_weights", "size_gaps"]

Draws = Mapping[str, Floats]


@dataclass(frozen=True)
class PastPlate:
    """A nameplate of the record.

    Attributes:
        brand: its brand's number in BRANDS.
        name: its key, ``aito.m9``.
        known: what seeds/ say of it.
        mix: its sales by band, parts of 1.
    """

    brand: int
    name: str
    known: Nameplate
    mix: tuple[float, ...]


@cache
def past_plates(recorded: str = ANCHOR) -> tuple[PastPlate, ...]:
    """The alliance's nameplates that were launched up to a month, by brand."""
    brands = seeds().brands
    return tuple(
        PastPlate(b, f"{brand}.{name}", each, (each.bands or brands[brand].bands).shares)
        for b, brand in enumerate(BRANDS[:ALLIANCE])
        for name, each in brands[brand].nameplates.items()
        if each.launched <= recorded
    )


def size_gaps(known: Mapping[str, float], month: str) -> dict[int, float]:
    """How far the usual nameplate of the alliance is above those of each brand, log points.

    Args:
        known: the brands' sales in a month, vehicles.
        month: the month.
    """
    counts = dict.fromkeys(range(ALLIANCE), 0)
    for plate in past_plates(month):
        counts[plate.brand] += 1
    own = {b: np.log(known[BRANDS[b]] / max(count, 1)) for b, count in counts.items()}
    usual = sum(own[b] * count for b, count in counts.items()) / sum(counts.values())
    return {b: float(usual - size) for b, size in own.items()}


def plate_weights(
    draws: Draws, months: tuple[str, ...], plates: tuple[PastPlate, ...], recorded: str
) -> Floats:
    """Weights of nameplates of size one, (R, plates, T); 0 before their launch.

    Args:
        draws: the assumptions, (R,) each.
        months: T in a row.
        plates: which.
        recorded: the last month whose launches and renewals are known.
    """
    announced = int(seeds().structure["renewal_announced_months"])
    cycle = Lifecycle.of(draws, announced)
    starts = [months_between(plate.known.launched, months[0]) for plate in plates]
    ages = len(months) + max(*starts, 0)
    new, renewed = cycle.new(ages), cycle.renewed(draws["refresh_strength"], ages)
    awaited = cycle.awaited()
    found = np.zeros((len(draws["launch_pull"]), len(plates), len(months)))
    for i, plate in enumerate(plates):
        known = [month for month in plate.known.renewed if month <= recorded]
        for t, month in enumerate(months):
            if month < plate.known.launched:
                continue
            past = [each for each in known if each <= month]
            table = renewed if past else new
            found[:, i, t] = table[months_between((plate.known.launched, *past)[-1], month)]
            ahead = [months_between(month, each) for each in known if each > month]
            if ahead and ahead[0] <= announced:
                found[:, i, t] *= awaited[announced - ahead[0]]
    return found
