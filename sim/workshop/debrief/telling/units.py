"""Which unit a measure has."""

from __future__ import annotations

from sim.workshop.debrief.telling.told import Told

__all__ = ["score_unit", "unit_of"]

_GOALS = {"spread": "share", "volume": "vehicles", "earnings": "yuan", "balance": "index"}
_MEASURES = {"aito_share": "share", "hhi": "hhi", "hima_units": "vehicles", "points": "points"}


def score_unit(told: Told) -> str:
    """The unit of what is ranked: of the goal, yuan in worlds, points for predictions."""
    if told.format == "design":
        return _GOALS[str(told.session["goal"])]
    return "yuan" if told.format == "roles" else "points"


def unit_of(told: Told, measure: str) -> str:
    """The unit of a measure."""
    if measure == "score":
        return score_unit(told)
    return _MEASURES.get(measure, "yuan")
