"""The long table of a run: one row per lens, scope, entity, measure and month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["LABELS", "STATISTICS", "Table"]

LABELS = ("lens", "scope", "entity", "measure", "month")
STATISTICS = ("mean", "p05", "p25", "p50", "p75", "p95")


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of equal length: what is measured (LABELS) and its ensemble (STATISTICS).

    Rows of one lens, scope, entity and measure stand together, in the order of months.
    HHI is on 0 to 10,000, shares on 0 to 1, payoff in yuan a month.
    """

    lens: tuple[str, ...]
    scope: tuple[str, ...]
    entity: tuple[str, ...]
    measure: tuple[str, ...]
    month: tuple[str, ...]
    mean: NDArray[np.float64]
    p05: NDArray[np.float64]
    p25: NDArray[np.float64]
    p50: NDArray[np.float64]
    p75: NDArray[np.float64]
    p95: NDArray[np.float64]

    def __len__(self) -> int:
        """How many rows."""
        return len(self.lens)

    def columns(self) -> dict[str, tuple[str, ...] | NDArray[np.float64]]:
        """Every column by its name, in the order of the file."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def where(self, **labels: str) -> Table:
        """The rows whose labels have these values: ``table.where(lens="brand", measure="hhi")``."""
        wanted = [(getattr(self, name), value) for name, value in labels.items()]
        rows = [i for i in range(len(self)) if all(column[i] == value for column, value in wanted)]
        picked: dict[str, Any] = {
            name: tuple(getattr(self, name)[i] for i in rows) for name in LABELS
        }
        picked |= {name: getattr(self, name)[rows] for name in STATISTICS}
        return Table(**picked)

    def rows(self) -> Iterator[dict[str, str | float]]:
        """Row after row as plain Python values."""
        columns = self.columns()
        plain = [c.tolist() if isinstance(c, np.ndarray) else c for c in columns.values()]
        names = tuple(columns)
        return (dict(zip(names, row, strict=True)) for row in zip(*plain, strict=True))
