"""Whether a scenario's expectations hold, and in how many futures nothing differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan, nan

import numpy as np

from sim.arrays import Floats
from sim.engine import record
from sim.measures.lenses import entities, units
from sim.measures.outcome import (
    VOLUME,
    absent_outcome,
    known_outcomes,
    outcome,
    outcome_named,
)
from sim.measures.outcomes import scope_of
from sim.measures.recording import Recording
from sim.rules.concentration import effective_number, shares
from sim.scenario import Scenario
from sim.scenario.types.expectation import Expectation
from sim.scenario.types.months import months_between
from sim.study.defined import count_undefined

__all__ = ["Verdict", "judge"]

Find = Callable[[str], Scenario]

_Z = 2.576
"""Half-width of the 99% interval in standard errors."""


@dataclass(frozen=True)
class Verdict:
    """What became of one expectation.

    Attributes:
        expectation: what was expected.
        share: share of the replications in which it came out as expected, of those in which both
            sides are defined; NaN where there are none.
        share_equal: share of them in which there was no difference at all.
        low, high: 99% interval of ``share`` (Wilson).
        replications: how many were run.
        undefined: in how many of them a side is undefined.
    """

    expectation: Expectation
    share: float
    share_equal: float
    low: float
    high: float
    replications: int
    undefined: int = 0

    @property
    def share_opposite(self) -> float:
        """Share of the replications in which the opposite came out."""
        rest = 1.0 - self.share - self.share_equal
        return rest if isnan(rest) else max(rest, 0.0)

    @property
    def decided(self) -> bool:
        """Whether the interval lies on one side of the probability."""
        return not self.low <= self.expectation.probability <= self.high

    @property
    def holds(self) -> bool:
        """Whether it came out at least as often as expected; if undecided, the estimate rules.

        What is undefined in every replication does not hold.
        """
        return self.share >= self.expectation.probability


def _outcome(recording: Recording, scenario: Scenario, wanted: Expectation) -> Floats:
    """The measure in its month, (replications,)."""
    month, name = months_between(scenario.run.start, wanted.month), wanted.outcome
    found, known = outcome_named(name), known_outcomes(recording.cast)
    through = wanted.lens not in ("brand", found.kind.lens if found else "")
    if through and (name in known and name != VOLUME):
        return _through_lens(recording, wanted, month)
    return (outcome if name in known else absent_outcome)(recording, name, month)


def _through_lens(recording: Recording, wanted: Expectation, month: int) -> Floats:
    """What a brand's automaker has, or the whole's concentration, through another lens."""
    cast, found = recording.cast, outcome_named(wanted.outcome)
    assert found is not None  # the caller has looked
    if not found.entity:
        return effective_number(shares(units(recording, wanted.lens, "hima", month)))
    maker = cast.makers[cast.brands.index(found.entity)]  # the other lenses know makers
    scope = scope_of(cast, found.entity)
    sold = units(recording, wanted.lens, scope, month)
    row = entities(cast, wanted.lens, scope).index(maker)
    return np.asarray((shares(sold) if found.kind.measure == "share" else sold)[row])


def _interval(hits: int, tries: int) -> tuple[float, float]:
    part, z2 = hits / tries, _Z * _Z
    middle = (part + z2 / (2 * tries)) / (1 + z2 / tries)
    half = _Z * np.sqrt(part * (1 - part) / tries + z2 / (4 * tries**2)) / (1 + z2 / tries)
    return float(middle - half), float(middle + half)


def _verdict(wanted: Expectation, value: Floats, other: Floats | float) -> Verdict:
    undefined = int(count_undefined(value - other))
    tries = len(value) - undefined
    if not tries:
        return Verdict(wanted, nan, nan, nan, nan, len(value), undefined)
    hit = value < other if wanted.lower_than is not None else value > other
    count = int(np.count_nonzero(hit))
    equal = int(np.count_nonzero(value == other))
    low, high = _interval(count, tries)
    return Verdict(wanted, count / tries, equal / tries, low, high, len(value), undefined)


def _than(wanted: Expectation) -> float | str:
    """What an outcome is held against: a number, or the name of a scenario."""
    than = wanted.higher_than if wanted.lower_than is None else wanted.lower_than
    assert than is not None  # the types let no expectation through without one of the two
    return than


def judge(scenario: Scenario, find: Find, *, jobs: int = 1) -> list[Verdict]:
    """Judge every expectation of a scenario, in its order, with the replications of its ``run``.

    Args:
        scenario: whose ``expect`` block is judged.
        find: gives a scenario that an expectation names. It runs like this one, with the same
            luck.
        jobs: worker processes; no result depends on it.
    """
    if not scenario.expect:
        return []
    last = max(months_between(scenario.run.start, each.month) for each in scenario.expect) + 1
    run = {**scenario.run.model_dump(), "months": max(last, 1)}
    mine = record(scenario.replace(run=run), jobs=jobs)
    others = {
        name: record(find(name).replace(run=run), jobs=jobs)
        for name in dict.fromkeys(map(_than, scenario.expect))
        if isinstance(name, str)
    }
    verdicts = []
    for wanted in scenario.expect:
        than = _than(wanted)
        other = _outcome(others[than], scenario, wanted) if isinstance(than, str) else than
        verdicts.append(_verdict(wanted, _outcome(mine, scenario, wanted), other))
    return verdicts
