"""The documents that `sim run` prints of a saved run: served or fresh, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sim.aliases import Json
from sim.csv_text import csv_text
from sim.errors import StoreError
from sim.store.long_table import LABELS, STATISTICS, UNDEFINED, Table
from sim.store.run_folder import SavedRun

__all__ = ["to_csv", "to_json"]


def to_json(run: SavedRun, measures: Sequence[str] = (), months: Sequence[str] = ()) -> Json:
    """The document of `sim run --json`, its fields in the order of the reference.

    A statistic is None where its measure is undefined in every future.

    Args:
        run: the run.
        measures: the outcomes that ``headline`` has first; the run's headline where none are named.
        months: of ``series``; every month where none are named.

    Raises:
        StoreError: a table is damaged or holds a number that JSON has no word for.
    """
    manifest, table = run.manifest, _finite(run)
    names = dict.fromkeys((*(measures or (run.headline,)), "hhi", "effective_number"))
    return {
        "scenario": manifest.scenario,
        "seed": manifest.seed,
        "replications": manifest.replications,
        "months": manifest.months,
        "run": run.path.as_posix(),
        "anchor": manifest.anchor.model_dump(),
        "series": list(_of_months(table, months)),
        "headline": {name: _first_and_last(run, name) for name in names},
    }


def to_csv(run: SavedRun, months: Sequence[str] = ()) -> str:
    """The long table of a run as comma-separated values, with a head; see ``LABELS``.

    It has the rows of these months, of every month where none are named.

    The columns are those of ``series.parquet``: ``scenario``, the labels, the statistics,
    ``undefined``. A number is written so that it reads back as the same one. A statistic of a
    measure that is undefined in every future is left empty.

    Raises:
        StoreError: a table is damaged or holds a number that is not finite.
    """
    names = (*LABELS, *STATISTICS, UNDEFINED)
    rows = (
        (run.manifest.scenario, *(row[k] for k in names))
        for row in _of_months(_finite(run), months)
    )
    return csv_text(("scenario", *names), rows)


def _of_months(table: Table, months: Sequence[str]) -> Iterator[Json]:
    """The rows of some months; of every month where none are named."""
    return (row for row in table.rows() if not months or row["month"] in months)


def _finite(run: SavedRun) -> Table:
    """The long table, if every number in it is one, but for what is undefined in every future."""
    table = run.series
    nowhere = table.undefined == run.manifest.replications
    for name in STATISTICS:
        if not np.array_equal(np.isfinite(getattr(table, name)), ~nowhere):
            raise StoreError(f"{run.path / 'series.parquet'}: column {name} holds no finite number")
    return table


def _first_and_last(run: SavedRun, name: str) -> Json:
    """Of the first month the mean; of the last the mean, the band, and what is left out of them."""
    rows = run.outcome_series(name)
    by_month = [*rows.rows()]
    first, last = by_month[0], by_month[-1]
    return {
        "first": first["mean"],
        "last": last["mean"],
        **{name: last[name] for name in ("p05", "p95", UNDEFINED)},
    }
