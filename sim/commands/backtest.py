"""`sim backtest`: a scenario's forecast against outcomes that the user brings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.commands.documents import print_document
from sim.commands.drawing import draw, refuse_taken
from sim.commands.forms import Form, chosen_form, print_envelope, print_rows
from sim.commands.loading import load_scenario
from sim.commands.options import (
    AsCsv,
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
    terminal,
)
from sim.commands.outputs import refuse_folder
from sim.commands.streams import say
from sim.errors import FileError, InputError, Problem
from sim.scenario.text.nearest import quoted

if TYPE_CHECKING:
    from sim.scenario import Scenario
    from sim.study.backtest import Backtest, Outcomes

__all__ = ["backtest"]

OutcomesFile = Annotated[
    str | None,
    typer.Option("--outcomes", metavar="FILE", help="CSV: month, measure, value; - is stdin."),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Of FILE if not UTF-8: gbk (Chinese Excel)."),
]
AsGiven = Annotated[
    bool, typer.Option("--as-given", help="Take values far from June 2025's as they are.")
]
Template = Annotated[
    bool, typer.Option("--template", help="Print an empty CSV to fill in; score nothing.")
]


def backtest(
    scenario: ScenarioName,
    outcomes: OutcomesFile = None,
    encoding: Encoding = None,
    as_given: AsGiven = False,
    as_template: Template = False,
    sets: Sets = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    prior: Prior = False,
    jobs: Jobs = 1,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
    plot: PlotDir = None,
) -> None:
    """Score a scenario's forecast against outcomes after June 2025 that you bring."""
    form = chosen_form(as_json, as_markdown, as_csv, template=as_template)
    run = {"replications": reps, "months": months, "seed": seed, "prior": prior}
    if as_template:
        _print_template(scenario, outcomes, sets, run)
        return
    if outcomes is None:
        raise InputError("Missing option '--outcomes' (--template prints a file to fill in)")
    refuse_folder(plot, "--plot", "write the pictures")
    reading = {"encoding": encoding, "as_given": as_given}
    wanted, came = _read(scenario, outcomes, sets, run, reading)
    if came.ignored:
        names = ", ".join(quoted(name) for name in came.ignored)
        say(f"{came.file}: columns not used: {names}")

    from sim.commands.progress import progress_bar
    from sim.study.backtest import backtest as score

    refuse_taken(plot, [wanted])
    with progress_bar() as progress:
        found = score(wanted, came, jobs=jobs, progress=progress)
    if plot is not None:
        _draw(found, plot)
    _show(found, form)


def _print_template(
    source: str, outcomes: str | None, sets: Sequence[str] | None, run: dict[str, Any]
) -> None:
    from sim.study.backtest import outcomes_template

    if outcomes is not None:
        raise InputError("--template prints a file to fill in; leave --outcomes out")
    print_document(outcomes_template(load_scenario(source, sets, **run).scenario))


def _read(
    source: str,
    outcomes: str,
    sets: Sequence[str] | None,
    run: dict[str, Any],
    reading: dict[str, Any],
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
        came = read_outcomes(outcomes, scenario, **reading)
    except FileError as error:
        problems += error.problems
    if scenario is None or problems:
        raise FileError(problems)
    return scenario, came


def _draw(found: Backtest, folder: Path) -> None:
    from sim.report.charts.backtest import backtest_fan

    charts = {f"backtest_{measure}": backtest_fan(found, measure) for measure in found.measures}
    draw(charts, folder, [found.result.scenario])


def _show(found: Backtest, form: Form) -> None:
    plain = found.to_plain()
    if form == "json":
        print_envelope("backtest", plain)
        return
    if form == "csv":
        print_rows(form, [*plain["rows"][0]], plain["rows"])
        return

    from sim.report.backtest import print_backtest, to_markdown

    if form == "md":
        print_document(to_markdown(found))
    else:
        print_backtest(terminal(), found)
