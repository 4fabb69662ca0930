"""The course of sales as far as it was published: where the fit begins to reckon around.

Months without a figure lie on a straight line in logarithms between those that have one, and are
then brought in line with the alliance's total where that is known. Nothing rests on that line: it
is replaced by what was probably sold (``Target.refined``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sim.arrays import Bools, Floats
from sim.study.calibrate.scope import ALLIANCE, BRANDS
from sim.world.history import Observation

__all__ = ["course_of"]


def course_of(
    seen: Sequence[Observation], months: Sequence[str], known: Mapping[str, float]
) -> Floats:
    """Sales by brand and month, (1, brands, T), vehicles.

    Args:
        seen: the published figures; of several of one month the mean is taken.
        months: in a row.
        known: what stands for a brand before and without any figure of its own.
    """
    own = np.array([[_published(seen, brand, month) for month in months] for brand in BRANDS])
    filled = np.stack([_line(row, np.log(known[b])) for b, row in zip(BRANDS, own, strict=True)])
    sales, published = np.exp(filled), np.isfinite(own)
    for each in seen:
        if len(each.whom) == ALLIANCE:
            _fit_total(sales, published, months.index(each.month), each.units)
    return np.asarray(sales[None])


def _published(seen: Sequence[Observation], brand: str, month: str) -> float:
    """A brand's sales in a month in logarithms, NaN where none were published."""
    logs = [x.log_units for x in seen if x.whom == (brand,) and x.month == month]
    return float(np.mean(logs)) if logs else np.nan


def _line(row: Floats, default: float) -> Floats:
    """Gaps filled on a straight line; the ends go on as they are."""
    there = np.flatnonzero(np.isfinite(row))
    if not len(there):
        return np.full(len(row), default)
    return np.interp(np.arange(len(row)), there, row[there])


def _fit_total(sales: Floats, published: Bools, t: int, total: float) -> None:
    """Scale what is not published of the alliance's brands, so that all add up to the total."""
    free = ~published[:ALLIANCE, t]
    rest = total - sales[:ALLIANCE, t][~free].sum()
    if free.any() and rest > 0.0:
        sales[:ALLIANCE, t][free] *= rest / sales[:ALLIANCE, t][free].sum()
