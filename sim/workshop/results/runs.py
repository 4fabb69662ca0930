"""What a run leaves for the workshop: its measures, future by future, in little memory."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from sim.arrays import Floats
from sim.engine import record
from sim.errors import InputError
from sim.measures.outcome import PAYOFF, Outcome, month_of
from sim.measures.outcomes import Month
from sim.measures.recording import Cast, Entry, Recording
from sim.measures.rows import Row
from sim.rules.concentration import total
from sim.scenario import Scenario, to_plain
from sim.scenario.text.changes import NOT_INHERITED
from sim.study.defined import count_undefined
from sim.study.glance import glance
from sim.study.load import sound
from sim.study.series import anchor
from sim.workshop.measures import Measure, goal_measures, measure_named
from sim.workshop.opening import Opening
from sim.workshop.shorter_run import shorter_run
from sim.world.seeds import seeds

__all__ = [
    "Measured",
    "Runs",
    "Wanted",
    "check_sales",
    "holds_together",
    "measured",
    "same_world",
    "wanted",
]


_KEPT = 24
_LONGEST = 120
"""Months that a run may have."""


class Wanted(NamedTuple):
    """What is kept of a run: measures, and the outcomes that are told month by month."""

    measures: tuple[str, ...]
    outcomes: tuple[str, ...]


def wanted(opening: Opening) -> Wanted:
    """Return what a session keeps of its runs: what it shows, scores and is asked about."""
    scored = goal_measures(opening.goal) if opening.format == "design" else ()
    told = dict.fromkeys((*seeds().workshop.measures, *opening.shown, *scored))
    return Wanted(tuple(told), tuple(dict.fromkeys((opening.lead, opening.followed))))


@dataclass(frozen=True, eq=False)
class Measured:
    """The measures of a run.

    Attributes:
        cast: who is on stage.
        months: the simulated months.
        share: the anchor's (Aito's) share of the alliance, 0 to 1, (months, replications).
        paths: outcomes month by month, (months, replications) each; of one that is summed since the
            start, what each month adds.
        values: the measures, (replications,) each.
        earnings: what every agent earns over the run, yuan, (agents, replications).
        ledger: what happened.
        june: the anchor's share in June 2025, as calibrated.
    """

    cast: Cast
    months: tuple[str, ...]
    share: Floats
    paths: Mapping[str, Floats]
    values: Mapping[str, Floats]
    earnings: Floats
    ledger: tuple[Entry, ...]
    june: float

    @property
    def replications(self) -> int:
        """How many futures."""
        return int(self.share.shape[1])

    def earned(self, agent: str) -> Floats:
        """What an agent earns over the run, yuan, (replications,)."""
        found: Floats = self.earnings[self.cast.agents.index(agent)]
        return found

    def value(self, measure: str) -> Floats:
        """A measure, or ``payoff_<agent>``, future by future, (replications,)."""
        found = self.values.get(measure)
        return self.earned(measure.removeprefix(PAYOFF)) if found is None else found


def measured(recording: Recording, kept: Wanted) -> Measured:
    """The measures of a recording; nothing of the recording itself is kept.

    Raises:
        InputError: there is a month without sales in some future, so that shares are undefined
            there, or a measure is undefined. Scores and standings compare every future.
    """
    share = check_sales(recording)
    values = {name: _value(recording, measure_named(name)) for name in kept.measures}
    for name, value in values.items():
        _check_defined(name, value)
    return Measured(
        cast=recording.cast,
        months=recording.months,
        share=share,
        paths={name: _by_month(recording, measure_named(name).outcome) for name in kept.outcomes},
        values=values,
        earnings=total(np.asarray(recording.arrays["payoff"], dtype=np.float64)),
        ledger=recording.ledger,
        june=float(anchor(recording)["share"]),
    )


def _value(recording: Recording, measure: Measure) -> Floats:
    if measure.summed:
        return total(_by_month(recording, measure.outcome))
    found = measure.outcome
    return found.kind.find(month_of(recording, len(recording.months) - 1), found.entity)


def _by_month(recording: Recording, found: Outcome) -> Floats:
    """Return an outcome in every month, (months, replications): of a sum what each month adds."""
    months = (month_of(recording, number) for number in range(len(recording.months)))
    if found.kind.unit == "yuan":
        months = (_alone(month) for month in months)
    return np.stack([found.kind.find(month, found.entity) for month in months])


def _alone(month: Month) -> Month:
    """Return a month as if it were the first: what it adds to sums."""

    def earned(agent: str) -> Floats:
        found: Floats = month.recorded("payoff")[month.cast.agents.index(agent)]
        return found

    return replace(month, earned=earned)


def check_sales(recording: Recording) -> Floats:
    """Return the anchor's share of the alliance, (months, replications).

    Raises:
        InputError: there is a month without sales in some future.
    """
    cast, months = recording.cast, recording.months
    (share,) = glance(recording, (Row("brand", "hima", cast.brands[cast.anchor], "share"),))
    undefined = count_undefined(share)
    if undefined.any():
        first = int(np.flatnonzero(undefined)[0])
        raise InputError(
            f"nothing is sold in {months[first]} in {undefined[first]:,} of {share.shape[1]:,} "
            "futures: shares are undefined there, and a workshop scores every future; play on a "
            "scenario with sales in every month"
        )
    return np.asarray(share)


def _check_defined(name: str, value: Floats) -> None:
    undefined = int(np.isnan(value).sum())
    if undefined:
        raise InputError(
            f"{name} is undefined in {undefined:,} of {len(value):,} futures, and a workshop "
            "compares every future; choose another measure"
        )


def holds_together(scenario: Scenario) -> None:
    """Check a scenario that was put together; months that a short run cuts off are no mistakes.

    Raises:
        ScenarioError: it names what does not exist, or contradicts itself.
    """
    sound(shorter_run(scenario, _LONGEST, scenario.run.replications))


def same_world(scenario: Scenario) -> str:
    """Text that two scenarios share when they must give the same run."""
    plain = {key: value for key, value in to_plain(scenario).items() if key not in NOT_INHERITED}
    return json.dumps(plain, sort_keys=True)


class Runs:
    """Runs by what they are of: two teams with the same design are simulated once."""

    def __init__(self, told: Callable[[], None] | None = None) -> None:
        """Nothing run yet; ``tell`` (``told``) is called after each."""
        self._found: OrderedDict[tuple[str, Wanted], Measured] = OrderedDict()
        self.tell: Callable[[], None] = told or (lambda: None)

    def of(self, scenario: Scenario, kept: Wanted) -> Measured:
        """The run of a scenario.

        Raises:
            InputError: its numbers run out of bounds, June's figures do not fit it, or there is a
                month without sales in some future.
        """
        key = (same_world(scenario), kept)
        if key not in self._found:
            self._found[key] = measured(record(scenario), kept)
            self.tell()
            if len(self._found) > _KEPT:
                self._found.popitem(last=False)
        self._found.move_to_end(key)
        return self._found[key]
