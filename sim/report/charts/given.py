"""What charts are made from: a run or a comparison, and the words that their titles share."""

from __future__ import annotations

from sim.arrays import Array
from sim.measures.outcome_titles import outcome_words, titles
from sim.report.palette import scenario_colours
from sim.study.compare import Comparison
from sim.study.result import Result

__all__ = [
    "calendar",
    "colours",
    "futures",
    "left_out",
    "lens_words",
    "named",
    "outcome_words",
    "plain",
    "titles",
]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_LENSES = {
    "brand": "by brand",
    "automaker": "by automaker",
    "channel": "by sales channel",
    "profit": "by profit",
}


def named(given: Result | Comparison) -> tuple[tuple[str, Result], ...]:
    """The results with their names, a comparison's base first."""
    if isinstance(given, Comparison):
        return tuple(zip(given.names, given.results, strict=True))
    return ((given.scenario.name, given),)


def colours(given: Result | Comparison) -> dict[str, str]:
    """The colour of each scenario by its name."""
    return scenario_colours({name: result.scenario for name, result in named(given)})


def calendar(month: str) -> str:
    """2028-06 as June 2028."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def futures(count: int) -> str:
    """1 future, 1,000 futures."""
    return "1 future" if count == 1 else f"{count:,} futures"


def left_out(most: int) -> str:
    """Say how many futures are left out; nothing where none are.

    Args:
        most: the largest number of any value that is drawn.
    """
    if not most:
        return ""
    return f" Undefined in up to {futures(most)}, which are left out: there is nothing to share."


def lens_words(lens: str) -> str:
    """A lens as a label: by sales channel."""
    return _LENSES[lens]


def plain(values: Array) -> tuple[float, ...]:
    """An array of one dimension as plain numbers."""
    return tuple(float(value) for value in values)
