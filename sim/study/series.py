"""A recording in numbers: the long table, June's anchor, outcomes by replication.

Everything is read month by month, so that a recording of 100,000 replications on disk never has to
be in memory at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.errors import InputError
from sim.measures.june_outcomes import june_outcome, june_outcomes
from sim.measures.outcome import VOLUME, headline, outcomes_in
from sim.measures.recording import Cast, Recording
from sim.measures.rows import Earned, blocks, rows
from sim.scenario.types.months import ANCHOR
from sim.store.long_table import LABELS, STATISTICS, UNDEFINED, Table
from sim.study.defined import count_undefined
from sim.study.ensemble import summary
from sim.study.horizons import OUTCOME_MONTHS

__all__ = ["anchor", "headlines", "outcomes", "series"]


_SHOWN = ("hhi", "effective_number", VOLUME, "channel_hhi")
"""What answers show beside the outcome that they lead with."""
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
    earned = Earned(recording)
    values = np.empty((len(keys), count, len(STATISTICS)))
    undefined = np.empty((len(keys), count), dtype=np.int64)
    for month in range(count):
        row = 0
        for block in blocks(recording, month, earned):
            here = slice(row, row + len(block))
            undefined[here, month] = count_undefined(block)
            values[here, month] = summary(block)
            row = here.stop
        recording.release()
        if progress is not None:
            progress(month + 1, count)
    flat = values.reshape(-1, len(STATISTICS))
    labels = [(*key, month) for key in keys for month in recording.months]
    columns: Json = dict(zip(LABELS, zip(*labels, strict=True), strict=True))
    columns |= {name: flat[:, i].copy() for i, name in enumerate(STATISTICS)}
    columns[UNDEFINED] = undefined.ravel()
    return Table(**columns)


def anchor(recording: Recording) -> dict[str, str | float]:
    """June 2025 as the model finds it again: the alliance's vehicles and the anchor brand's share.

    Raises:
        InputError: a replication does not agree with the others to 1e-9 of the value.
    """
    share = headline(recording.cast)
    return {
        "month": ANCHOR,
        "total": _agreed("total", june_outcome(recording, VOLUME)),
        "share": _agreed(share, june_outcome(recording, share)),
    }


def _shown_months(months: Sequence[int], count: int) -> list[tuple[int, str]]:
    """The months whose outcomes are kept, counted from 0, with the ending of their columns."""
    return [(m - 1, f"m{m}") for m in months if m <= count] + [(count - 1, "last")]


def outcomes(recording: Recording, months: Sequence[int] = OUTCOME_MONTHS) -> dict[str, Floats]:
    """Every outcome of every replication at some months, each of shape (R,), by column name.

    The columns are names of ``sim.measures.outcomes`` with the ending ``_m6``, ``_m12``, ``_m24``,
    ``_m36`` (the sixth month, ..., where the run is that long) and ``_last``; what June 2025 has
    comes with ``_june`` as well.

    Args:
        recording: of a run.
        months: counted from 1; those that run folders keep when not given.
    """
    count = len(recording.months)
    ends = _shown_months(months, count)
    earned = Earned(recording)
    result = {f"{name}_june": values for name, values in june_outcomes(recording).items()}
    for month in range(count):
        sums = earned.through(month)
        shown = [name for due, name in ends if due == month]
        found = outcomes_in(recording, month, sums) if shown else {}
        result |= {f"{name}_{end}": values for end in shown for name, values in found.items()}
        recording.release()
    return result


def headlines(cast: Cast, measures: Sequence[str] = ()) -> tuple[str, ...]:
    """The outcomes that an answer shows first: those asked for, or else the world's headline."""
    return tuple(dict.fromkeys((*(measures or (headline(cast),)), *_SHOWN)))


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
