"""What a report needs, gathered from scenarios: results, their comparison, and what caused what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sim.errors import InputError
from sim.scenario import Scenario, canonical
from sim.scenario.difference import difference
from sim.store.run_folder import run_id
from sim.study.causes.explain import explain_each
from sim.study.causes.movement import movement
from sim.study.causes.part import Explanation
from sim.study.compare import Comparison, compare
from sim.study.result import Result, simulate
from sim.world.version import model_digest

__all__ = ["EXPLAINED", "Dossier", "dossier_of", "gather"]

Progress = Callable[[str, int, int], None]

EXPLAINED = ("aito_share", "hhi")
"""The outcomes whose differences are split into causes."""
_MOST, _LEAST = 500, 100
"""Futures over which causes are worked out: a split takes dozens of runs, and a report seconds."""


@dataclass(frozen=True, eq=False)
class Dossier:
    """Everything that a report tells.

    Attributes:
        results: what was run, a comparison's base first.
        names: a name for each, none twice.
        comparison: of the results; None for a single one.
        causes: of every pair that differs, by the scenario's name: explanations of EXPLAINED.
        movements: of Aito's share from June to the last month, by name.
        futures: over how many futures causes and movements were worked out: the first ones.
    """

    results: tuple[Result, ...]
    names: tuple[str, ...]
    comparison: Comparison | None
    causes: Mapping[str, Mapping[str, Explanation]]
    movements: Mapping[str, Explanation]
    futures: int

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """What was run, in the order of the results."""
        return tuple(result.scenario for result in self.results)

    @property
    def months(self) -> tuple[str, ...]:
        """The simulated months."""
        return self.results[0].recording.months

    @property
    def replications(self) -> int:
        """Futures of every run."""
        return self.results[0].recording.replications

    @property
    def runs(self) -> tuple[str, ...]:
        """The names of the run folders that `sim run` keeps the same numbers in."""
        return tuple(run_id(s.name, canonical(s), model_digest()) for s in self.scenarios)


def gather(
    scenarios: Sequence[Scenario], *, jobs: int = 1, progress: Progress | None = None
) -> Dossier:
    """Run scenarios in memory, and gather what a report on them tells.

    Args:
        scenarios: one, or a base and what is compared with it; all with the same run.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: their runs differ, so that futures cannot be paired.
        ScenarioError: one of them names what does not exist.
    """
    first, others = scenarios[0], scenarios[1:]
    for other in others:
        if other.run != first.run:
            raise InputError(
                f"{other.name} and {first.name} were not run alike ({other.run!r}; {first.run!r}), "
                "so their futures do not pair; run both with the same --reps, --months and --seed"
            )
    if others:
        return dossier_of(compare(*scenarios, jobs=jobs, progress=progress), jobs, progress)
    return dossier_of(simulate(first, jobs=jobs), jobs, progress)


def dossier_of(
    given: Result | Comparison, jobs: int = 1, progress: Progress | None = None
) -> Dossier:
    """What a report tells of results that are there: the causes are worked out."""
    comparison = given if isinstance(given, Comparison) else None
    results = (given,) if isinstance(given, Result) else given.results
    names = (results[0].scenario.name,) if comparison is None else comparison.names
    futures = min(results[0].recording.replications, max(_LEAST, 2 * _MOST // len(results)), _MOST)
    fewer = [result.scenario.replace(run={"replications": futures}) for result in results]
    causes, movements = {}, {}
    for place, (name, scenario) in enumerate(zip(names, fewer, strict=True)):
        if place and difference(fewer[0], scenario).deltas:
            causes[name] = explain_each(fewer[0], scenario, EXPLAINED, jobs=jobs)
        movements[name] = movement(scenario, EXPLAINED[0], jobs=jobs)
        if progress is not None:
            progress("causes split", place + 1, len(names))
    return Dossier(results, names, comparison, causes, movements, futures)
