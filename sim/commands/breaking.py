"""`sim breakpoint`: the value at which the sign of a difference flips."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.commands.documents import print_document
from sim.commands.drawing import draw, refuse_taken
from sim.commands.forms import Form, Head, chosen_form, print_envelope, print_rows
from sim.commands.loading import load_alike
from sim.commands.options import (
    AsCsv,
    AsJson,
    AsMarkdown,
    Jobs,
    Measure,
    Month,
    Months,
    PlotDir,
    Prior,
    Replications,
    ScenarioName,
    Seed,
    Sets,
    terminal,
)
from sim.errors import InputError

if TYPE_CHECKING:
    from sim.scenario import Scenario
    from sim.study.breakpoint import BreakMap, Breakpoint

__all__ = ["breaking"]

Vary = Annotated[
    str | None,
    typer.Option("--vary", help="An assumption, or a dotted key of a lever; else every number."),
]
And = Annotated[str | None, typer.Option("--and", help="A second one: the answer is a map.")]
Low = Annotated[float | None, typer.Option("--low", help="From here; an assumption's own range.")]
High = Annotated[float | None, typer.Option("--high", help="To here.")]
AndLow = Annotated[float | None, typer.Option("--and-low", help="The second one's range.")]
AndHigh = Annotated[float | None, typer.Option("--and-high", help="The second one's range.")]
Steps = Annotated[
    int | None, typer.Option("--steps", min=3, max=101, help="Values on the grid: 13, map 7.")
]


def breaking(
    base: ScenarioName,
    scenario: ScenarioName,
    vary: Vary = None,
    second: And = None,
    low: Low = None,
    high: High = None,
    and_low: AndLow = None,
    and_high: AndHigh = None,
    steps: Steps = None,
    measure: Measure = None,
    month: Month = None,
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
    """Find the value of a number, or a map over two, at which a difference changes its sign.

    Without --vary every number is put at both ends of its range, one at a time.
    """
    form = chosen_form(as_json, as_markdown, as_csv)

    from sim.commands.progress import progress_bar
    from sim.study.breakpoint import breakpoint_map, find_breakpoint

    run = {"replications": reps, "months": months, "seed": seed, "prior": prior}
    if vary is None:
        _refuse_without_vary(
            {
                **{"--and": second, "--low": low, "--high": high, "--and-low": and_low},
                **{"--and-high": and_high, "--steps": steps, "--plot": plot},
            }
        )
    first, other = load_alike([base, scenario], sets, **run)
    if vary is None:
        if reps is None:
            from sim.study.one_at_a_time import with_fewer_futures

            first = with_fewer_futures(first)
        _every_number(first, other, measure, month, form, jobs)
        return
    refuse_taken(plot, [first, other])
    found: Breakpoint | BreakMap
    asked: dict[str, Any] = {"measure": measure, "month": month, "jobs": jobs}
    with progress_bar() as told:
        if second is None:
            asked |= {"low": low, "high": high, "steps": steps or 13, "progress": told}
            found = find_breakpoint(first, other, vary, **asked)
        else:
            ranges = ((low, high), (and_low, and_high))
            asked |= {"ranges": ranges, "steps": steps or 7, "progress": told}
            found = breakpoint_map(first, other, vary, second, **asked)
    if plot is not None:
        _draw(found, plot, [first, other])
    _show(found, form, first)


def _refuse_without_vary(options: dict[str, object]) -> None:
    """Raise where an option needs the number that --vary names."""
    given = [name for name, value in options.items() if value is not None]
    if given:
        raise InputError(
            f"{', '.join(given)}: these are for one number, which --vary names; without it every "
            "number is moved"
        )


def _every_number(
    base: Scenario,
    scenario: Scenario,
    measure: str | None,
    month: str | None,
    form: Form,
    jobs: int,
) -> None:
    """Move every number by itself, and print what flips each conclusion."""
    from sim.commands.progress import progress_bar
    from sim.report.flip_tables import print_flips, to_markdown
    from sim.study.one_at_a_time import find_flips
    from sim.world.world import World

    measures = None if measure is None else [measure]
    months = None if month is None else [month]
    with progress_bar() as told:
        found = find_flips(
            base, scenario, measures=measures, months=months, jobs=jobs, progress=told
        )
    cast = World.of(base).cast
    if form == "json":
        head = Head(found.scenario, base.run.seed, found.replications)
        print_envelope("breakpoint", found.to_plain(), head)
    elif form == "csv":
        rows = found.to_rows()
        print_rows(form, [*rows[0]], rows)
    elif form == "md":
        print_document(to_markdown(found, cast))
    else:
        print_flips(terminal(), found, cast)


def _draw(found: Breakpoint | BreakMap, folder: Path, scenarios: list[Scenario]) -> None:
    from sim.report.charts.causes import breakcurve, breakfield
    from sim.study.breakpoint import BreakMap

    if isinstance(found, BreakMap):
        draw({"breakpoint_map": breakfield(found)}, folder, scenarios)
    else:
        draw({"breakpoint": breakcurve(found)}, folder, scenarios)


def _show(found: Breakpoint | BreakMap, form: Form, base: Scenario) -> None:
    if form == "json":
        head = Head(found.scenario, base.run.seed, base.run.replications)
        print_envelope("breakpoint", found.to_plain(), head)
        return
    if form == "csv":
        print_rows(form, *_rows(found))
        return

    from sim.report.breaks import print_break, to_markdown

    if form == "md":
        print_document(to_markdown(found))
    else:
        print_break(terminal(), found)


def _rows(found: Breakpoint | BreakMap) -> tuple[Sequence[str], list[dict[str, Any]]]:
    """The columns and rows of ``--csv``: a tried value each, or a pair of values of a map."""
    from sim.study.breakpoint import BreakMap

    plain = found.to_plain()
    about = {name: plain[name] for name in ("base", "scenario", "measure", "month")}
    if isinstance(found, BreakMap):
        columns = (*about, found.first, found.second, "difference", "settled", "undefined")
        cells = [
            {found.first: x, found.second: y, **{n: plain[n][j][i] for n in columns[-3:]}}
            for j, y in enumerate(found.ys)
            for i, x in enumerate(found.xs)
        ]
        return columns, [about | cell for cell in cells]
    columns = (*about, "vary", *plain["points"][0])
    return columns, [about | {"vary": found.vary} | point for point in plain["points"]]
