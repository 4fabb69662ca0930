"""What a workshop shows and scores: declared outcomes, in the last month or summed over the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sim.errors import InputError
from sim.measures.outcome import RENAMED, Outcome, checked_outcome, outcome_named, outcomes_of
from sim.measures.recording import Cast
from sim.world.seeds import seeds

__all__ = [
    "SUMMED",
    "Measure",
    "current_name",
    "goal_measures",
    "known_measures",
    "measure_named",
    "problems_with",
    "score_form",
    "score_unit",
]

SUMMED = "_sum"
"""Ends the name of an outcome that is summed over the run."""
_MONTHLY = "vehicles"
"""Only what each month has of its own can be summed: no shares, indices or sums."""
_EARLIER = {"payoff_partners": "partners_payoff", **RENAMED}
"""Earlier names of measures, which kept sessions may have."""


@dataclass(frozen=True)
class Measure:
    """An outcome as a session has it.

    Attributes:
        name: what users write.
        outcome: the outcome.
        summed: whether it is summed over the run; else the last month counts.
    """

    name: str
    outcome: Outcome
    summed: bool

    @property
    def unit(self) -> str:
        """The unit of its values."""
        return self.outcome.kind.unit


def current_name(name: str) -> str:
    """Return the current name of a measure, which may be given by an earlier one."""
    return _EARLIER.get(name, name)


def measure_named(name: str) -> Measure:
    """Return the measure that a name stands for, whatever brands and agents there are.

    Raises:
        KeyError: no outcome could be called so.
    """
    name = current_name(name)
    stem = name.removesuffix(SUMMED)
    found = outcome_named(stem)
    if name != stem and found is not None and found.kind.unit == _MONTHLY:
        return Measure(name, found, summed=True)
    whole = outcome_named(name)
    if whole is None:
        raise KeyError(name)
    return Measure(name, whole, summed=False)


def known_measures(cast: Cast) -> tuple[str, ...]:
    """Return the name of every measure with this cast."""
    known = outcomes_of(cast)
    sums = (f"{name}{SUMMED}" for name, each in known.items() if each.kind.unit == _MONTHLY)
    return (*known, *sums)


def problems_with(goal: str, measures: Sequence[str], cast: Cast) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a goal and with measures, after the key that it is wrong with."""
    goals, known = seeds().workshop.goals, known_measures(cast)
    asked = [("measures", name, known) for name in measures]
    for key, name, names in (("goal", goal, (*goals, *known)), *asked):
        try:
            checked_outcome(name if name in goals else current_name(name), names)
        except InputError as error:
            yield key, str(error)


def goal_measures(goal: str) -> Sequence[str]:
    """Return what a goal scores: a declared one its outcomes, an outcome itself."""
    return seeds().workshop.goals.get(goal, (current_name(goal),))


def score_form(goal: str, cast: Cast) -> str:
    """Return how a goal's scores come from its measures, so that more is better.

    ``parts`` puts several together, ``value`` is the measure itself; where least of it is best,
    ``rest`` is what a share leaves to the others, and ``negative`` anything else below zero.
    """
    names = goal_measures(goal)
    measure = measure_named(names[0])
    if len(names) > 1 or measure.outcome.best(cast) > 0:
        return "parts" if len(names) > 1 else "value"
    return "rest" if measure.unit == "share" else "negative"


def score_unit(goal: str) -> str:
    """Return the unit of a goal's scores; ``score`` where several outcomes are put together."""
    names = goal_measures(goal)
    return measure_named(names[0]).unit if len(names) == 1 else "score"
