"""What charts are made from: a run or a comparison, and the words that their titles share."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from sim.measures.outcome import PAYOFF, PAYOFF_PER_MONTH
from sim.measures.recording import Cast
from sim.report.words import agent
from sim.study.compare import Comparison
from sim.study.result import Result

__all__ = ["calendar", "futures", "lens_words", "named", "outcome_words", "plain", "titles"]

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
_OUTCOMES = {
    "hima_units": "the alliance's sales",
    "hhi": "concentration by brand (HHI)",
    "effective_brands": "the effective number of brands",
    "automaker_hhi": "concentration by automaker (HHI)",
    "channel_hhi": "concentration by sales channel (HHI)",
    "profit_hhi": "concentration by profit (HHI)",
}
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


def calendar(month: str) -> str:
    """2028-06 as June 2028."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def futures(count: int) -> str:
    """1 future, 1,000 futures."""
    return "1 future" if count == 1 else f"{count:,} futures"


def lens_words(lens: str) -> str:
    """A lens as a label: by sales channel."""
    return _LENSES[lens]


def titles(cast: Cast) -> dict[str, str]:
    """Display names of the brands by their keys."""
    return dict(zip(cast.brands, cast.titles, strict=True))


def outcome_words(name: str, cast: Cast | None = None) -> str:
    """An outcome of ``sim.measures.outcome`` in words, to stand within a sentence.

    Args:
        name: the outcome.
        cast: whose titles brands have; without it they are made from the keys.
    """
    if name in _OUTCOMES:
        return _OUTCOMES[name]
    if name.startswith(PAYOFF_PER_MONTH):
        return f"{agent(name.removeprefix(PAYOFF_PER_MONTH))}'s mean payoff a month since the start"
    if name.startswith(PAYOFF):
        return f"{agent(name.removeprefix(PAYOFF))}'s payoff since the start (summed)"
    brand, _, what = name.rpartition("_")
    if what != "share":
        return f"{_title(brand, cast)}'s sales"
    if cast is None or brand not in cast.brands:
        return f"{_title(brand, cast)}'s share"
    inside = cast.hima[cast.brands.index(brand)]
    of = "the alliance's sales" if inside else "sales on Huawei technology"
    return f"{_title(brand, cast)}'s share of {of}"


def _title(brand: str, cast: Cast | None) -> str:
    return (titles(cast) if cast is not None else {}).get(brand, brand.capitalize())


def plain(values: NDArray[Any]) -> tuple[float, ...]:
    """An array of one dimension as plain numbers."""
    return tuple(float(value) for value in values)
