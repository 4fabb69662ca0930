"""A recording in numbers: the long table, June's anchor, outcomes by replication.

Everything is read month by month, so that a recording of 100,000 replications on disk never has to
be in memory at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.measures.lenses import brands_in, june_units, units
from sim.measures.recording import Recording
from sim.measures.rows import blocks, rows
from sim.rules.concentration import effective_number, hhi, shares, total
from sim.scenario.months import ANCHOR
from sim.store.long_table import LABELS, STATISTICS, UNDEFINED, Table
from sim.study.defined import count_undefined
from sim.study.ensemble import summary
from sim.study.horizons import OUTCOME_MONTHS

__all__ = ["anchor", "headline", "outcomes", "series"]

Floats = NDArray[np.float64]

AGREEMENT = 1e-9  # relative; June is inverted, so replications differ by rounding only


def series(recording: Recording, progress: Callable[[int, int], None] | None = None) -> Table:
    """The long table of a run.

    Args:
        recording: the record of a run; its arrays may be memory maps.
        progress: called after every month with (months done, months in all).

    Returns:
        Mean and quantiles over the replications in which a measure is defined, exact, in linear
        interpolation, and in how many it is not; rows of a measure together, by month.
    """
    keys = rows(recording.cast)
    count = len(recording.months)
    values = np.empty((len(keys), count, len(STATISTICS)))
    undefined = np.empty((len(keys), count), dtype=np.int64)
    for month in range(count):
        row = 0
        for block in blocks(recording, month):
            here = slice(row, row + len(block))
            undefined[here, month] = count_undefined(block)
            values[here, month] = summary(block)
            row = here.stop
        recording.release()
        if progress is not None:
            progress(month + 1, count)
    flat = values.reshape(-1, len(STATISTICS))
    labels = [(*key, month) for key in keys for month in recording.months]
    columns: dict[str, Any] = dict(zip(LABELS, zip(*labels, strict=True), strict=True))
    columns |= {name: flat[:, i].copy() for i, name in enumerate(STATISTICS)}
    columns[UNDEFINED] = undefined.ravel()
    return Table(**columns)


def anchor(recording: Recording) -> dict[str, str | float]:
    """June 2025 as the model finds it again: the alliance's vehicles and the anchor brand's share.

    Raises:
        InputError: a replication does not agree with the others to 1e-9 of the value.
    """
    sold = june_units(recording, "brand", "hima")
    row = brands_in(recording.cast, "hima").index(recording.cast.anchor)
    return {
        "month": ANCHOR,
        "total": _agreed("total", total(sold)),
        "aito_share": _agreed("aito_share", shares(sold)[row]),
    }


def outcomes(recording: Recording) -> dict[str, Floats]:
    """Headline outcomes of every replication, each of shape (R,), by column name.

    ``aito_share``, ``hhi``, ``effective_brands``, ``hima_units``, ``channel_hhi`` (of the alliance,
    in the month) and ``payoff_<agent>`` (yuan, added up from the first month), each with the ending
    ``_m6``, ``_m12``, ``_m24``, ``_m36`` (the sixth month, ..., where the run is that long) and
    ``_last``; expected June sales come with ``_june`` (all but payoffs) and ``june_<brand>``.
    """
    count = len(recording.months)
    ends = [(m - 1, f"m{m}") for m in OUTCOME_MONTHS if m <= count] + [(count - 1, "last")]
    agents = recording.cast.agents
    earned = np.zeros((len(agents), recording.replications))
    result = _june_outcomes(recording)
    for month in range(count):
        earned += recording.arrays["payoff"][month]
        for end in (name for due, name in ends if due == month):
            found = headline(recording, month)
            found |= {f"payoff_{agent}": earned[a].copy() for a, agent in enumerate(agents)}
            result |= {f"{name}_{end}": values for name, values in found.items()}
        recording.release()
    return result


def _june_outcomes(recording: Recording) -> dict[str, Floats]:
    sold = june_units(recording, "brand", "hima")
    parts = shares(sold)
    row = brands_in(recording.cast, "hima").index(recording.cast.anchor)
    found = {
        "aito_share_june": parts[row],
        "hhi_june": hhi(parts),
        "effective_brands_june": effective_number(parts),
        "hima_units_june": total(sold),
        "channel_hhi_june": hhi(shares(june_units(recording, "channel", "hima"))),
    }
    brands = zip(recording.cast.brands, recording.june, strict=True)
    return found | {f"june_{brand}": sales for brand, sales in brands}


def headline(recording: Recording, month: int) -> dict[str, Floats]:
    """Headline outcomes in a month, by name, of shape (R,) each; the anchor brand's share first."""
    share, index, number = _headline_block(recording, month)
    return {
        "aito_share": share,
        "hhi": index,
        "effective_brands": number,
        "hima_units": total(units(recording, "brand", "hima", month)),
        "channel_hhi": hhi(shares(units(recording, "channel", "hima", month))),
    }


def _headline_block(recording: Recording, month: int) -> Floats:
    parts = shares(units(recording, "brand", "hima", month))
    row = brands_in(recording.cast, "hima").index(recording.cast.anchor)
    return np.stack([parts[row], hhi(parts), effective_number(parts)])


def _agreed(name: str, values: Floats) -> float:
    # The lower median is a value that occurs, and a single odd replication cannot move it.
    middle = float(np.sort(values)[(len(values) - 1) // 2])
    odd = np.flatnonzero(~(np.abs(values - middle) <= AGREEMENT * abs(middle)))
    if len(odd):
        worst = float(values[odd[0]])
        raise InputError(
            f"June's {name} is {middle!r} in most replications but {worst!r} in replication "
            f"{odd[0]} ({len(odd)} of {len(values)} differ): the calibration to {ANCHOR} did not "
            "hold there; check the ranges of the assumptions that this scenario overrides"
        )
    return float(f"{middle:.10g}")  # the digits that all replications share
