"""`sim backtest`: a scenario's forecast against outcomes that the user brings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.commands.documents import print_document, print_json
from sim.commands.drawing import draw, refuse_taken
from sim.commands.loading import load_scenario
from sim.commands.options import (
    AsJson,
    AsMarkdown,
    Jobs,
    Months,
    PlotDir,
    Prior,
    Replications,
    ScenarioName,
    Seed,
    Sets,
    only_one,
    terminal,
)
from sim.errors import FileError, InputError, Problem

if TYPE_CHECKING:
    from sim.scenario import Scenario
    from sim.study.backtest import Backtest, Outcomes

__all__ = ["backtest"]

OutcomesFile = Annotated[
    str,
    typer.Option("--outcomes", metavar="FILE", help="CSV: month, measure, value; - is stdin."),
]


def backtest(
    scenario: ScenarioName,
    outcomes: OutcomesFile,
    sets: Sets = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    prior: Prior = False,
    jobs: Jobs = 1,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    plot: PlotDir = None,
) -> None:
    """Score a scenario's forecast against outcomes after June 2025 that you bring."""
    only_one({"--json": as_json, "--md": as_markdown})
    run = {"replications": reps, "months": months, "seed": seed, "prior": prior}
    wanted, came = _read(scenario, outcomes, sets, run)

    from sim.commands.progress import progress_bar
    from sim.study.backtest import backtest as score

    refuse_taken(plot, [wanted])
    with progress_bar(quiet=False) as progress:
        found = score(wanted, came, jobs=jobs, progress=progress)
    if plot is not None:
        _draw(found, plot)
    _show(found, as_json, as_markdown)


def _read(
    source: str, outcomes: str, sets: Sequence[str] | None, run: dict[str, Any]
) -> tuple[Scenario, Outcomes]:
    """The scenario and the outcomes, or all problems of both at once."""
    from sim.study.backtest import read_outcomes

    if source == outcomes == "-":
        raise InputError("the scenario and --outcomes cannot both be standard input; name a file")
    scenario: Scenario | None = None
    problems: list[Problem] = []
    try:
        scenario = load_scenario(source, sets, **run).scenario
    except FileError as error:
        problems += error.problems
    try:
        came = read_outcomes(outcomes, scenario)
    except FileError as error:
        problems += error.problems
    if scenario is None or problems:
        raise FileError(problems)
    return scenario, came


def _draw(found: Backtest, folder: Path) -> None:
    from sim.report.charts.backtest import backtest_fan

    charts = {f"backtest_{measure}": backtest_fan(found, measure) for measure in found.measures}
    draw(charts, folder, [found.result.scenario])


def _show(found: Backtest, as_json: bool, as_markdown: bool) -> None:
    if as_json:
        print_json(found.to_plain())
        return

    from sim.report.backtest import print_backtest, to_markdown

    if as_markdown:
        print_document(to_markdown(found))
    else:
        print_backtest(terminal(), found)
