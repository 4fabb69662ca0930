"""Tables of outcomes as rows that know their lines, from text or from Python."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sim.errors import OutcomesError, Problem
from sim.scenario.text.nearest import mend, nearest, quoted
from sim.study.backtest.text import fail, read_text

__all__ = ["COLUMNS", "Cells", "Table", "TextRow", "read_table", "table_of"]

COLUMNS = ("month", "measure", "value")
_DELIMITERS = ",;\t"
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t])"?', re.IGNORECASE)
"""A first line that tells Excel the separator."""

Cells = tuple[int, list[str]]
"""A line's number, counted from 1, and the texts in it."""


class TextRow(NamedTuple):
    """One row as it was written, normalised (NFKC), without spaces around.

    ``value`` is None where the row has too many cells or too few, which is a problem of its own.
    """

    line: int
    month: str
    measure: str
    value: str | None


class Table(NamedTuple):
    """Rows with a month and a measure, and what is wrong with the table.

    ``decimal_comma`` says whether a comma is the decimal sign; ``ignored`` names other columns.
    """

    file: str
    rows: tuple[TextRow, ...]
    problems: tuple[Problem, ...]
    decimal_comma: bool = False
    ignored: tuple[str, ...] = ()


def read_table(source: str | Path, encoding: str | None = None) -> Table:
    """Return the rows of a file, or of standard input for ``-``.

    Raises:
        InputError: there is no such encoding.
        OutcomesError: it cannot be read, is not CSV, or lacks one of COLUMNS.
    """
    file = "<stdin>" if source == "-" else str(source)
    text, first, delimiter = _delimiter(read_text(source, file, encoding))
    lines = _cells(text, first, delimiter, file)
    return table_of(file, lines, decimal_comma=delimiter == ";")


def table_of(file: str, lines: Sequence[Cells], *, decimal_comma: bool = False) -> Table:
    """Return the table in cells whose first line names the columns.

    Raises:
        OutcomesError: one of COLUMNS is missing or given twice.
    """
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
        problems += _cell_problems(file, number, cells, names)
    rows = tuple(_rows(names, body))
    return Table(file, rows, tuple(problems), decimal_comma, _ignored(head))


def _ignored(head: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in head if name and name.lower() not in COLUMNS)


def _rows(names: Sequence[str], body: Sequence[Cells]) -> Iterator[TextRow]:
    month, measure, value = (names.index(column) for column in COLUMNS)
    for number, cells in body:
        if len(cells) > max(month, measure):
            fits = value < len(cells) and not any(cells[len(names) :])
            yield TextRow(number, cells[month], cells[measure], cells[value] if fits else None)


def _delimiter(text: str) -> tuple[str, int, str]:
    """The text below a line ``sep=;``, that line's number (or 0), and the separator of columns.

    Without such a line it is the separator that finds most of COLUMNS in the first line.
    """
    first, _, rest = text.partition("\n")
    said = _SEPARATOR_LINE.fullmatch(first.strip("\r "))
    if said:
        return rest, 1, said[1]
    head = next((line for line in text.splitlines() if line.strip()), "")

    def known(delimiter: str) -> int:
        names = (name.strip('" ').lower() for name in head.split(delimiter))
        return sum(name in COLUMNS for name in names)

    return text, 0, max(_DELIMITERS, key=known)


def _cells(text: str, skipped: int, delimiter: str, file: str) -> list[Cells]:
    """Every line that is not blank; a line that quotes run over counts as its first."""

    def found() -> Iterator[Cells]:
        before = skipped
        try:
            for cells in reader:
                yield before + 1, [unicodedata.normalize("NFKC", cell).strip() for cell in cells]
                before = skipped + reader.line_num
        except csv.Error as error:
            fail(file, before + 1, f"not valid CSV ({error}); is a quote not closed?")

    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [(line, cells) for line, cells in found() if any(cells)]


def _missing(names: Sequence[str]) -> list[str]:
    return [column for column in COLUMNS if column not in names]


def _head_problems(file: str, line: int, names: Sequence[str]) -> list[Problem]:
    """What is wrong with the names of the columns; other columns than COLUMNS are no problem."""
    if not set(names) & set(COLUMNS):
        message = f"the first line must name the columns; begin with {','.join(COLUMNS)}"
        return [Problem(file, line, "", message)]
    missing = _missing(names)
    found = [Problem(file, line, m, "column missing; add it") for m in missing]
    for name in filter(None, dict.fromkeys(names)):
        if name not in COLUMNS:
            if nearest(name, missing):
                unknown = f"unknown column{mend(name, missing)}"
                found.append(Problem(file, line, quoted(name), unknown))
        elif names.count(name) > 1:
            found.append(Problem(file, line, name, "column given twice; keep one of them"))
    return found


def _cell_problems(
    file: str, line: int, cells: Sequence[str], names: Sequence[str]
) -> Iterator[Problem]:
    """Cells without a column, and needed columns without a cell; empty cells are never too many."""
    needed = max(names.index(column) for column in COLUMNS)
    if len(cells) <= needed or any(cells[len(names) :]):
        yield Problem(file, line, "", _miscounted(len(cells), len(names)))
        return
    nameless = (cell for cell, name in zip(cells, names, strict=False) if cell and not name)
    for cell in nameless:
        yield Problem(file, line, "", f"{quoted(cell)} is in a column without a name; name it")


def _miscounted(cells: int, columns: int) -> str:
    message = "1 value" if cells == 1 else f"{cells} values"
    how = "put numbers with commas in quotes" if cells > columns else "add what is missing"
    return f"{message} where there are {columns} columns; {how}"
