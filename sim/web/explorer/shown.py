"""The rows that the page shows, and their statistics as lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.measures.lenses import LENSES, brands_in
from sim.measures.recording import Cast, Recording
from sim.measures.rows import Row
from sim.store.long_table import STATISTICS, UNDEFINED
from sim.study.compare.accounting import is_split, relabelled
from sim.study.compare.pair import accounting_part, statistics
from sim.study.compare.track import STATISTICS as PAIRED
from sim.study.defined import count_undefined, mean
from sim.study.glance import glance, summaries

__all__ = [
    "Measured",
    "Shown",
    "anchor_share",
    "compared_rows",
    "measured",
    "paired",
    "rows_shown",
    "told",
]

Floats = NDArray[np.float64]


class Measured(NamedTuple):
    """A recording, and its values of ``rows_shown``, (rows, months, replications)."""

    recording: Recording
    values: Floats

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


def anchor_share(cast: Cast) -> Row:
    """The row that the page is about: Aito's share of the alliance."""
    return Row("brand", "hima", cast.brands[cast.anchor], "share")


def compared_rows(cast: Cast) -> tuple[Row, ...]:
    """What is compared future by future; all of it is among ``rows_shown``."""
    return (
        anchor_share(cast),
        *(Row("brand", "hima", "all", name) for name in ("hhi", "units")),
        *(Row(lens, "hima", "all", "hhi") for lens in LENSES if lens != "brand"),
    )


def told(cast: Cast, values: Floats) -> Shown:
    """Every row by month: its mean, and all statistics of a row that is drawn with a band.

    Futures in which a row is undefined are left out; where there are any, ``undefined`` counts
    them. A statistic over no future is None.

    Args:
        cast: who is on stage.
        values: of ``rows_shown``, (rows, months, replications).
    """
    rows = rows_shown(cast)
    banded = (anchor_share(cast), Row("brand", "hima", "all", "units"))
    bands = dict(zip(banded, summaries(values[[rows.index(row) for row in banded]]), strict=True))
    result: Shown = []
    undefined = count_undefined(values)
    for row, middle, left_out in zip(rows, mean(values), undefined, strict=True):
        numbers = {"mean": middle}
        if row in bands:
            numbers = dict(zip(STATISTICS, bands[row].T, strict=True))
        lists: dict[str, Any] = {name: _plain(each) for name, each in numbers.items()}
        if left_out.any():
            lists[UNDEFINED] = left_out.tolist()
        result.append(row._asdict() | lists)
    return result


def paired(base: Measured, scenario: Measured) -> Shown:
    """Paired differences of ``compared_rows`` by month, with the part that is accounting."""
    rows = compared_rows(scenario.recording.cast)
    old, new = base.of(rows), scenario.of(rows)
    flat = (len(rows) * old.shape[1], old.shape[2])
    found = statistics(old.reshape(flat), new.reshape(flat)).reshape(*old.shape[:2], -1)
    counted = _accounting(base.recording, scenario.recording, rows, (old, new))
    result: Shown = []
    for place, row in enumerate(rows):
        numbers = dict(zip(PAIRED[:-1], found[place].T, strict=True))
        lists = {name: _plain(numbers[name]) for name in _TOLD}
        result.append(row._asdict() | lists | {"accounting": counted.get(row)})
    return result


def _accounting(
    base: Recording, scenario: Recording, rows: Sequence[Row], values: tuple[Floats, Floats]
) -> dict[Row, list[float | None]]:
    """The part of each difference that the base's own sales show in the scenario's books."""
    before, after = values
    split = [i for i, row in enumerate(rows) if is_split(row)]
    books = glance(relabelled(base, scenario), [rows[i] for i in split])
    parts = accounting_part(before[split], after[split], books)
    return {rows[i]: _plain(part) for i, part in zip(split, parts, strict=True)}


def _plain(values: Floats) -> list[float | None]:
    """A list; None for what is undefined, and for an interval that one future leaves open."""
    return [value if np.isfinite(value) else None for value in values.tolist()]
