"""`sim calibrate`: fit the assumptions to the history, and say what stays open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.documents import print_document, print_path
from sim.commands.drawing_fit import draw_fit, refuse_name
from sim.commands.forms import Form, Head, chosen_form, print_envelope, print_rows
from sim.commands.options import AsCsv, AsJson, AsMarkdown, Jobs, Out, PlotDir, shared, terminal
from sim.commands.outputs import refuse_folder
from sim.commands.streams import is_quiet
from sim.errors import InputError

if TYPE_CHECKING:
    from sim.study.calibrate.chain import Plan
    from sim.study.calibrate.fit import Calibration
    from sim.study.calibrate.rolling import Forecast

__all__ = ["calibrate"]

Until = Annotated[str, typer.Option("--until", help="The last month of the history to use.")]
Walkers = Annotated[int, typer.Option("--walkers", min=58, max=1000, help="An even number.")]
"""At least twice the uniforms of a point, without which the walkers cannot move."""
Steps = Annotated[int, typer.Option("--steps", min=30, help="Steps of every walker.")]
Seed = Annotated[int, shared("--seed", min=0)]
Rolling = Annotated[
    bool, typer.Option("--rolling", help="Also fit to earlier months, and score what came after.")
]

_PICTURE = "calibration-widths"


def calibrate(
    until: Until = "2025-06",
    walkers: Walkers = 64,
    steps: Steps = 6000,
    seed: Seed = 625,
    rolling: Rolling = False,
    jobs: Jobs = 1,
    out: Out = Path("runs"),
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
    plot: PlotDir = None,
) -> None:
    """Fit the assumptions to the sales history; a run that was cut off is taken up again."""
    form = chosen_form(as_json, as_markdown, as_csv)
    plan = _plan(walkers, steps, seed)
    _check_month(until)
    refuse_name(plot, _PICTURE)
    refuse_folder(out, "--out", "keep the calibration")

    from sim.commands.progress import progress_bar
    from sim.study.calibrate.fit import calibrate as fit
    from sim.study.calibrate.rolling import rolling as forecast
    from sim.study.calibrate.saved import save_calibration

    with progress_bar() as progress:
        found = fit(plan, until, work=out, jobs=jobs, progress=progress)
        kept = save_calibration(found, out)
        shorter = _plan(walkers, max(steps // 4, 30), seed)
        forecasts = forecast(shorter, progress) if rolling else []
    if plot is not None:
        _draw(found, plot)
    _show(found, forecasts, kept, form)


def _show(found: Calibration, forecasts: list[Forecast], kept: Path, form: Form) -> None:
    from sim.report.calibration import print_calibration, to_markdown

    if form == "json":
        plain = {**found.to_plain(), "folder": kept.as_posix()}
        plain["rolling"] = [each.to_plain() for each in forecasts]
        print_envelope("calibrate", plain, Head(seed=found.plan.seed))
    elif form == "csv":
        rows = [each.to_plain() for each in found.fitted]
        print_rows(form, [*rows[0]], rows)
    elif form == "md":
        print_document(to_markdown(found, forecasts))
    elif is_quiet():
        print_path(kept)
    else:
        print_calibration(terminal(), found, forecasts, f"Files: {kept.as_posix()}/")


def _draw(found: Calibration, folder: Path) -> None:
    from sim.report.charts.evidence import widths

    plan = found.plan
    about = {
        "until": found.until,
        "walkers": str(plan.walkers),
        "steps": str(plan.steps),
        "seed": str(plan.seed),
    }
    draw_fit(widths(found.fitted, found.until), folder, _PICTURE, about)


def _plan(walkers: int, steps: int, seed: int) -> Plan:
    from sim.study.calibrate.chain import Plan

    if walkers % 2:
        raise InputError(f"--walkers {walkers}: they move in two halves; take an even number")
    return Plan(walkers, steps, burn=steps // 3, seed=seed)


def _check_month(until: str) -> None:
    """Whether the history has that month, and enough before it."""
    from sim.world.history import history

    months = sorted({each.month for each in history()})
    if until not in months or months.index(until) < 5:
        raise InputError(
            f"--until {until}: take a month of the history from {months[5]} to {months[-1]} "
            f"({', '.join(months[5:])})"
        )
