"""The runs of a search for flips: both scenarios under one luck, with numbers at some values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeAlias

import numpy as np

from sim.aliases import Progress
from sim.arrays import Floats
from sim.measures.outcome import PAYOFF_PER_MONTH, VOLUME
from sim.scenario import Scenario
from sim.scenario.types.arguments import texts
from sim.study.arguments import as_scenarios, checked_progress
from sim.study.breakpoint.settings import Setting, outcomes_at
from sim.study.causes.worth import Asked
from sim.study.horizons import calendar_of, named
from sim.study.leading import leading_of
from sim.study.load import ScenarioLike
from sim.study.one_at_a_time.numbers import MovedNumber
from sim.world.world import World

__all__ = ["Corner", "Curve", "Search", "corners_of", "curves_of", "search_of"]

_BETWEEN = np.array([0.25, 0.5, 0.75])
"""Where between its ends a number that flips something is tried as well."""


@dataclass(frozen=True)
class Search:
    """Two scenarios under one luck, and the differences that are looked at.

    Attributes:
        scenarios: the base, then the other.
        asked: outcomes and months that every run is asked for.
        looked_at: of these, the conclusions: (measure, month) as numbers in ``asked``.
    """

    scenarios: tuple[Scenario, Scenario]
    asked: Asked
    looked_at: tuple[tuple[int, int], ...]
    jobs: int
    progress: Progress

    def differences(self, what: str, settings: Sequence[Setting]) -> Floats:
        """Paired differences, (settings, conclusions, replications)."""
        found = outcomes_at(
            settings,
            self.scenarios,
            self.asked,
            workers=self.jobs,
            progress=lambda _, done, total: self.progress(what, done, total),
        )
        difference = found[:, 1] - found[:, 0]
        return np.stack([difference[:, i, m] for i, m in self.looked_at], axis=1)


def search_of(
    base: ScenarioLike,
    scenario: ScenarioLike,
    measures: Sequence[str] | None,
    months: Sequence[str] | None,
    jobs: int,
    progress: Progress | None,
) -> Search:
    """Return the search over what is asked, once all of it is sound; as ``find_flips``."""
    tell = checked_progress(jobs, progress)
    first, other = as_scenarios(base, scenario)
    other = other.model_copy(update={"run": first.run})
    lead = leading_of([first, other], measures)
    calendar = calendar_of(first)
    if months is not None:
        months = texts("months", months, "a list such as ['2026-06']")
    wanted = [month - 1 for month in named(months, calendar)]
    last = max(wanted)
    agents = dict.fromkeys(agent for each in (first, other) for agent in World.of(each).cast.agents)
    names = dict.fromkeys((*lead, VOLUME, *(f"{PAYOFF_PER_MONTH}{agent}" for agent in agents)))
    asked = Asked(tuple(names), tuple(wanted))
    at_last = wanted.index(last)
    looked_at = [(i, m) for i in range(len(lead)) for m in range(len(wanted))]
    looked_at += [(i, at_last) for i in range(len(lead), len(names))]
    return Search((first, other), asked, tuple(looked_at), jobs, tell)


@dataclass(frozen=True, eq=False)
class Curve:
    """Differences over a number: values, rising, and (values, conclusions, replications)."""

    values: Floats
    differences: Floats


def curves_of(
    search: Search, numbers: Sequence[MovedNumber], ends: dict[MovedNumber, Floats]
) -> dict[MovedNumber, Curve]:
    """The differences at and between the ends of the numbers that flip something."""
    inside = {
        number: [value for value in number.between(_BETWEEN) if value not in number.ends]
        for number in numbers
    }
    settings: list[Setting] = [[(n, value)] for n, values in inside.items() for value in values]
    if not settings:
        return {n: Curve(np.array(n.ends), ends[n]) for n in numbers}
    found, start, curves = search.differences("places of flips", settings), 0, {}
    for number, values in inside.items():
        between = found[start : start + len(values)]
        start += len(values)
        low, high = number.ends
        curves[number] = Curve(
            np.array([low, *values, high]),
            np.concatenate([ends[number][:1], between, ends[number][1:]]),
        )
    return curves


Corner: TypeAlias = tuple[tuple[tuple[MovedNumber, int], ...], Floats]


def corners_of(search: Search, leading: Sequence[MovedNumber]) -> list[Corner]:
    """The pairs of numbers at their ends, each with (conclusions, replications) differences."""
    chosen = [
        tuple(zip(pair, ends, strict=True))
        for pair in combinations(leading, 2)
        for ends in product(range(2), repeat=2)
    ]
    if not chosen:
        return []
    settings = [[(number, number.ends[end]) for number, end in corner] for corner in chosen]
    return list(zip(chosen, search.differences("pairs moved", settings), strict=True))
