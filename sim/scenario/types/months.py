"""Calendar months as text (``2025-07``) and as whole numbers."""

from __future__ import annotations

__all__ = ["ANCHOR", "FIRST", "QUARTER", "add_months", "calendar_month", "months_between"]

ANCHOR = "2025-06"
"""The month that the model is calibrated to."""

FIRST = "2025-07"
"""The first month that is simulated."""

QUARTER = 3
"""Months in a quarter of the year."""


def _ordinal(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def add_months(month: str, count: int) -> str:
    """The month ``count`` months after ``month`` (before it, when negative)."""
    year, number = divmod(_ordinal(month) + count, 12)
    return f"{year:04d}-{number + 1:02d}"


def months_between(first: str, second: str) -> int:
    """How many months ``second`` lies after ``first``; negative when before."""
    return _ordinal(second) - _ordinal(first)


def calendar_month(month: str) -> int:
    """The number of the month in its year, 1 to 12."""
    return _ordinal(month) % 12 + 1
