"""Rounds are quarters: which months a round is about."""

from __future__ import annotations

from typing import NamedTuple

from sim.scenario.types.months import QUARTER
from sim.workshop.opening import Opening

__all__ = ["QUARTER", "Quarter", "quarter"]


class Quarter(NamedTuple):
    """A round's months: people decide before the first, and see all of them when it is shown."""

    number: int
    first: str
    last: str


def quarter(opening: Opening, number: int) -> Quarter:
    """The quarter of a round, counted from 1; round 0 stands before the first."""
    start = QUARTER * (max(number, 1) - 1)
    months = opening.calendar
    return Quarter(number, months[start], months[start + QUARTER - 1])
