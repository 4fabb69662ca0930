"""The rows that the page shows, and their statistics as lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.arrays import Floats
from sim.measures.lenses import LENSES, brands_in
from sim.measures.recording import Cast, Recording
from sim.measures.rows import Row
from sim.store.long_table import STATISTICS, UNDEFINED
from sim.study.compare.accounting import is_split, relabelled
from sim.study.compare.pair import accounting_part, statistics
from sim.study.compare.track import STATISTICS as PAIRED
from sim.study.defined import count_undefined, mean
from sim.study.glance import glance, summaries
from sim.web.explorer.lead import Lead

__all__ = [
    "Measured",
    "Shown",
    "compared_rows",
    "measured",
    "paired",
    "rows_shown",
    "told",
]


class Measured(NamedTuple):
    """A recording, and its values of ``rows_shown``, (rows, months, replications)."""

    recording: Recording
    values: Floats

    def leading(self, lead: Lead) -> Floats:
        """The values of the outcome that the answer leads with, (months, replications)."""
        shown = rows_shown(self.recording.cast)
        if lead.row in shown:
            return np.asarray(self.of([lead.row])[0])
        return lead.values(self.recording)

    def of(self, rows: Sequence[Row]) -> Floats:
        """The values of some of the rows; their places depend on who is on stage."""
        shown = rows_shown(self.recording.cast)
        return self.values[[shown.index(row) for row in rows]]


Shown = list[dict[str, Any]]
"""Rows with their labels, and a list over the months for each statistic."""

_TOLD = ("difference", "low", "high", "p05", "p95", "higher", "lower", "undefined")


@lru_cache(maxsize=32)
def rows_shown(cast: Cast) -> tuple[Row, ...]:
    """Everything that the figures draw, in the order of the answer."""
    inside = [cast.brands[b] for b in brands_in(cast, "hima")]
    return (
        *(Row("brand", "hima", b, name) for name in ("share", "units") for b in inside),
        *(Row("brand", "hima", "all", name) for name in ("hhi", "effective_number", "units")),
        *(Row(lens, "hima", "all", "hhi") for lens in LENSES if lens != "brand"),
        Row("channel", "hima", "huawei", "share"),
        *(Row("brand", "huawei_tech", b, "outlets") for b in cast.brands),
    )


def measured(recording: Recording) -> Measured:
    """A recording with its values of ``rows_shown``."""
    return Measured(recording, glance(recording, rows_shown(recording.cast)))


def compared_rows() -> tuple[Row, ...]:
    """What is compared beside the lead future by future; all of it is among ``rows_shown``."""
    return (
        *(Row("brand", "hima", "all", name) for name in ("hhi", "units")),
        *(Row(lens, "hima", "all", "hhi") for lens in LENSES if lens != "brand"),
    )


def told(measured: Measured, lead: Lead, values: Floats) -> Shown:
    """Every row by month: all statistics of the lead, which comes first, and means of the others.

    Futures in which a row is undefined are left out; where there are any, ``undefined`` counts
    them. A statistic over no future is None.

    Args:
        measured: what was run.
        lead: the outcome to lead with.
        values: its values, (months, replications).
    """
    (band,) = summaries(values[None].copy())
    result = [_row(lead.row, dict(zip(STATISTICS, band.T, strict=True)), count_undefined(values))]
    means, undefined = mean(measured.values), count_undefined(measured.values)
    rows = zip(rows_shown(measured.recording.cast), means, undefined, strict=True)
    return result + [_row(row, {"mean": m}, left) for row, m, left in rows if row != lead.row]


def _row(row: Row, numbers: Mapping[str, Floats], left_out: NDArray[np.int64]) -> dict[str, Any]:
    lists: dict[str, Any] = {name: _plain(each) for name, each in numbers.items()}
    if left_out.any():
        lists[UNDEFINED] = left_out.tolist()
    return row._asdict() | lists


def paired(base: Measured, scenario: Measured, lead: Lead) -> Shown:
    """Paired differences by month, the lead's and then others, with the part that is accounting."""
    rows = [lead.row, *(row for row in compared_rows() if row != lead.row)]
    old, new = (np.concatenate([m.leading(lead)[None], m.of(rows[1:])]) for m in (base, scenario))
    flat = (len(rows) * old.shape[1], old.shape[2])
    found = statistics(old.reshape(flat), new.reshape(flat)).reshape(*old.shape[:2], -1)
    counted = _accounting(base.recording, scenario.recording, (lead, rows), (old, new))
    result: Shown = []
    for place, row in enumerate(rows):
        numbers = dict(zip(PAIRED[:-1], found[place].T, strict=True))
        lists = {name: _plain(numbers[name]) for name in _TOLD}
        result.append(row._asdict() | lists | {"accounting": counted.get(row)})
    return result


def _accounting(
    base: Recording,
    scenario: Recording,
    shown: tuple[Lead, Sequence[Row]],
    values: tuple[Floats, Floats],
) -> dict[Row, list[float | None]]:
    """The part of each difference that the base's own sales show in the scenario's books."""
    before, after = values
    lead, rows = shown
    split = [i for i, row in enumerate(rows) if is_split(row)]
    counted = relabelled(base, scenario)
    glanced = [rows[i] for i in split if rows[i] in rows_shown(base.cast)]
    others = [lead.values(counted)[None]] if len(glanced) < len(split) else []
    books = np.concatenate([*others, glance(counted, glanced)])
    parts = accounting_part(before[split], after[split], books)
    return {rows[i]: _plain(part) for i, part in zip(split, parts, strict=True)}


def _plain(values: Floats) -> list[float | None]:
    """A list; None for what is undefined, and for an interval that one future leaves open."""
    return [value if np.isfinite(value) else None for value in values.tolist()]
