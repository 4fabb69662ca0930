"""Which unit a measure has."""

from __future__ import annotations

from sim.measures.outcome import unit_of as outcome_unit
from sim.workshop.debrief.telling.told import Told
from sim.workshop.results.runs import SUMMED
from sim.workshop.results.scores import GOALS

__all__ = ["score_unit", "unit_of"]

_WRITTEN = {"index": "hhi"}
"""Units that the debrief calls otherwise."""


def score_unit(told: Told) -> str:
    """The unit of what is ranked: of the goal, yuan in worlds, points for predictions."""
    if told.format == "design":
        return GOALS[str(told.session["goal"])]
    return "yuan" if told.format == "roles" else "points"


def unit_of(told: Told, measure: str) -> str:
    """The unit of a measure."""
    if measure == "score":
        return score_unit(told)
    if measure == "points":
        return measure
    unit = outcome_unit(measure.removesuffix(SUMMED))
    return _WRITTEN.get(unit, unit)
