"""Labelled arrays for people in notebooks; needs the extra ``notebook``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import InputError

if TYPE_CHECKING:
    import xarray as xr

__all__ = ["labelled"]


def labelled(
    values: Any,
    months: Sequence[str],
    last: tuple[str, Sequence[str]] | None = None,
    name: str | None = None,
) -> xr.DataArray:
    """Values with shape (months, n, replications) as (replication, month, n); n may be absent.

    Args:
        values: an array, months first and replications last.
        months: the months' names.
        last: name and labels of the dimension between them, where there is one.
        name: of the array.
    """
    try:
        import xarray  # noqa: PLC0415 - heavy, and only some users have it
    except ImportError:
        raise InputError(
            "labelled results need xarray: pip install 'alliance-sim[notebook]'"
        ) from None
    moved = np.moveaxis(np.asarray(values), -1, 0)
    coordinates: dict[str, Any] = {"replication": np.arange(len(moved)), "month": list(months)}
    if last is not None:
        coordinates[last[0]] = list(last[1])
    found: xr.DataArray = xarray.DataArray(
        moved, dims=tuple(coordinates), coords=coordinates, name=name
    )
    return found
