"""The long table of a run: one row per lens, scope, entity, measure and month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from math import isnan

import numpy as np

from sim.aliases import Json
from sim.arrays import Array, Floats, Ints

__all__ = ["LABELS", "STATISTICS", "UNDEFINED", "Table"]

LABELS = ("lens", "scope", "entity", "measure", "month")
STATISTICS = ("mean", "p05", "p25", "p50", "p75", "p95")
UNDEFINED = "undefined"
"""The column that counts the futures which the statistics leave out."""


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of equal length: what is measured (LABELS) and its ensemble (STATISTICS).

    STATISTICS are over the futures in which the measure is defined, NaN where there are none;
    ``undefined`` is how many futures are left out.

    Rows of one lens, scope, entity and measure stand together, in the order of months.
    HHI is on 0 to 10,000, shares on 0 to 1, payoff in yuan a month.
    """

    lens: tuple[str, ...]
    scope: tuple[str, ...]
    entity: tuple[str, ...]
    measure: tuple[str, ...]
    month: tuple[str, ...]
    mean: Floats
    p05: Floats
    p25: Floats
    p50: Floats
    p75: Floats
    p95: Floats
    undefined: Ints

    def __len__(self) -> int:
        """How many rows."""
        return len(self.lens)

    def columns(self) -> dict[str, tuple[str, ...] | Array]:
        """Every column by its name, in the order of the file."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def where(self, **labels: str) -> Table:
        """The rows whose labels have these values: ``table.where(lens="brand", measure="hhi")``."""
        wanted = [(getattr(self, name), value) for name, value in labels.items()]
        rows = [i for i in range(len(self)) if all(column[i] == value for column, value in wanted)]
        picked: Json = {name: tuple(getattr(self, name)[i] for i in rows) for name in LABELS}
        picked |= {name: getattr(self, name)[rows] for name in (*STATISTICS, UNDEFINED)}
        return Table(**picked)

    def rows(self) -> Iterator[dict[str, str | float | None]]:
        """Row after row as plain Python values; None where there is no number."""
        columns = self.columns()
        plain = [_plain(c) if isinstance(c, np.ndarray) else c for c in columns.values()]
        names = tuple(columns)
        return (dict(zip(names, row, strict=True)) for row in zip(*plain, strict=True))


def _plain(values: Array) -> list[float | None]:
    return [None if isnan(value) else value for value in values.tolist()]
