"""What a scenario does against its base, future by future: the same luck in both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.arrays import Array
from sim.engine import record
from sim.measures.outcome import PAYOFF
from sim.scenario import Scenario
from sim.study.effect import Paired, paired
from sim.study.flips import Flip, Thirds
from sim.study.horizons import OUTCOME_MONTHS
from sim.study.series import headlines, outcomes
from sim.world.world import World

__all__ = ["EndDifference", "end_differences"]

_ENOUGH = 2000
"""Futures of the base that are run for the comparison."""


@dataclass(frozen=True)
class EndDifference(Paired):
    """A paired difference, scenario less base, in one month.

    Attributes:
        futures: how many were compared.
        flips: thirds of assumptions in which the mean has another sign; None where its own sign
            cannot be told.
    """

    futures: int = 0
    flips: tuple[Flip, ...] | None = None


def end_differences(
    scenario: Scenario,
    base: Scenario,
    found: Mapping[str, Array],
    measures: Sequence[str] = (),
    months: Sequence[int] = (),
) -> dict[str, EndDifference]:
    """Differences of outcomes from the base under the scenario's own luck and length.

    Args:
        scenario: what was run.
        base: what it extends.
        found: the scenario's outcomes, and what it drew, by replication.
        measures: the outcomes to lead with. What an answer shows beside them is added: the
            headlines, and payoffs.
        months: to compare in beside those that run folders keep, counted from 1.
    """
    cast = World.of(scenario).cast
    wanted = {*headlines(cast, measures), *(f"{PAYOFF}{agent}" for agent in cast.agents)}
    futures = min(scenario.run.replications, _ENOUGH)
    run = {**scenario.run.model_dump(), "replications": futures}
    kept = {*OUTCOME_MONTHS, scenario.run.months}
    more = [month for month in months if month not in kept]
    before = outcomes(record(base.replace(run=run)), (*OUTCOME_MONTHS, *more))
    if more:
        found = {**outcomes(record(scenario.replace(run=run)), more), **found}
    drawn = World.of(scenario).register.keys() & found.keys()
    thirds = Thirds({name: found[name][:futures] for name in sorted(drawn)})
    result = {}
    for name in [name for name in before if name in found and name.rpartition("_")[0] in wanted]:
        difference = found[name][:futures] - before[name]
        result[name] = EndDifference(
            **vars(paired(difference)), futures=futures, flips=thirds.flips(difference)
        )
    return result
