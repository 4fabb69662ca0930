"""Comma-separated values as rows that know their lines; what is no such file is a problem."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sim.errors import OutcomesError, Problem
from sim.scenario.nearest import mend, quoted
from sim.study.backtest.text import fail, read_text

__all__ = ["COLUMNS", "Row", "Table", "read_table"]

COLUMNS = ("month", "measure", "value")

Cells = tuple[int, list[str]]
"""A line's number, counted from 1, and what stands in it."""


class Row(NamedTuple):
    """One row as it was written, without spaces around.

    ``value`` is None where the row has too many values or too few, which is told as a problem.
    """

    line: int
    month: str
    measure: str
    value: str | None


class Table(NamedTuple):
    """Rows with a month and a measure, and what is wrong with the table."""

    file: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_table(source: str | Path) -> Table:
    """The rows of a file, or of standard input for ``-``.

    Raises:
        OutcomesError: it cannot be read, is not UTF-8 or CSV, or lacks one of COLUMNS.
    """
    file = "<stdin>" if source == "-" else str(source)
    lines = _cells(read_text(source, file), file)
    if not lines:
        fail(file, 0, f"the file is empty; begin with the line {','.join(COLUMNS)}")
    (line, head), *body = lines
    names = [name.lower() for name in head]
    problems = _head_problems(file, line, names)
    if any(names.count(column) != 1 for column in COLUMNS):
        raise OutcomesError(problems)
    if not body:
        problems.append(Problem(file, 0, "", "there are no rows below the names of the columns"))
    for number, cells in body:
        if len(cells) != len(names):
            problems.append(Problem(file, number, "", _miscounted(len(cells), len(names))))
    return Table(file, tuple(_rows(names, body)), tuple(problems))


def _rows(names: Sequence[str], body: Sequence[Cells]) -> Iterator[Row]:
    month, measure, value = (names.index(column) for column in COLUMNS)
    for number, cells in body:
        if len(cells) > max(month, measure):
            known = cells[value] if len(cells) == len(names) else None
            yield Row(number, cells[month], cells[measure], known)


def _cells(text: str, file: str) -> list[Cells]:
    """Every line that is not blank; a line that quotes run over counts as its first."""

    def found() -> Iterator[Cells]:
        before = 0
        try:
            for cells in reader:
                yield before + 1, [cell.strip() for cell in cells]
                before = reader.line_num
        except csv.Error as error:
            fail(file, before + 1, f"not valid CSV ({error}); is a quote not closed?")

    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [(line, cells) for line, cells in found() if any(cells)]


def _head_problems(file: str, line: int, names: Sequence[str]) -> list[Problem]:
    """What is wrong with the names of the columns; nothing when they are COLUMNS in any order."""
    wanted = ",".join(COLUMNS)
    if not set(names) & set(COLUMNS):
        other = next((mark for mark in (";", "\t") if mark in names[0]), None)
        told = f"the first line must name the columns; begin with {wanted}"
        if other is not None:
            told = f"the columns are separated by {other!r}; separate them by commas"
        return [Problem(file, line, "", told)]
    found = []
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            told = f"unknown column{mend(name, COLUMNS)}" if name else "a column without a name"
            found.append(Problem(file, line, quoted(name) if name else "", told))
        elif names.count(name) > 1:
            found.append(Problem(file, line, name, "column given twice; keep one of them"))
    missing = (name for name in COLUMNS if name not in names)
    return [*found, *(Problem(file, line, m, "column missing; add it") for m in missing)]


def _miscounted(cells: int, columns: int) -> str:
    told = "1 value" if cells == 1 else f"{cells} values"
    how = "write numbers without commas" if cells > columns else "add what is missing"
    return f"{told} where there are {columns} columns; {how}"
