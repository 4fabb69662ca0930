"""Which unit a measure has."""

from __future__ import annotations

from sim.workshop import measure_words
from sim.workshop.debrief.telling.told import Told
from sim.workshop.measures import measure_named
from sim.workshop.measures import score_unit as unit_of_scores

__all__ = ["goal_words", "score_unit", "unit_of"]


def score_unit(told: Told) -> str:
    """The unit of what is ranked: of the goal, yuan in worlds, points for predictions."""
    if told.format == "design":
        return unit_of_scores(str(told.session["goal"]))
    return "yuan" if told.format == "roles" else "points"


def goal_words(told: Told) -> str:
    """What teams play for; a goal that has no words of its own by what it scores."""
    goal = told.session["goal"]
    if goal is None or told.knows(f"goal.{goal}"):
        return "" if goal is None else told.say(f"goal.{goal}")
    return measure_words.goal_words(goal, told.session["form"], told.language, told.named)


def unit_of(told: Told, measure: str) -> str:
    """The unit of a measure."""
    if measure == "score":
        return score_unit(told)
    if measure == "points":
        return measure
    return measure_named(measure).unit
