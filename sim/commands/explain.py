"""`sim explain`: which change caused how much, what moved a scenario from June, what happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.documents import print_document
from sim.commands.drawing import draw, refuse_taken
from sim.commands.forms import Form, Head, chosen_form, print_envelope, print_rows
from sim.commands.loading import load_alike, tell_notes
from sim.commands.options import (
    AsCsv,
    AsJson,
    AsMarkdown,
    Jobs,
    Measures,
    Month,
    Months,
    PlotDir,
    Prior,
    Replications,
    RunsDir,
    Seed,
    Sets,
    terminal,
)
from sim.errors import InputError
from sim.regular_files import may_exist
from sim.store.names import MANIFEST

if TYPE_CHECKING:
    from sim.scenario import Scenario
    from sim.study.causes.part import Explanation

__all__ = ["explain"]

Given = Annotated[
    list[str],
    typer.Argument(
        metavar="A [B]",
        help="Two scenarios: what their changes cause. One: what moves it from June. A run: "
        "the events that led to a month.",
    ),
]
Sample = Annotated[
    int | None, typer.Option("--sample", min=4, help="Sample this many orders of the changes.")
]
Payoffs = Annotated[
    bool, typer.Option("--payoffs", help="What each change brings each agent, beside the measure.")
]


_COLUMNS = (
    "base", "scenario", "measure", "unit", "month", "change", "title", "agent", "value", "low",
    "high", "p05", "p95",
)  # fmt: skip
"""Of the rows of ``--csv``: a part of an explanation each."""


def explain(
    given: Given,
    measures: Measures = None,
    month: Month = None,
    payoffs: Payoffs = False,
    sample: Sample = None,
    sets: Sets = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    prior: Prior = False,
    jobs: Jobs = 1,
    runs: RunsDir = Path("runs"),
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
    plot: PlotDir = None,
) -> None:
    """Explain a difference between two scenarios, a movement within one, or a run's events."""
    form = chosen_form(as_json, as_markdown, as_csv)
    if len(given) > 2:
        raise InputError("name one scenario (or run), or two: the base, then the scenario")
    if len(given) == 1 and _is_run(given[0], runs):
        simulation = (payoffs, sets, reps, months, prior, seed is not None, plot is not None)
        if any(simulation):
            raise InputError(
                f"{given[0]} is a run: its events take --measure, --at and the form of the answer "
                "only; name its scenario to have a movement explained"
            )
        _walk(given[0], runs, measures, month, form)
        return
    scenarios = load_alike(given, sets, replications=reps, months=months, seed=seed, prior=prior)
    refuse_taken(plot, scenarios)
    found = _explained(scenarios, _measures(scenarios, measures, payoffs), month, sample, jobs)
    if plot is not None:
        from sim.report.charts.causes import waterfall
        from sim.report.palette import own_brands

        own = own_brands(scenarios)
        charts = {f"waterfall_{each.measure}": waterfall(each, own=own) for each in found}
        draw(charts, plot, scenarios)
    _show(found, form, scenarios[0].run.seed)


def _is_run(source: str, runs: Path) -> bool:
    """Whether a run is meant: its folder, or its id in the folder of runs."""
    return any(may_exist(path / MANIFEST) for path in (Path(source), runs / source))


def _measures(scenarios: list[Scenario], measures: list[str] | None, payoffs: bool) -> list[str]:
    from sim.study.leading import leading_of
    from sim.world.world import World

    lead = leading_of(scenarios, measures)
    if not payoffs:
        return [*lead]
    if len(scenarios) == 1:
        raise InputError("June's books are not recorded: --payoffs needs two scenarios")
    agents = dict.fromkeys(a for each in scenarios for a in World.of(each).cast.agents)
    return list(dict.fromkeys((*lead, *(f"payoff_{agent}" for agent in agents))))


def _explained(
    scenarios: list[Scenario], measures: list[str], month: str | None, sample: int | None, jobs: int
) -> list[Explanation]:
    from sim.commands.progress import progress_bar
    from sim.study.causes.explain import explain_each
    from sim.study.causes.movement import movement

    with progress_bar() as told:
        if len(scenarios) == 1:
            if sample is not None:
                raise InputError("--sample is for the changes between two scenarios")
            only = scenarios[0]
            return [movement(only, each, month, jobs=jobs, progress=told) for each in measures]
        base, scenario = scenarios
        found = explain_each(
            base, scenario, measures, month, sample=sample, jobs=jobs, progress=told
        )
    return list(found.values())


def _show(found: list[Explanation], form: Form, seed: int) -> None:
    if form == "json":
        first, *rest = [each.to_plain() for each in found]
        fields = {**first, "others": rest} if rest else first
        print_envelope("explain", fields, Head(found[0].scenario, seed, found[0].replications))
        return
    if form == "csv":
        plain = [each.to_plain() for each in found]
        print_rows(form, _COLUMNS, [{**each, **part} for each in plain for part in each["parts"]])
        return

    from sim.report.causes import print_explanations, to_markdown

    if form == "md":
        print_document(to_markdown(found))
    else:
        print_explanations(terminal(), found)


def _walk(
    source: str, runs: Path, measures: list[str] | None, month: str | None, form: Form
) -> None:
    """The events that led to a month of a saved run."""
    from sim.measures.outcome import checked_outcome
    from sim.report.walk import EVENT, events_to, print_walk, walk_markdown
    from sim.store.run_folder import resolve_run
    from sim.study.defined import finite_or_none
    from sim.study.horizons import month_index

    run = resolve_run(runs, source)
    tell_notes(run.path)
    lead = [checked_outcome(each, run.outcome_names) for each in measures or ()] or [run.headline]
    months = tuple(dict.fromkeys(run.series.month))
    at = months[-1] if month is None else months[month_index(month, months)]
    if form == "text":
        print_walk(terminal(), run, at, lead)
    elif form == "md":
        print_document(walk_markdown(run, at, lead))
    else:
        events = finite_or_none(events_to(run, at, *lead))
        if form == "csv":
            print_rows(
                form,
                [*EVENT, *(f"{name}{end}" for name in lead for end in ("_before", ""))],
                events,
            )
            return
        plain = {"run": run.path.as_posix(), "month": at, "events": events}
        manifest = run.manifest
        head = Head(manifest.scenario, manifest.seed, manifest.replications)
        print_envelope("events", plain, head, indent=None)
