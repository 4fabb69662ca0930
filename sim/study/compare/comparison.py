"""Several scenarios against one base, under the base's luck and length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.aliases import Json, Progress
from sim.arrays import Floats
from sim.display import Displayed, Summary, difference
from sim.errors import InputError
from sim.measures.outcome import (
    absent_outcome,
    checked_outcome,
    known_outcomes,
    outcome,
    unit_of,
)
from sim.measures.recording import Recording
from sim.scenario import Scenario
from sim.scenario.types.arguments import instance, texts
from sim.study.arguments import as_run, checked_progress, month_number
from sim.study.compare.pair import Pair, pair
from sim.study.effect import Effect, paired
from sim.study.horizons import horizons, month_index
from sim.study.labels import attributes, frames, labelled
from sim.study.leading import leading_of
from sim.study.load import ScenarioLike
from sim.study.result import ManyResults, Result, simulate
from sim.study.run_words import run_words
from sim.study.series import headlines

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(ManyResults, Displayed):
    """Scenarios compared with a base, future by future.

    Attributes:
        results: what was run, the base first.
        names: a name for each, none twice.
        pairs: the others against the base, in their order.
        measures: the outcomes that it leads with.
    """

    results: tuple[Result, ...]
    names: tuple[str, ...]
    pairs: tuple[Pair, ...]
    measures: tuple[str, ...]

    def summary(self) -> Summary:
        """The base and its run, and what each scenario does to the headline outcomes."""
        rows = [(each.scenario, *row) for each in self.pairs for row in self._headline(each)]
        last = self.months[-1]
        per_pair = len(rows) // len(self.pairs)
        answers = [
            f"{name}: {outcome} {mean} in {last} (95% interval {interval}), "
            f"up in {up} of replications"
            for name, outcome, mean, interval, up in rows[::per_pair]
        ]
        head = ("scenario", f"difference in {last}", "mean", "95% interval", "up in")
        base = run_words(self.results[0].scenario)
        return Summary(f"Comparison with {base}", answers, head, rows)

    def _headline(self, pair: Pair) -> Iterator[tuple[str, str, str, str]]:
        """Differences of the headline outcomes in the last month, in words."""
        month = len(self.months) - 1
        for name in headlines(self.results[0].recording.cast, self.measures):
            found, unit = paired(self.futures(name, month, pair.scenario)), unit_of(name)
            if found.effect is Effect.UNDEFINED:
                yield name, "undefined", "-", "none"
                continue
            interval = f"{difference(found.low, unit)} to {difference(found.high, unit)}"
            left_out = f" ({found.undefined:,} left out)" if found.undefined else ""
            yield name, difference(found.mean, unit), interval, f"{found.higher:.0%}{left_out}"

    @property
    def base(self) -> str:
        """The base's name."""
        return self.names[0]

    def pair(self, scenario: str | None = None) -> Pair:
        """The pair of a scenario; the only one when no name is given.

        Raises:
            InputError: it is not compared here, or there is more than one.
        """
        if scenario is not None:
            instance("scenario", scenario, str, "the name of a compared scenario")
        found = [each for each in self.pairs if scenario in (None, each.scenario)]
        if len(found) != 1:
            raise InputError(f"name one of {', '.join(self.names[1:])}")
        return found[0]

    def futures(self, name: str, month: int | str, scenario: str | None = None) -> Floats:
        """Differences of an outcome in a month (its name, or from 0), (replications,).

        NaN where a side is undefined.

        Raises:
            InputError: there is no such outcome, month or scenario.
        """
        other, month = self.names.index(self.pair(scenario).scenario), self._month(month)
        after, before = (self._outcome(i, name, month) for i in (other, 0))
        return after - before

    def _month(self, month: int | str) -> int:
        return month_number(month, self.months)

    def _outcome(self, number: int, name: str, month: int) -> Floats:
        """An outcome of one of the results; 0 for who is only on another's stage."""
        recording = self.results[number].recording
        if checked_outcome(name, self.known) not in known_outcomes(recording.cast):
            return absent_outcome(recording, name, month)
        return outcome(recording, name, month)

    @property
    def known(self) -> tuple[str, ...]:
        """The outcomes of all the results."""
        casts = [each.recording.cast for each in self.results]
        return tuple(dict.fromkeys(name for cast in casts for name in known_outcomes(cast)))

    def outcomes(self, name: str, month: int) -> Floats:
        """An outcome of every result in a month, (results, replications).

        It is 0 where a brand or agent is not on stage.

        Raises:
            InputError: there is no such outcome.
        """
        return np.stack([self._outcome(i, name, month) for i in range(len(self.results))])

    def difference(self, name: str, scenario: str | None = None) -> xr.DataArray:
        """Differences of an outcome (see ``sim.measures.outcome``), (replication, month).

        It has the attributes ``units`` and ``long_name``.

        Raises:
            InputError: there is no such outcome or scenario.
        """
        found = [self.futures(name, month, scenario) for month in range(len(self.months))]
        attrs = attributes(name, self.results[0].recording.cast, change=True)
        return labelled(np.stack(found), self.months, name=name, attrs=attrs)

    def table(self, months: Sequence[str] | None = None) -> pd.DataFrame:
        """The rows of `sim compare --json`, with the scenario's name, for the months asked for."""
        rows = [{"against": self.base, "name": p.scenario, **row} for p, row in self.rows(months)]
        found: pd.DataFrame = frames().DataFrame(rows)
        return found

    def rows(self, months: Sequence[str] | None = None) -> list[tuple[Pair, Json]]:
        """Every row of every pair; at the months 6, 12, 24, 36 and the last when none are named."""
        shown = self.shown(months)
        return [(each, row) for each in self.pairs for row in each.to_rows(shown)]

    def shown(self, months: Sequence[str] | None = None) -> tuple[str, ...]:
        """The months asked for, by their calendar names.

        Raises:
            InputError: a month is not simulated.
        """
        named = () if months is None else texts("months", months, "a list such as ['2026-06']")
        if not named:
            return tuple(self.months[h - 1] for h in horizons(len(self.months)))
        return tuple(self.months[month_index(month, self.months)] for month in named)


def _as_result(given: Result | Scenario, run: Json, jobs: int) -> Result:
    if isinstance(given, Result):
        return given
    return simulate(given.replace(run=run), jobs=jobs)


def _names(results: Sequence[Result]) -> tuple[str, ...]:
    names: list[str] = []
    for result in results:
        name, count = result.scenario.name, 2
        while name in names:
            name, count = f"{result.scenario.name}_{count}", count + 1
        names.append(name)
    return tuple(names)


def _same_luck(base: Result, other: Result) -> None:
    mine, theirs = base.scenario.run, other.scenario.run
    if mine != theirs:
        raise InputError(
            f"{other.scenario.name} and {base.scenario.name} were not run alike ({theirs!r}; "
            f"{mine!r}), so their futures do not pair; give both the same run, or give the "
            "scenarios themselves"
        )


def compare(
    base: Result | ScenarioLike,
    *others: Result | ScenarioLike,
    measures: Sequence[str] | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Comparison:
    """Compare scenarios with a base, future by future.

    Args:
        base: a scenario, its name or path, or what ``simulate`` made of it.
        others: at least one of the same; scenarios are run as long, as often and with the same
            luck as the base.
        measures: the outcomes to lead with; the world's headline when None.
        jobs: worker processes for what has to be run; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: nothing to compare, or results that were not run alike.
        ScenarioError: a scenario names what does not exist.
    """
    if not others:
        raise InputError("name at least one scenario to compare with the base")
    tell = checked_progress(jobs, progress)
    compared = [as_run(each) for each in (base, *others)]
    scenarios = [each.scenario if isinstance(each, Result) else each for each in compared]
    lead = leading_of(scenarios, measures)
    results: list[Result] = []
    run = scenarios[0].run.model_dump()
    for i, given in enumerate(compared):
        results.append(_as_result(given, run, jobs))
        _same_luck(results[0], results[-1])
        tell("scenarios run", i + 1, 1 + len(others))
    names = _names(results)
    pairs = []
    for i, result in enumerate(results[1:], 1):
        first_recording: Recording = results[0].recording
        pairs.append(pair(first_recording, result.recording, (names[0], names[i])))
        tell("pairs measured", i, len(others))
    return Comparison(tuple(results), names, tuple(pairs), lead)
