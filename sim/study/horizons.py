"""Which months are shown: the usual horizons, or those that a user names."""

from __future__ import annotations

from collections.abc import Sequence

from sim.errors import InputError
from sim.scenario import Scenario
from sim.scenario.text.nearest import found
from sim.scenario.types.months import add_months

__all__ = ["COLUMNS", "OUTCOME_MONTHS", "calendar_of", "horizons", "month_index", "named", "up_to"]

OUTCOME_MONTHS = (6, 12, 24, 36)
"""Counted from 1: the sixth month, and so on."""

COLUMNS = 4
"""Months that fit beside a title and June in 80 columns."""


def horizons(months: int) -> list[int]:
    """The months shown, counted from 1: 6, 12, 24, 36, as many as there are, and the last."""
    reached = [h for h in OUTCOME_MONTHS if h < months]
    return [*reached[: COLUMNS - 1], months]


def month_index(wanted: str, months: Sequence[str]) -> int:
    """Where a month stands in a run: ``2026-06``, or ``12`` for the twelfth; counted from 0.

    Raises:
        InputError: the run has no such month.
    """
    if not isinstance(wanted, str):
        raise InputError(
            f"a month is text, such as {months[-1]!r} or '{len(months)}' for the last of this run, "
            f"and not {found(wanted)}"
        )
    if wanted in months:
        return months.index(wanted)
    if wanted.isdecimal() and 1 <= int(wanted) <= len(months):
        return int(wanted) - 1
    raise InputError(
        f"{wanted!r} is no month of this run; take one from {months[0]} to {months[-1]}, or its "
        f"number, 1 to {len(months)} (--months makes a run longer)"
    )


def named(wanted: Sequence[str] | None, calendar: Sequence[str]) -> tuple[int, ...]:
    """The months that a user names, counted from 1, rising; the horizons where none are named.

    Raises:
        InputError: the run has no such month.
    """
    if not wanted:
        return tuple(horizons(len(calendar)))
    return tuple(sorted({month_index(month, calendar) + 1 for month in wanted}))


def calendar_of(scenario: Scenario) -> tuple[str, ...]:
    """The months that a scenario simulates."""
    return tuple(add_months(scenario.run.start, t) for t in range(scenario.run.months))


def up_to(month: str | None, calendar: Sequence[str]) -> tuple[int, ...]:
    """A month (the last when None) with the horizons before it, counted from 0, rising."""
    last = len(calendar) - 1 if month is None else month_index(month, calendar)
    return tuple(sorted({*(h - 1 for h in horizons(last + 1)), last}))
