"""The tables of docs/reliability.md, from the counts that `python -m benchmarks.faults` keeps."""

from __future__ import annotations

from cells import table

from benchmarks.faults.tables import endurance_rows, fault_rows

__all__ = ["endurance_table", "faults_table"]


def faults_table() -> str:
    """Return what became of every kind of fault."""
    head, *rows = fault_rows()
    return table(" | ".join(head), rows)


def endurance_table() -> str:
    """Return what the last endurance run measured."""
    head, *rows = endurance_rows()
    return table(" | ".join(head), rows) if rows else "It has not been run yet."
