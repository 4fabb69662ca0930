"""What a report needs, gathered from scenarios: results, their comparison, and what caused what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sim.errors import InputError, StoreError
from sim.paths import typed
from sim.scenario import Scenario, canonical, load, to_plain
from sim.scenario.difference import difference
from sim.scenario.shipped import shipped, shipped_names
from sim.store.run_folder import SavedRun, run_id
from sim.study.causes.explain import explain_each
from sim.study.causes.movement import movement
from sim.study.causes.part import Explanation
from sim.study.compare import Comparison, compare
from sim.study.result import Result, simulate
from sim.world.version import model_version
from sim.world.world import vocabulary

__all__ = ["EXPLAINED", "Dossier", "base_of", "dossier_of", "gather", "scenario_of"]

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
        return tuple(run_id(s.name, canonical(s), model_version()) for s in self.scenarios)


def scenario_of(run: SavedRun) -> Scenario:
    """The scenario of a kept run, to be run again with the same numbers.

    Raises:
        StoreError: another version of the model made the run.
        ScenarioError: its resolved scenario is not one.
    """
    made, here = run.manifest.versions.get("model"), model_version()
    if made != here:
        raise StoreError(
            f"{run.path}: made by version {made} of the model, and this is {here}, so its numbers "
            f"cannot be told again; run it again: sim run {typed(run.path / 'resolved.yaml')} "
            f"--months {run.manifest.months}"
        )
    # named like an option, so that months that a shorter run cuts off are no mistakes
    length = {"months": run.manifest.months}
    return load(run.path / "resolved.yaml", vocabulary=vocabulary(), run=length).scenario


def base_of(scenario: Scenario) -> Scenario | None:
    """The base of a shipped scenario; None for any other, or where it has none.

    A scenario of a shipped name counts as shipped if nothing but its run differs.
    """
    if scenario.name not in shipped_names():
        return None
    known = load(shipped("scenarios") / f"{scenario.name}.yaml", vocabulary=vocabulary())
    same = to_plain(known.scenario) | {"run": None} == to_plain(scenario) | {"run": None}
    return known.base if same else None


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
