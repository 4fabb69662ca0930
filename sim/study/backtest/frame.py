"""Outcomes that Python holds: a DataFrame, or a list of dicts, as the table of a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from numbers import Real
from typing import Any, TypeGuard

from sim.errors import InputError
from sim.study.backtest.table import COLUMNS, Table, table_of

__all__ = ["table_from_python"]

_FILE = "<outcomes>"
_MISSING = frozenset(("nan", "NaT", "<NA>"))
"""How NumPy and pandas print a value that is missing."""


def table_from_python(data: object) -> Table:
    """Return the table in a DataFrame or in dicts; its lines are rows, counted from 1.

    Args:
        data: a pandas DataFrame with COLUMNS as columns or index levels, or a list of dicts with
            COLUMNS as keys. Months are texts, periods, timestamps or dates.

    Raises:
        InputError: it is something else.
        OutcomesError: one of COLUMNS is missing or given twice.
    """
    head, rows = _from_frame(data) if _is_frame(data) else _from_dicts(data)
    lines = [[str(name).strip() for name in head], *([_text(cell) for cell in r] for r in rows)]
    return table_of(_FILE, [(number, cells) for number, cells in enumerate(lines) if any(cells)])


def _is_frame(data: object) -> bool:
    # pandas is an extra: a frame is known by what it has, so that nothing imports pandas here
    return all(hasattr(data, name) for name in ("columns", "iloc", "reset_index"))


def _from_frame(frame: Any) -> tuple[list[Any], list[tuple[Any, ...]]]:
    if any(str(name).strip().lower() in COLUMNS for name in frame.index.names):
        frame = frame.reset_index()
    columns = [frame.iloc[:, i].tolist() for i in range(len(frame.columns))]
    return list(frame.columns), list(zip(*columns, strict=True))


def _from_dicts(data: Any) -> tuple[list[Any], list[tuple[Any, ...]]]:
    if not _is_rows(data):
        raise InputError(
            "outcomes: take a path, a DataFrame or a list of dicts with month, measure and value, "
            f"not {type(data).__name__}"
        )
    head = list(dict.fromkeys(name for row in data for name in row))
    return head, [tuple(row.get(name) for name in head) for row in data]


def _is_rows(data: object) -> TypeGuard[Sequence[Mapping[object, object]]]:
    if not isinstance(data, Sequence) or isinstance(data, str | bytes):
        return False
    return all(isinstance(row, Mapping) for row in data)


def _text(cell: object) -> str:
    """A cell as a file would have it; empty where it is missing."""
    plain = str(cell)
    if cell is None or plain in _MISSING:
        return ""
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, Real) and not isinstance(cell, bool | int):
        plain = repr(float(cell))
    return unicodedata.normalize("NFKC", plain).strip()
