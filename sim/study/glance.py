"""Some rows of a recording in all months at once: the same bits as the long table, in less time.

The long table of a run measures everything, month by month, and may read from disk. A page that
answers while a slider moves shows a few dozen rows of a small run: their months stand side by side
here, as if they were more replications.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sim.arrays import Floats
from sim.measures.lenses import entities, units
from sim.measures.recording import Recording
from sim.measures.rows import Row
from sim.rules.concentration import effective_number, hhi, shares, total
from sim.study.ensemble import summary

__all__ = ["glance", "summaries"]


_READ = ("deliveries", "control", "outlets", "margin_hima", "margin_tech")
_WHOLE = {"hhi": hhi, "effective_number": effective_number}


def glance(recording: Recording, wanted: Sequence[Row]) -> Floats:
    """Values of some rows, (rows, months, replications), float64.

    Args:
        recording: the record of a run.
        wanted: shares and units of entities, ``hhi``, ``effective_number`` and ``units`` of all,
            outlets of brands.

    Raises:
        KeyError: another kind of row.
    """
    flat = _flat(recording)
    sold: dict[tuple[str, str], Floats] = {}
    for lens, scope in dict.fromkeys((r.lens, r.scope) for r in wanted if r.measure != "outlets"):
        sold[lens, scope] = _units(recording, flat, lens, scope)
    parts = {key: shares(values) for key, values in sold.items()}
    shape = (len(recording.months), recording.replications)
    return np.stack([_values(flat, row, sold, parts).reshape(shape) for row in wanted])


def summaries(values: Floats) -> Floats:
    """Mean and quantiles of every row and month, (rows, months, 6); the values are reordered."""
    rows, months, replications = values.shape
    return summary(values.reshape(-1, replications)).reshape(rows, months, -1)


def _flat(recording: Recording) -> Recording:
    """The recording as one month whose replications are every future in every month."""
    arrays = {
        name: np.swapaxes(values, 0, 1).reshape(1, values.shape[1], -1)
        for name, values in recording.arrays.items()
        if name in _READ
    }
    months = recording.months[:1]
    return replace(recording, arrays=arrays, months=months, one_badge_from=None, left={})


def _units(recording: Recording, flat: Recording, lens: str, scope: str) -> Floats:
    """What each entity of a lens sells, (entities, months x replications)."""
    found = units(flat, lens, scope, 0)
    badge = recording.one_badge_from
    changes = set(recording.left.values()) | ({badge} if badge is not None else set())
    for month in sorted(changes):
        first = max(month, 0) * recording.replications
        one = 0 if badge is not None and month >= badge else None
        left = dict.fromkeys(recording.gone(month), 0)
        here = replace(flat, one_badge_from=one, left=left)
        found[:, first:] = units(here, lens, scope, 0)[:, first:]
    return found


def _values(
    flat: Recording,
    row: Row,
    sold: dict[tuple[str, str], Floats],
    parts: dict[tuple[str, str], Floats],
) -> Floats:
    cast, key = flat.cast, (row.lens, row.scope)
    if row.measure == "outlets":
        return np.asarray(flat.arrays["outlets"][0, cast.brands.index(row.entity)], np.float64)
    if row.entity == "all":
        return total(sold[key]) if row.measure == "units" else _WHOLE[row.measure](parts[key])
    place = entities(cast, *key).index(row.entity)
    found: Floats = {"units": sold, "share": parts}[row.measure][key][place]
    return found
