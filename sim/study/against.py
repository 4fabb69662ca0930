"""What a scenario does against its base, future by future: the same luck in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from sim.engine import record
from sim.scenario import Scenario
from sim.study.series import outcomes

__all__ = ["Difference", "against"]

_ENOUGH = 2000
"""Futures of the base that are run for the comparison."""


@dataclass(frozen=True)
class Difference:
    """A paired difference, scenario less base, in one month.

    Attributes:
        mean: over the futures compared.
        higher, lower: parts of the futures in which the scenario has more, and less.
        futures: how many were compared.
    """

    mean: float
    higher: float
    lower: float
    futures: int


def against(
    scenario: Scenario, base: Scenario, found: Mapping[str, NDArray[Any]]
) -> dict[str, Difference]:
    """Differences of every outcome from the base under the scenario's own luck and length.

    Args:
        scenario: what was run.
        base: what it extends.
        found: the scenario's outcomes by replication.
    """
    futures = min(scenario.run.replications, _ENOUGH)
    run = {**scenario.run.model_dump(), "replications": futures}
    before = outcomes(record(base.replace(run=run)))
    result = {}
    for name in before.keys() & found.keys():
        difference = found[name][:futures] - before[name]
        result[name] = Difference(
            mean=float(difference.mean()),
            higher=float((difference > 0).mean()),
            lower=float((difference < 0).mean()),
            futures=futures,
        )
    return result
