"""Options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "AsCsv",
    "AsJson",
    "AsMarkdown",
    "At",
    "Block",
    "Jobs",
    "Measure",
    "Measures",
    "Month",
    "Months",
    "Out",
    "PlotDir",
    "Prior",
    "Quiet",
    "Replications",
    "ScenarioName",
    "Scenarios",
    "Seed",
    "Sets",
    "only_one",
    "terminal",
]

ScenarioName = Annotated[
    str,
    typer.Argument(
        metavar="SCENARIO", help="A file, a shipped scenario's name, a run folder, or - (stdin)."
    ),
]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Change one value; wins over the file."),
]
Replications = Annotated[int | None, typer.Option("--reps", help="Replications (futures) to run.")]
Months = Annotated[int | None, typer.Option("--months", help="Months to run.")]
Seed = Annotated[int | None, typer.Option("--seed", help="Which luck.")]
Prior = Annotated[
    bool, typer.Option("--prior", help="Draw from the register's ranges, not from the fit.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=256, help="Worker processes.")]
Block = Annotated[
    int, typer.Option("--block", min=1, help="Replications at a time; changes no result.")
]
Out = Annotated[Path, typer.Option("--out", help="Where run folders go.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say only where the files are.")]


Scenarios = Annotated[
    list[str],
    typer.Argument(metavar="BASE SCENARIO...", help="Files, shipped names, run folders, or -."),
]
At = Annotated[
    list[str] | None,
    typer.Option("--at", metavar="MONTH", help="A month, 2026-06 or 12 (the twelfth); repeatable."),
]
Month = Annotated[
    str | None,
    typer.Option("--month", "--at", metavar="MONTH", help="A month: 2026-06, or 12; the last."),
]
_MEASURE = "An outcome to lead with: shangjie_units, hhi, payoff_seres...; else the headline."
Measure = Annotated[str | None, typer.Option("--measure", metavar="NAME", help=_MEASURE)]
Measures = Annotated[
    list[str] | None,
    typer.Option("--measure", metavar="NAME", help=f"{_MEASURE[:-1]}; repeatable."),
]


AsCsv = Annotated[bool, typer.Option("--csv", help="Every row as CSV on stdout.")]
AsMarkdown = Annotated[bool, typer.Option("--md", help="Markdown on stdout.")]
PlotDir = Annotated[
    Path | None, typer.Option("--plot", metavar="DIR", help="Draw it: SVG files in this folder.")
]


def only_one(forms: dict[str, bool]) -> None:
    """Refuse two forms of output at once."""
    wanted = [name for name, given in forms.items() if given]
    if len(wanted) > 1:
        raise InputError(f"{' and '.join(wanted)} cannot both go to standard output; take one")


def terminal() -> Console:
    """Standard output, 80 columns at most, colours only on a terminal."""
    from shutil import get_terminal_size

    from rich.console import Console
    from rich.segment import Segment

    from sim.one_line import visible

    class Terminal(Console):
        def render(self, *given: Any, **options: Any) -> Iterable[Segment]:
            """What is printed, in pieces; names of others in them steer nothing."""
            for piece in super().render(*given, **options):
                yield piece if piece.control else Segment(visible(piece.text), piece.style)

        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704 - called while it is handled: the front door ends it quietly

    # rich would print nothing where COLUMNS is 0 or the terminal has no size
    width = min(get_terminal_size().columns, 80) if sys.stdout.isatty() else 80
    # what stands in brackets or between colons is text: names are others'
    return Terminal(highlight=False, markup=False, emoji=False, width=width)
