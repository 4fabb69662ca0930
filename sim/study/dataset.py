"""Everything that a run recorded and every outcome of it, labelled: for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.measures.outcome import checked_outcome, known_outcomes, outcome
from sim.measures.recording import BY_AGENT, BY_BRAND, UNITS, Recording
from sim.study.labels import arrays, attributes, frames, labelled

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["dataset_of", "frame_of", "outcome_of", "recorded_array"]


def outcome_of(recording: Recording, name: str) -> xr.DataArray:
    """An outcome by its name, (replication, month), with ``units`` and ``long_name``.

    Raises:
        InputError: there is no such outcome, or xarray is not installed.
    """
    checked_outcome(name, known_outcomes(recording.cast))
    attrs = attributes(name, recording.cast)
    return labelled(_by_month(recording, name), recording.months, name=name, attrs=attrs)


def _by_month(recording: Recording, name: str) -> Floats:
    """An outcome, (months, replications)."""
    found = []
    for month in range(len(recording.months)):
        found.append(outcome(recording, name, month))
        recording.release()
    return np.stack(found)


def recorded_array(recording: Recording, name: str) -> xr.DataArray:
    """A recorded array, (replication, month, brand or agent), with ``units`` and ``long_name``."""
    cast = recording.cast
    last = ("brand", cast.brands) if name in BY_BRAND else ("agent", cast.agents)
    attrs = {"units": UNITS[name], "long_name": name.replace("_", " ")}
    return labelled(recording.arrays[name], recording.months, last, name, attrs)


def dataset_of(recording: Recording, about: Json) -> xr.Dataset:
    """Every recorded array, every outcome, and the draws.

    ``draws`` is (replication, assumption). Scenario, seed and the like are attributes.

    Args:
        recording: the record of a run.
        about: what becomes the attributes.
    """
    variables: Json = {n: recorded_array(recording, n) for n in (*BY_BRAND, *BY_AGENT)}
    variables |= {name: outcome_of(recording, name) for name in known_outcomes(recording.cast)}
    names = list(recording.draws)
    coordinates = {"replication": np.arange(recording.replications), "assumption": names}
    variables["draws"] = arrays().DataArray(
        np.stack([recording.draws[name] for name in names], axis=-1),
        dims=("replication", "assumption"),
        coords=coordinates,
        attrs={"units": "each in its own: see sim.assumptions()", "long_name": "drawn assumptions"},
    )
    found: xr.Dataset = arrays().Dataset(variables, attrs=about)
    return found


def frame_of(recording: Recording) -> pd.DataFrame:
    """Every outcome, a row for each replication and month, a column for each outcome.

    The units are in ``frame.attrs["units"]``, by column.
    """
    months, count = recording.months, recording.replications
    names = known_outcomes(recording.cast)
    columns: Json = {
        "replication": np.repeat(np.arange(count), len(months)),
        "month": np.tile(np.array(months), count),
        **{name: _by_month(recording, name).T.ravel() for name in names},
    }
    found: pd.DataFrame = frames().DataFrame(columns)
    found.attrs["units"] = {name: attributes(name, recording.cast)["units"] for name in names}
    return found
