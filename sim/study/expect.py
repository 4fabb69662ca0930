"""Whether a scenario's expectations hold, with as many replications as that takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.engine import record
from sim.measures.concentration import effective_number, hhi, shares, total
from sim.measures.lenses import entities, units
from sim.measures.recording import Recording
from sim.scenario import Scenario
from sim.scenario.expectation import Expectation
from sim.scenario.months import months_between

__all__ = ["Verdict", "judge"]

Floats = NDArray[np.float64]
Find = Callable[[str], Scenario]

ROUNDS = (500, 2000, 8000)
"""Replications tried, one after the other, until every expectation is decided."""
_Z = 2.576
"""Half-width of the 99% interval in standard errors."""


@dataclass(frozen=True)
class Verdict:
    """What became of one expectation.

    Attributes:
        expectation: what was expected.
        share: part of the replications in which it came out so.
        low, high: 99% interval of that part (Wilson).
        replications: how many were run.
    """

    expectation: Expectation
    share: float
    low: float
    high: float
    replications: int

    @property
    def decided(self) -> bool:
        """Whether the interval lies on one side of the probability."""
        return not self.low <= self.expectation.probability <= self.high

    @property
    def holds(self) -> bool:
        """Whether it came out at least as often as expected; if undecided, the estimate rules."""
        return self.share >= self.expectation.probability


def _outcome(recording: Recording, scenario: Scenario, wanted: Expectation) -> Floats:
    """The measure in its month, (replications,)."""
    month = months_between(scenario.run.start, wanted.month)
    if wanted.measure == "hima_units":
        return total(units(recording, "brand", "hima", month))
    cast = recording.cast
    name = wanted.brand or cast.brands[cast.anchor]
    inside = name not in cast.brands or cast.hima[cast.brands.index(name)]
    scope = "hima" if inside else "huawei_tech"
    if wanted.lens != "brand" and name in cast.brands:
        name = cast.makers[cast.brands.index(name)]  # whom the other lenses know
    sold = units(recording, wanted.lens, scope, month)
    if wanted.measure in ("hhi", "effective_number"):
        return (hhi if wanted.measure == "hhi" else effective_number)(shares(sold))
    row = entities(cast, wanted.lens, scope).index(name)
    return np.asarray(sold[row] if wanted.measure == "units" else shares(sold)[row])


def _interval(hits: int, tries: int) -> tuple[float, float]:
    part, z2 = hits / tries, _Z * _Z
    middle = (part + z2 / (2 * tries)) / (1 + z2 / tries)
    half = _Z * np.sqrt(part * (1 - part) / tries + z2 / (4 * tries**2)) / (1 + z2 / tries)
    return float(middle - half), float(middle + half)


def _verdicts(scenario: Scenario, replications: int, find: Find) -> list[Verdict]:
    last = max(months_between(scenario.run.start, each.month) for each in scenario.expect) + 1
    run = {"replications": replications, "months": max(last, 1)}
    # compared with the same luck: the other scenario runs under this one's seed
    others = {
        other: record(find(other).replace(run={**run, "seed": scenario.run.seed}))
        for each in scenario.expect
        for other in (each.lower_than, each.higher_than)
        if isinstance(other, str)
    }
    mine = record(scenario.replace(run=run))
    verdicts = []
    for each in scenario.expect:
        value = _outcome(mine, scenario, each)
        lower = each.lower_than is not None
        than = each.lower_than if lower else each.higher_than
        assert than is not None  # the types let no expectation through without one of the two
        other = _outcome(others[than], scenario, each) if isinstance(than, str) else than
        hit = value < other if lower else value > other
        count = int(np.count_nonzero(hit))
        low, high = _interval(count, replications)
        verdicts.append(Verdict(each, count / replications, low, high, replications))
    return verdicts


def judge(scenario: Scenario, find: Find) -> list[Verdict]:
    """Judge every expectation of a scenario, in its order.

    Args:
        scenario: whose ``expect`` block is judged.
        find: gives a scenario that an expectation names.
    """
    verdicts: list[Verdict] = []
    for replications in ROUNDS if scenario.expect else ():
        verdicts = _verdicts(scenario, replications, find)
        if all(verdict.decided for verdict in verdicts):
            break
    return verdicts
