"""The ensemble's values for a month or a quarter."""

from __future__ import annotations

import numpy as np

from sim.arrays import Floats
from sim.errors import InputError
from sim.measures.lenses import entities, units
from sim.measures.outcome import outcome, unit_of
from sim.measures.recording import Recording
from sim.study.backtest.periods import Period
from sim.study.defined import count_undefined
from sim.study.horizons import month_index

__all__ = ["members_of"]


def members_of(recording: Recording, measure: str, period: Period) -> Floats:
    """Return a measure in a period, one value for every replication, (R,).

    A quarter's volume is the sum of its months. A quarter's share is that of the volumes.

    Args:
        recording: the record of a run.
        measure: an outcome of ``sim.measures.outcome``.
        period: a month or a quarter.

    Raises:
        InputError: the run has no such outcome or month, a quarter has no such measure, or the
            measure is undefined in some future: a forecast has a value in each.
    """
    found = _members(recording, measure, period)
    undefined = int(count_undefined(found))
    if undefined:
        raise InputError(
            f"{measure} is undefined in {undefined:,} of {len(found):,} futures of {period.label}, "
            "in which nothing is sold, so the scenario forecasts nothing there; leave this outcome "
            "out, or take a scenario with sales"
        )
    return found


def _members(recording: Recording, measure: str, period: Period) -> Floats:
    if period.months == 1:
        return outcome(recording, measure, month_index(period.first, recording.months))
    if unit_of(measure) == "vehicles":
        return _volume(recording, measure, period)
    brand = measure.removesuffix("_share")
    cast = recording.cast
    if brand == measure or brand not in cast.brands or not cast.hima[cast.brands.index(brand)]:
        raise InputError(f"{measure} of a quarter ({period.label}) is no sum of its months")
    place = entities(cast, "brand", "hima").index(brand)
    months = (month_index(month, recording.months) for month in period.calendar)
    # not the brand's volume, which is its own also once it has left the alliance
    part = np.sum([units(recording, "brand", "hima", m)[place] for m in months], axis=0)
    whole = _volume(recording, "hima_units", period)
    return np.asarray(part / np.where(whole > 0.0, whole, np.nan))


def _volume(recording: Recording, measure: str, period: Period) -> Floats:
    months = (month_index(month, recording.months) for month in period.calendar)
    parts = [outcome(recording, measure, month) for month in months]
    return np.asarray(np.sum(parts, axis=0))
