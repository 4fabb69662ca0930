"""What scenarios are worth: the outcomes of many short runs under the same luck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from sim.aliases import Progress
from sim.arrays import Floats
from sim.engine import record
from sim.engine.worker_pool import check_jobs, worker_pool
from sim.measures.june_outcomes import june_outcome
from sim.measures.outcome import absent_outcome, known_outcomes, outcome
from sim.randomness import remember_luck_of, remembered_luck
from sim.scenario import Scenario

__all__ = ["Asked", "june_worth", "worth_of"]


@dataclass(frozen=True)
class Asked:
    """What is looked at in every run: outcomes by name, and months counted from 0."""

    measures: tuple[str, ...]
    months: tuple[int, ...]


@dataclass(frozen=True)
class ScenarioRun:
    """One scenario to run; ``still``: with brands as fresh as in June."""

    scenario: Scenario
    still: bool = False


def _shortened(scenario: Scenario, asked: Asked) -> Scenario:
    months = max(asked.months) + 1
    run = scenario.run.model_copy(update={"months": months})
    return scenario.model_copy(update={"run": run})  # months are cut off, so nothing to check


def _run(asked: Asked, job: ScenarioRun) -> Floats:
    found = record(_shortened(job.scenario, asked), still=job.still)
    here = known_outcomes(found.cast)
    read = {name: outcome if name in here else absent_outcome for name in asked.measures}
    return np.stack(
        [[read[name](found, name, month) for month in asked.months] for name in asked.measures]
    )


@contextmanager
def _runs(jobs: Sequence[ScenarioRun], asked: Asked, workers: int) -> Iterator[Iterator[Floats]]:
    if min(check_jobs(workers), len(jobs)) == 1:
        with remembered_luck(max(job.scenario.run.replications for job in jobs)):
            yield (_run(asked, job) for job in jobs)
        return
    with worker_pool(min(workers, len(jobs)), asked) as pool:
        yield pool.map(_run_in_worker, jobs)


def _run_in_worker(asked: Asked, job: ScenarioRun) -> Floats:
    remember_luck_of(job.scenario.run.replications)  # the worker ends with these runs
    return _run(asked, job)


def worth_of(
    scenarios: Iterable[tuple[Scenario, bool]],
    asked: Asked,
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> Floats:
    """Outcomes of every scenario, (scenarios, measures, months, replications); NaN if undefined.

    Args:
        scenarios: each with whether brands are held as fresh as in June.
        asked: which outcomes in which months; runs end with the last of them.
        workers: processes; no result depends on it.
        progress: told (what, scenarios run, of how many) after each.
    """
    jobs = [ScenarioRun(scenario, still) for scenario, still in scenarios]
    found: list[Floats] = []
    with _runs(jobs, asked, workers) as runs:
        for each in runs:
            found.append(each)
            if progress is not None:
                progress("scenarios run", len(found), len(jobs))
    return np.stack(found)


def june_worth(scenario: Scenario, measures: Sequence[str]) -> Floats:
    """The outcomes as June's expected sales have them, (measures, replications)."""
    found = record(_shortened(scenario, Asked(tuple(measures), (0,))))
    return np.stack([june_outcome(found, name) for name in measures])
