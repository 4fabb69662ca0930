"""The documents that `sim run` prints of a saved run: served or fresh, the same bytes."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.csv_text import csv_text
from sim.errors import StoreError
from sim.store.long_table import LABELS, STATISTICS, Table
from sim.store.run_folder import SavedRun

__all__ = ["to_csv", "to_json"]


def to_json(run: SavedRun) -> dict[str, Any]:
    """The document of `sim run --json`, its fields in the order of the reference.

    Raises:
        StoreError: a table is damaged or holds a number that JSON has no word for.
    """
    manifest, table = run.manifest, _finite(run)
    return {
        "scenario": manifest.scenario,
        "seed": manifest.seed,
        "replications": manifest.replications,
        "months": manifest.months,
        "run": run.path.as_posix(),
        "anchor": manifest.anchor.model_dump(),
        "series": list(table.rows()),
        "headline": _headline(table, manifest.anchor_brand),
    }


def to_csv(run: SavedRun) -> str:
    """The long table of a run as comma-separated values, with a head; see ``LABELS``.

    The columns are those of ``series.parquet``: ``scenario``, the labels, the statistics. A number
    is written so that it reads back as the same one.

    Raises:
        StoreError: a table is damaged or holds a number that is not finite.
    """
    names = (*LABELS, *STATISTICS)
    rows = ((run.manifest.scenario, *(row[k] for k in names)) for row in _finite(run).rows())
    return csv_text(("scenario", *names), rows)


def _finite(run: SavedRun) -> Table:
    """The long table, if every number in it is one."""
    table = run.series
    for name in STATISTICS:
        if not np.isfinite(getattr(table, name)).all():
            raise StoreError(f"{run.path / 'series.parquet'}: column {name} holds no finite number")
    return table


def _headline(table: Table, anchor_brand: str) -> dict[str, dict[str, float]]:
    picked = {
        "aito_share": (anchor_brand, "share"),
        "hhi": ("all", "hhi"),
        "effective_brands": ("all", "effective_number"),
    }
    return {name: _first_and_last(table, *row) for name, row in picked.items()}


def _first_and_last(table: Table, entity: str, measure: str) -> dict[str, float]:
    rows = table.where(lens="brand", scope="hima", entity=entity, measure=measure)
    if not len(rows):
        raise StoreError(
            f"the saved series lacks {measure} of {entity}; move the folder away, run again"
        )
    return {
        "first": float(rows.mean[0]),
        "last": float(rows.mean[-1]),
        "p05": float(rows.p05[-1]),
        "p95": float(rows.p95[-1]),
    }
