"""A scenario's ensemble as a forecast, held against outcomes that a user brings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from sim.engine import record
from sim.engine.worker_pool import check_jobs
from sim.measures.outcome import outcome, unit_of
from sim.measures.recording import Recording
from sim.scenario import Scenario
from sim.scenario.arguments import function_or_none, instance
from sim.study.arguments import as_run
from sim.study.backtest.found import RELATIVE, Backtest
from sim.study.backtest.outcomes import Outcome, Outcomes, read_outcomes
from sim.study.backtest.plain_forecasts import PlainForecast
from sim.study.backtest.scored import Row, score
from sim.study.backtest.scores import crps, interval, interval_score, rank
from sim.study.horizons import month_index
from sim.study.load import ScenarioLike
from sim.study.result import Result

__all__ = ["backtest"]

Progress = Callable[[str, int, int], None]


def backtest(
    scenario: Result | ScenarioLike,
    outcomes: Outcomes | str | Path,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Backtest:
    """Score the ensemble of a scenario against what came.

    Scores over one measure are in its unit. Over several, each error is divided by the measure's
    value in June 2025 (by the alliance's, for those who sold nothing then).

    Args:
        scenario: a scenario, its name or path, or what ``simulate`` made of it.
        outcomes: a CSV file with the columns month, measure and value, or what
            ``read_outcomes`` made of one with this scenario.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: an argument is not what it must be.
        OutcomesError: with everything that is wrong with the outcomes.
        ScenarioError: there is no such scenario, or it is not sound.
        WorkerError: a worker process ended before its work was done.
    """
    check_jobs(jobs)
    function_or_none("progress", progress)
    wanted = as_run(scenario)
    forecaster = wanted.scenario if isinstance(wanted, Result) else wanted
    found = outcomes if isinstance(outcomes, Outcomes) else _read(outcomes, forecaster)
    result = wanted if isinstance(wanted, Result) else _run(forecaster, jobs, progress)
    return _scored(result, found)


def _read(outcomes: str | Path, scenario: Scenario) -> Outcomes:
    words = "the path of a CSV file with the columns month, measure and value"
    return read_outcomes(instance("outcomes", outcomes, (str, Path), words), scenario)


def _run(scenario: Scenario, jobs: int, progress: Progress | None) -> Result:
    told = (lambda n, m: progress("replications", n, m)) if progress else None
    return Result(scenario, record(scenario, jobs=jobs, progress=told))


def _scored(result: Result, outcomes: Outcomes) -> Backtest:
    recording, measures = result.recording, outcomes.measures
    plain = {measure: PlainForecast.of(recording, measure) for measure in measures}
    rows = tuple(_row(recording, each, plain[each.measure]) for each in outcomes.known)
    own = dict.fromkeys(measures, 1.0)
    alone = len(measures) == 1
    return Backtest(
        result=result,
        rows=rows,
        measures={m: score([row for row in rows if row.measure == m], own) for m in measures},
        overall=score(rows, own if alone else {m: plain[m].scale for m in measures}),
        scale=unit_of(measures[0]) if alone else RELATIVE,
    )


def _row(recording: Recording, came: Outcome, plain: PlainForecast) -> Row:
    members = outcome(recording, came.measure, month_index(came.month, recording.months))
    low, high = interval(members)
    recording.release()
    return Row(
        month=came.month,
        measure=came.measure,
        actual=came.value,
        mean=float(members.mean()),
        p05=low,
        p50=float(np.median(members)),
        p95=high,
        covered=low <= came.value <= high,
        rank=rank(members, came.value),
        crps=crps(members, came.value),
        interval_score=interval_score(members, came.value),
        persistence=plain.june,
        drift=plain.drifted(came.month),
    )
