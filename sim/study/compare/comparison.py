"""Several scenarios against one base, under the base's luck and length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.measures.outcome import known_outcomes, outcome
from sim.measures.recording import Recording
from sim.scenario import Scenario
from sim.study.compare.pair import Pair, pair
from sim.study.horizons import horizons, month_index
from sim.study.labels import labelled
from sim.study.result import Result, simulate

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Comparison", "compare"]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Scenarios compared with a base, future by future.

    Attributes:
        results: what was run, the base first.
        names: a name for each, none twice.
        pairs: the others against the base, in their order.
    """

    results: tuple[Result, ...]
    names: tuple[str, ...]
    pairs: tuple[Pair, ...]

    @property
    def base(self) -> str:
        """The base's name."""
        return self.names[0]

    @property
    def months(self) -> tuple[str, ...]:
        """The simulated months."""
        return self.results[0].recording.months

    @property
    def replications(self) -> int:
        """Futures compared."""
        return self.results[0].recording.replications

    def pair(self, scenario: str | None = None) -> Pair:
        """The pair of a scenario; the only one when no name is given.

        Raises:
            InputError: it is not compared here, or there is more than one.
        """
        found = [each for each in self.pairs if scenario in (None, each.scenario)]
        if len(found) != 1:
            raise InputError(f"name one of {', '.join(self.names[1:])}")
        return found[0]

    def futures(self, name: str, month: int, scenario: str | None = None) -> NDArray[np.float64]:
        """Differences of an outcome in a month (from 0), future by future, (replications,)."""
        other = self.names.index(self.pair(scenario).scenario)
        after, before = (self._outcome(i, name, month) for i in (other, 0))
        return after - before

    def _outcome(self, number: int, name: str, month: int) -> NDArray[np.float64]:
        """An outcome of one of the results; 0 for who is only on another's stage."""
        recording = self.results[number].recording
        elsewhere = {n for each in self.results for n in known_outcomes(each.recording.cast)}
        if name in elsewhere and name not in known_outcomes(recording.cast):
            return np.zeros(recording.replications)
        return outcome(recording, name, month)

    def difference(self, name: str, scenario: str | None = None) -> xr.DataArray:
        """Differences of an outcome (see ``sim.measures.outcome``), (replication, month).

        Raises:
            InputError: there is no such outcome or scenario.
        """
        found = [self.futures(name, month, scenario) for month in range(len(self.months))]
        return labelled(np.stack(found), self.months, name=name)

    def table(self, months: Sequence[str] | None = None) -> pd.DataFrame:
        """The rows of `sim compare --json`, with the scenario's name, for the months asked for."""
        import pandas as pd  # noqa: PLC0415 - heavy, and only some users have it

        return pd.DataFrame(
            [{"against": self.base, "name": p.scenario, **row} for p, row in self.rows(months)]
        )

    def rows(self, months: Sequence[str] | None = None) -> list[tuple[Pair, dict[str, Any]]]:
        """Every row of every pair; at the months 6, 12, 24, 36 and the last when none are named."""
        shown = self.shown(months)
        return [(each, row) for each in self.pairs for row in each.to_rows(shown)]

    def shown(self, months: Sequence[str] | None = None) -> tuple[str, ...]:
        """The months asked for, by their calendar names.

        Raises:
            InputError: a month is not simulated.
        """
        if not months:
            return tuple(self.months[h - 1] for h in horizons(len(self.months)))
        return tuple(self.months[month_index(month, self.months)] for month in months)


def _as_result(given: Result | Scenario, run: dict[str, Any], jobs: int) -> Result:
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
    base: Result | Scenario,
    *others: Result | Scenario,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Comparison:
    """Compare scenarios with a base, future by future.

    Args:
        base: a scenario, or what ``simulate`` made of it.
        others: at least one; scenarios are run as long, as often and with the same luck as the
            base.
        jobs: worker processes for what has to be run; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: nothing to compare, or results that were not run alike.
        ScenarioError: a scenario names what does not exist.
    """
    if not others:
        raise InputError("name at least one scenario to compare with the base")
    told: Progress = progress or (lambda _what, _done, _total: None)
    results: list[Result] = []
    run = (base.scenario if isinstance(base, Result) else base).run.model_dump()
    for i, given in enumerate((base, *others)):
        results.append(_as_result(given, run, jobs))
        _same_luck(results[0], results[-1])
        told("scenarios run", i + 1, 1 + len(others))
    names = _names(results)
    pairs = []
    for i, result in enumerate(results[1:], 1):
        first: Recording = results[0].recording
        pairs.append(pair(first, result.recording, (names[0], names[i])))
        told("pairs measured", i, len(others))
    return Comparison(tuple(results), names, tuple(pairs))
