"""Labelled arrays and tables for people in notebooks; they need the extra ``notebook``.

xarray and pandas are imported when they are first used: a run without them must not wait for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.aliases import Json
from sim.capitals import capitalised
from sim.errors import InputError
from sim.measures.outcome import unit_of
from sim.measures.outcome_titles import outcome_words
from sim.measures.recording import Cast

if TYPE_CHECKING:
    import xarray as xr

__all__ = ["arrays", "attributes", "frames", "labelled"]


def arrays() -> Any:
    """The module ``xarray``.

    Raises:
        InputError: it is not installed.
    """
    return _optional("xarray", "labelled results")


def frames() -> Any:
    """The module ``pandas``.

    Raises:
        InputError: it is not installed.
    """
    return _optional("pandas", "tables")


def _optional(name: str, what: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise InputError(f"{what} need {name}: pip install 'alliance-sim[notebook]'") from None


def attributes(name: str, cast: Cast, change: bool = False) -> dict[str, str]:
    """Unit and long name of an outcome, or of a difference in it, as xarray keeps them."""
    words = outcome_words(name, cast)
    return {
        "units": unit_of(name),
        "long_name": f"difference in {words}" if change else capitalised(words),
    }


def labelled(
    values: object,
    months: Sequence[str],
    last: tuple[str, Sequence[str]] | None = None,
    name: str | None = None,
    attrs: dict[str, str] | None = None,
) -> xr.DataArray:
    """Values with shape (months, n, replications) as (replication, month, n); n may be absent.

    Args:
        values: an array, months first and replications last.
        months: the months' names.
        last: name and labels of the dimension between them, where there is one.
        name: of the array.
        attrs: its ``units`` and ``long_name``.

    Raises:
        InputError: xarray is not installed.
    """
    xarray = arrays()
    moved = np.moveaxis(np.asarray(values), -1, 0)
    coordinates: Json = {"replication": np.arange(len(moved)), "month": list(months)}
    if last is not None:
        coordinates[last[0]] = list(last[1])
    found: xr.DataArray = xarray.DataArray(
        moved, dims=tuple(coordinates), coords=coordinates, name=name, attrs=attrs
    )
    return found
