"""The month in which a mean share is highest, where it rises to a peak and falls again."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["peak_of"]

_CLEAR = 0.005
"""A mean share that much above both ends is a peak worth telling."""


def peak_of(means: ArrayLike, june: float) -> int | None:
    """Return the month of the peak, from 0; None where there is none.

    Args:
        means: mean share by month, (months,); NaN where it is undefined.
        june: the share in June.
    """
    values = np.asarray(means, dtype=np.float64)
    if np.isnan(values).all():
        return None
    peak = int(np.nanargmax(values))
    inside = 0 < peak < len(values) - 1
    higher = values[peak] > np.nanmax([june, values[-1]]) + _CLEAR
    return peak if inside and higher else None
