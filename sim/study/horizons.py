"""Which months are shown: the usual horizons, or those that a user names."""

from __future__ import annotations

from collections.abc import Sequence

from sim.errors import InputError

__all__ = ["OUTCOME_MONTHS", "horizons", "month_index"]

OUTCOME_MONTHS = (6, 12, 24, 36)
"""Counted from 1: the sixth month, and so on."""

_COLUMNS = 4
"""Months that fit beside a title and June in 80 columns."""


def horizons(months: int) -> list[int]:
    """The months shown, counted from 1: 6, 12, 24, 36, as many as there are, and the last."""
    reached = [h for h in OUTCOME_MONTHS if h < months]
    return [*reached[: _COLUMNS - 1], months]


def month_index(wanted: str, months: Sequence[str]) -> int:
    """Where a month stands in a run: ``2026-06``, or ``12`` for the twelfth; counted from 0.

    Raises:
        InputError: the run has no such month.
    """
    if wanted in months:
        return months.index(wanted)
    if wanted.isdecimal() and 1 <= int(wanted) <= len(months):
        return int(wanted) - 1
    raise InputError(
        f"{wanted!r} is no month of this run; take one from {months[0]} to {months[-1]}, or its "
        f"number, 1 to {len(months)} (--months makes a run longer)"
    )
