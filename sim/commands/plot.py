"""`sim plot`: the pictures of a scenario, or of scenarios against the first."""

from __future__ import annotations

import glob
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.documents import print_path
from sim.commands.drawing import command_line, prefix, tell_missing_fonts
from sim.commands.loading import load_alike
from sim.commands.options import Jobs, Measures, Months, Out, Prior, Replications, Seed, Sets
from sim.commands.outputs import refuse_folder
from sim.errors import InputError

if TYPE_CHECKING:
    from sim.report.charts.types import Chart
    from sim.scenario import Scenario

__all__ = ["plot"]

_KINDS = ("fan", "stack", "panels", "lenses", "payoffs", "network")
"""What names of pictures begin with."""

Names = Annotated[
    list[str],
    typer.Argument(
        metavar="SCENARIO...", help="One: its pictures. More: what they do against the first."
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="svg,png,pdf", help="Which files; svg when not said."),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="NAME", help="This picture only (fan, stack...); repeatable."),
]


def plot(
    scenarios: Names,
    out: Out = Path("figures"),
    formats: Formats = None,
    only: Only = None,
    measures: Measures = None,
    sets: Sets = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    prior: Prior = False,
    jobs: Jobs = 1,
) -> None:
    """Draw a scenario's pictures, or those of a comparison with the first one."""
    loaded = load_alike(scenarios, sets, replications=reps, months=months, seed=seed, prior=prior)

    from sim.report.pictures import (
        known_formats,
        need_matplotlib,
        provenance_of,
        save_pictures,
    )
    from sim.study.leading import leading_of

    # before anything is simulated
    need_matplotlib()
    wanted = known_formats(formats or ["svg"])
    refuse_folder(out, "--out", "write the pictures")
    _refuse_taken(out, prefix([each.name for each in loaded]), wanted, only or [])
    charts = _charts(loaded, leading_of(loaded, measures), only or [], jobs)
    about = provenance_of(loaded, command_line())
    start = prefix([each.name for each in loaded])
    named = {f"{start}-{name}": chart for name, chart in charts.items()}
    for path in save_pictures(named, out, wanted, about):
        print_path(path)
    tell_missing_fonts(charts)


def _refuse_taken(folder: Path, start: str, formats: Sequence[str], only: Sequence[str]) -> None:
    """Refuse pictures that already exist, before anything is simulated.

    Raises:
        InputError: with the first of them.
    """
    for path in sorted(folder.glob(f"{glob.escape(start)}-*")) if os.path.isdir(folder) else []:
        name = path.stem.removeprefix(f"{start}-")
        drawn = only or _KINDS
        meant = any(name == each or name.startswith(f"{each}_") for each in drawn)
        if meant and path.suffix.removeprefix(".") in formats:
            raise InputError(f"{path}: already exists; move it away, or choose another --out")


def _charts(
    loaded: list[Scenario], lead: tuple[str, ...], only: list[str], jobs: int
) -> Mapping[str, Chart]:
    from sim.commands.progress import progress_bar
    from sim.report.pictures import pictures_of, pictures_of_comparison
    from sim.study.compare import compare
    from sim.study.result import simulate

    if len(loaded) == 1:
        return pictures_of(simulate(loaded[0], jobs=jobs), only, lead)
    with progress_bar() as progress:
        found = compare(*loaded, measures=lead, jobs=jobs, progress=progress)
    return pictures_of_comparison(found, only)
