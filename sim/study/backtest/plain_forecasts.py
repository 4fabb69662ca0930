"""The forecasts that any model must beat: June held, and the drift of the history carried on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sim.measures.june_outcomes import june_outcome
from sim.measures.outcome import unit_of
from sim.measures.recording import Recording
from sim.scenario.types.months import ANCHOR, months_between
from sim.study.backtest.periods import Period
from sim.world.history import history

__all__ = ["PlainForecast", "drift_of"]

_ALLIANCE = ("aito", "luxeed", "stelato")
"""The brands that the history counts as the alliance."""
_SPAN = 11
"""Months between first and last figure, twelve calendar months: over less, drift would take the
season for a trend."""


@dataclass(frozen=True)
class PlainForecast:
    """What can be said of a measure without a model.

    Attributes:
        june: its value in June 2025, the mean over replications.
        drift: its mean monthly change in logarithms up to then; None where too little is published.
        scale: what its errors are divided by, to be compared with those of other measures.
        most: the highest value it can have.
        adds_up: whether a quarter is the sum of its months.
    """

    june: float
    drift: float | None
    scale: float
    most: float
    adds_up: bool

    @classmethod
    def of(cls, recording: Recording, measure: str) -> PlainForecast:
        """Of a measure whose June value is known.

        The scale is June's value; for those who sold nothing then the alliance's.
        """
        june = float(june_outcome(recording, measure).mean())
        share = unit_of(measure) == "share"
        whole = 1.0 if share else float(june_outcome(recording, "hima_units").mean())
        most, adds_up = (1.0 if share else math.inf), unit_of(measure) == "vehicles"
        return cls(june, drift_of(measure), june or whole, most, adds_up)

    def held(self, period: Period) -> float:
        """June's value, for every month of a period: volumes add up, shares stay."""
        return self.june * (period.months if self.adds_up else 1)

    def drifted(self, period: Period) -> float | None:
        """June's value, changed by the drift of every month since; a share stays at most 1."""
        if self.drift is None:
            return None
        values = [
            min(self.june * math.exp(self.drift * months_between(ANCHOR, month)), self.most)
            for month in period.calendar
        ]
        return sum(values) / (1 if self.adds_up else len(values))


def _shares(brand: str, units: Mapping[str, float]) -> dict[str, float]:
    """A brand's published part of the alliance, by month."""
    whole = _figures(_ALLIANCE) if brand in _ALLIANCE else {}
    return {month: value / whole[month] for month, value in units.items() if month in whole}


def drift_of(measure: str) -> float | None:
    """Mean monthly log change from the first published figure to June's; None if there is none."""
    brand, _, what = measure.rpartition("_")
    known = _figures(_ALLIANCE if brand == "hima" else (brand,))
    if what == "share":
        known = _shares(brand, known)
    elif what != "units":
        return None
    first = min(known, default=ANCHOR)
    span = months_between(first, ANCHOR)
    if ANCHOR not in known or span < _SPAN:
        return None
    return math.log(known[ANCHOR] / known[first]) / span


def _figures(whom: tuple[str, ...]) -> dict[str, float]:
    """Published vehicles by month; of figures that contradict each other the surest."""
    found = [each for each in history() if each.whom == whom and not each.floor]
    return {each.month: each.units for each in sorted(found, key=lambda each: -each.error)}
