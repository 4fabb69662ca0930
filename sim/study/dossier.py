"""What a report needs, gathered from scenarios: results, their comparison, and what caused what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sim.aliases import Progress
from sim.errors import InputError
from sim.measures.outcome import HHI, outcome_named
from sim.scenario import Scenario, canonical
from sim.scenario.differences.difference import difference
from sim.store.run_folder import run_id
from sim.study.arguments import checked_progress
from sim.study.causes.explain import explain_each
from sim.study.causes.movement import movement
from sim.study.causes.part import Explanation
from sim.study.compare import Comparison, compare
from sim.study.leading import leading, leading_of
from sim.study.one_at_a_time import Flips, flips_of_comparison
from sim.study.result import ManyResults, Result, simulate
from sim.world.version import model_digest

__all__ = ["Dossier", "dossier_of", "gather_dossier"]


_MOST, _LEAST = 500, 100
"""Futures over which causes are worked out: a split takes dozens of runs, and a report seconds."""


@dataclass(frozen=True, eq=False)
class Dossier(ManyResults):
    """Everything that a report tells.

    Attributes:
        results: what was run, a comparison's base first.
        names: a name for each, none twice.
        comparison: of the results; None for a single one.
        measures: the outcomes that it leads with.
        causes: of every pair that differs, by the scenario's name: explanations of these outcomes
            and of concentration by brand, by outcome.
        movements: of the first of these outcomes from June to the last month, by name; empty where
            June 2025 has no figure of it.
        futures: over how many futures causes and movements were worked out: the first ones.
        flips: what would flip each pair's conclusions, by the scenario's name; empty where that was
            not asked for.
    """

    results: tuple[Result, ...]
    names: tuple[str, ...]
    comparison: Comparison | None
    measures: tuple[str, ...]
    causes: Mapping[str, Mapping[str, Explanation]]
    movements: Mapping[str, Explanation]
    futures: int
    flips: Mapping[str, Flips] = field(default_factory=dict)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """What was run, in the order of the results."""
        return tuple(result.scenario for result in self.results)

    @property
    def runs(self) -> tuple[str, ...]:
        """The names of the run folders that `sim run` keeps the same numbers in."""
        return tuple(run_id(s.name, canonical(s), model_digest()) for s in self.scenarios)


def gather_dossier(
    scenarios: Sequence[Scenario],
    *,
    measures: Sequence[str] | None = None,
    flip: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Dossier:
    """Run scenarios in memory, and gather what a report on them tells.

    Args:
        scenarios: one, or a base and what is compared with it; all with the same run.
        measures: the outcomes to lead with; the world's headline when None.
        flip: whether to find out as well what would flip each pair's conclusions.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: their runs differ, so that futures cannot be paired; or there is no such
            outcome.
        ScenarioError: one of them names what does not exist.
    """
    first, others = scenarios[0], scenarios[1:]
    for other in others:
        if other.run != first.run:
            raise InputError(
                f"{other.name} and {first.name} were not run alike ({other.run!r}; {first.run!r}), "
                "so their futures do not pair; run both with the same --reps, --months and --seed"
            )
    lead = leading_of(scenarios, measures)
    if others:
        found = compare(*scenarios, measures=lead, jobs=jobs, progress=progress)
        return dossier_of(found, jobs, progress, flip=flip)
    return dossier_of(simulate(first, jobs=jobs), jobs, progress, lead)


def _is_in_june(measure: str) -> bool:
    known = outcome_named(measure)
    return known is not None and known.kind.in_june


def dossier_of(
    given: Result | Comparison,
    jobs: int = 1,
    progress: Progress | None = None,
    measures: Sequence[str] = (),
    flip: bool = False,
) -> Dossier:
    """What a report tells of results that are there: the causes are worked out.

    Args:
        given: a run, or a comparison.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).
        measures: the outcomes that a run's report leads with; a comparison has its own.
        flip: whether to find out what would flip a comparison's conclusions: hundreds of runs.
    """
    if isinstance(given, Comparison):
        comparison, results, names, lead = given, given.results, given.names, given.measures
    else:
        comparison, results, names = None, (given,), (given.scenario.name,)
        lead = leading([given.recording.cast], measures)
    tell = checked_progress(jobs, progress)
    futures = min(results[0].recording.replications, max(_LEAST, 2 * _MOST // len(results)), _MOST)
    fewer = [result.scenario.replace(run={"replications": futures}) for result in results]
    moves = _is_in_june(lead[0])
    split = [HHI] if HHI not in lead else []
    causes, movements = {}, {}
    for place, (name, scenario) in enumerate(zip(names, fewer, strict=True)):
        if place and difference(fewer[0], scenario).deltas:
            causes[name] = explain_each(fewer[0], scenario, (*lead, *split), jobs=jobs)
        if moves:
            movements[name] = movement(scenario, lead[0], jobs=jobs)
        tell("causes split", place + 1, len(names))
    flips = {}
    if flip and comparison is not None:
        flips = flips_of_comparison(comparison, jobs=jobs, progress=progress)
    return Dossier(results, names, comparison, lead, causes, movements, futures, flips)
