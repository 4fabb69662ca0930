"""From where to where numbers reach, of those that are defined."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan

__all__ = ["extent"]


def extent(values: Iterable[float]) -> tuple[float, float]:
    """Return the lowest and the highest number; 0 and 0 where none is defined (all are NaN)."""
    known = [value for value in values if not isnan(value)] or [0.0]
    return min(known), max(known)
