"""The tables of what was kept, as rows of text."""

from __future__ import annotations

from pathlib import Path

from benchmarks.faults.kinds import KINDS
from benchmarks.faults.ledger import COUNTS, Entry, read_endurance, read_ledger

__all__ = ["as_text", "endurance_rows", "fault_rows"]

HEAD = (
    "kind",
    "what is done",
    "tried",
    "lost",
    "left behind",
    "wrong",
    "unnoticed",
    "last tried",
)
"""The columns of the table of faults."""


def fault_rows(file: Path = COUNTS) -> list[tuple[str, ...]]:
    """Return the table of faults, its head first."""
    entries = read_ledger(file)
    return [HEAD, *(_row(name, entries.get(name)) for name in KINDS)]


def _row(name: str, entry: Entry | None) -> tuple[str, ...]:
    title = KINDS[name].title
    if entry is None:
        return name, title, "0", *("",) * 4, "not yet"
    counts = entry.counts
    numbers = (counts.tried, counts.lost, counts.left_behind, counts.wrong, counts.unnoticed)
    when = f"{entry.date}, model {entry.model}, load {entry.load:g}"
    return name, title, *(f"{number:,}" for number in numbers), when


def endurance_rows(file: Path = COUNTS) -> list[tuple[str, str]]:
    """Return what the last endurance run measured, a head first; the head alone without a run."""
    measured = read_endurance(file)
    return [("what", "measured"), *((_words(name), _figure(x)) for name, x in measured.items())]


def _words(name: str) -> str:
    return name.replace("_", " ")


def _figure(value: object) -> str:
    return f"{value:,.4g}" if isinstance(value, float) else str(value)


def as_text(rows: list[tuple[str, ...]]) -> str:
    """Return rows as columns for a terminal."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (zip(row, widths, strict=True) for row in rows)
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in line).rstrip() for line in lines
    )
