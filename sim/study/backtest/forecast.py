"""A scenario's ensemble as a forecast, compared with outcomes that a user brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sim.aliases import Progress
from sim.arrays import Floats
from sim.engine import record
from sim.measures.outcome import unit_of
from sim.scenario import Scenario
from sim.scenario.types.arguments import instance
from sim.scenario.types.months import ANCHOR, months_between
from sim.study.arguments import as_run, checked_progress
from sim.study.backtest.checks import MOST, Check, check_forecast
from sim.study.backtest.found import RELATIVE, Backtest
from sim.study.backtest.members import members_of
from sim.study.backtest.outcomes import Outcome, Outcomes, Source, read_outcomes
from sim.study.backtest.periods import Period
from sim.study.backtest.plain_forecasts import PlainForecast
from sim.study.backtest.scored import Row, score
from sim.study.backtest.scores import crps, interval, interval_score, rank
from sim.study.backtest.text import known_encoding
from sim.study.load import ScenarioLike
from sim.study.result import Result

__all__ = ["backtest"]


def backtest(
    scenario: Result | ScenarioLike,
    outcomes: Outcomes | Source,
    *,
    encoding: str | None = None,
    as_given: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Backtest:
    """Score the ensemble of a scenario by what came.

    Scores over one measure are in its unit. Over several, each error is divided by the measure's
    value in June 2025 (by the alliance's, for those who sold nothing then).

    Args:
        scenario: a scenario, its name or path, or what ``simulate`` made of it.
        outcomes: a table with the columns month, measure and value: a CSV file, a DataFrame or a
            list of dicts; or what ``read_outcomes`` made of one with this scenario.
        encoding: of a file that is not UTF-8, such as ``gbk``.
        as_given: whether values far from June 2025's are taken as they are.
        jobs: worker processes; no result depends on it.
        progress: called with (what, done, total).

    Raises:
        InputError: an argument is not what it must be, or the encoding does not exist.
        OutcomesError: with everything that is wrong with the outcomes.
        ScenarioError: there is no such scenario, or it is not sound.
        WorkerError: a worker process ended before its work was done.
    """
    progress = checked_progress(jobs, progress)
    instance("as_given", as_given, bool, "True or False")
    if encoding is not None:
        known_encoding(instance("encoding", encoding, str, "the name of one, such as 'gbk'"))
    wanted = as_run(scenario)
    forecaster = wanted.scenario if isinstance(wanted, Result) else wanted
    if not isinstance(outcomes, Outcomes):
        outcomes = read_outcomes(outcomes, forecaster, encoding=encoding, as_given=as_given)
    result = wanted if isinstance(wanted, Result) else _run(forecaster, jobs, progress)
    return _scored(result, outcomes)


def _run(scenario: Scenario, jobs: int, progress: Progress | None) -> Result:
    told = (lambda n, m: progress("replications", n, m)) if progress else None
    return Result(scenario, record(scenario, jobs=jobs, progress=told))


def _scored(result: Result, outcomes: Outcomes) -> Backtest:
    recording, measures = result.recording, outcomes.measures
    plain = {measure: PlainForecast.of(recording, measure) for measure in measures}
    rows: list[Row] = []
    members: list[Floats] = []
    for each in outcomes.known:
        values = members_of(recording, each.measure, Period.of(each.month))
        recording.release()
        rows.append(_row(values, each, plain[each.measure]))
        members.append(values[:MOST].copy())
    alone = len(measures) == 1
    places = _places(rows, measures)
    return Backtest(
        result=result,
        rows=tuple(rows),
        measures={
            m: score([rows[i] for i in where], [1.0] * len(where)) for m, where in places.items()
        },
        overall=score(rows, [1.0 if alone else _scale(row, plain) for row in rows]),
        scale=unit_of(measures[0]) if alone else RELATIVE,
        checks=_checks(rows, members, places),
    )


def _scale(row: Row, plain: Mapping[str, PlainForecast]) -> float:
    """What a row's error is divided by: June's value, three times for a quarter's volume."""
    forecast = plain[row.measure]
    return forecast.scale * (row.months if forecast.adds_up else 1)


def _row(members: Floats, came: Outcome, plain: PlainForecast) -> Row:
    low, high = interval(members)
    period = Period.of(came.month)
    return Row(
        month=came.month,
        measure=came.measure,
        months=period.months,
        actual=came.value,
        mean=float(members.mean()),
        p05=low,
        p50=float(np.median(members)),
        p95=high,
        covered=low <= came.value <= high,
        rank=rank(members, came.value),
        crps=crps(members, came.value),
        interval_score=interval_score(members, came.value),
        persistence=plain.held(period),
        drift=plain.drifted(period),
    )


def _places(rows: Sequence[Row], measures: Sequence[str]) -> dict[str, list[int]]:
    """Where each measure's rows are, in the order of their months."""
    return {m: [i for i, row in enumerate(rows) if row.measure == m] for m in measures}


def _checks(
    rows: Sequence[Row], members: Sequence[Floats], places: Mapping[str, Sequence[int]]
) -> tuple[Check, ...]:
    """The checks of each measure, its outcomes in the order of their months."""
    return check_forecast(
        {m: np.array([members[i] for i in where]) for m, where in places.items()},
        {m: np.array([rows[i].actual for i in where]) for m, where in places.items()},
        {m: np.array([_time(rows[i]) for i in where]) for m, where in places.items()},
    )


def _time(row: Row) -> float:
    """The middle of a row's months, counted from June 2025."""
    return months_between(ANCHOR, Period.of(row.month).first) + (row.months - 1) / 2.0
