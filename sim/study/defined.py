"""Statistics over the futures in which a number is defined.

A share of nothing is undefined: NaN in arrays (``sim.rules.concentration``). Such a future is
left out of means, quantiles and parts of futures, and counted. Where every number is defined,
these are numpy's own statistics, to the bit. The futures are the last axis.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from typing import Any

import numpy as np

from sim.arrays import Array, Floats, Ints

__all__ = [
    "by_row",
    "count_undefined",
    "defined",
    "finite_or_none",
    "jointly_defined",
    "mean",
    "nonzero",
    "quantiles",
]


def defined(values: Array) -> Array:
    """Return the values that are defined, in their order, (futures,)."""
    return np.asarray(values[~np.isnan(values)])


def count_undefined(values: Array) -> Ints:
    """In how many futures each row is undefined: (..., futures) to (...)."""
    return np.asarray(np.isnan(values).sum(axis=-1), dtype=np.int64)


def jointly_defined(values: Array) -> Array:
    """Return the values, NaN in each future in which one of them is: (n, ..., futures).

    What is split over n runs of a future must be defined in all of them.
    """
    missing = np.isnan(values).any(axis=0)
    return np.where(missing, np.nan, values) if missing.any() else values


def by_row(
    statistic: Callable[[Array], object], values: Array, shape: tuple[int, ...] = ()
) -> Floats:
    """Apply a statistic to the defined values of each row: (..., futures) to (..., *shape).

    Args:
        statistic: from (futures,) to ``shape``; not called for a row without a defined value.
        values: any number of rows.
        shape: of what the statistic gives.

    Returns:
        NaN for a row without a defined value.
    """
    rows = values.reshape(-1, values.shape[-1])
    result = np.full((len(rows), *shape), np.nan)
    for i, row in enumerate(rows):
        known = defined(row)
        if len(known):
            result[i] = statistic(known)
    return result.reshape((*values.shape[:-1], *shape))


def mean(values: Array) -> Floats:
    """Return the mean of each row, (..., futures) to (...); NaN where none is defined."""
    result = np.asarray(values.mean(axis=-1, dtype=np.float64))
    if not np.isnan(result).any():
        return result
    return by_row(lambda row: row.mean(dtype=np.float64), values)


def quantiles(values: Array, wanted: Sequence[float]) -> Floats:
    """Return quantiles of each row, (..., futures) to (quantiles, ...); NaN where none is defined.

    Linear interpolation, numpy's default.
    """
    if not np.isnan(values).any():
        return np.asarray(np.quantile(values, wanted, axis=-1))
    found = by_row(lambda row: np.quantile(row, wanted), values, (len(wanted),))
    return np.moveaxis(found, -1, 0)


def nonzero(values: Array) -> bool:
    """Whether any value is defined and is not 0."""
    return bool((np.abs(values) > 0.0).any())


def finite_or_none(value: object) -> Any:
    """Return plain maps, lists and numbers for JSON: None for a number that is not finite."""
    if isinstance(value, Mapping):
        return {key: finite_or_none(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(finite_or_none(each) for each in value)
    return None if isinstance(value, float) and not isfinite(value) else value
