"""Options and arguments that several commands share, as the types of their parameters."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.commands.vocabulary import SHARED

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "AsCsv",
    "AsJson",
    "AsMarkdown",
    "At",
    "Block",
    "Flip",
    "Jobs",
    "Measure",
    "Measures",
    "Month",
    "Months",
    "Out",
    "PlotDir",
    "Prior",
    "Replications",
    "ReportFile",
    "RunsDir",
    "ScenarioName",
    "Scenarios",
    "Seed",
    "Sets",
    "shared",
    "terminal",
]


def shared(name: str, *, also: str = "", **limits: Any) -> Any:
    """Return an option of the vocabulary for a command's parameter.

    Args:
        name: of the option.
        also: what the help page of this command adds to the meaning.
        limits: what typer takes besides, such as ``min``.
    """
    option = SHARED[name]
    return typer.Option(
        name,
        metavar=option.value or None,
        help=f"{option.meaning} {also}".rstrip(),
        **limits,
    )


ScenarioName = Annotated[
    str,
    typer.Argument(
        metavar="SCENARIO", help="A file, a shipped scenario's name, a run folder, or - (stdin)."
    ),
]
Scenarios = Annotated[
    list[str],
    typer.Argument(metavar="BASE SCENARIO...", help="Files, shipped names, run folders, or -."),
]
Sets = Annotated[list[str] | None, shared("--set")]
Replications = Annotated[int | None, shared("--reps")]
Months = Annotated[int | None, shared("--months")]
Seed = Annotated[int | None, shared("--seed")]
Prior = Annotated[bool, shared("--prior")]
Jobs = Annotated[int, shared("--jobs", min=1, max=256)]
Block = Annotated[
    int, typer.Option("--block", min=1, help="Replications at a time; changes no result.")
]
At = Annotated[list[str] | None, shared("--at", also="Repeatable.")]
Month = Annotated[str | None, shared("--at")]
Measure = Annotated[str | None, shared("--measure")]
Measures = Annotated[list[str] | None, shared("--measure", also="Repeatable.")]
Out = Annotated[Path, shared("--out")]
RunsDir = Annotated[Path, shared("--runs")]
AsJson = Annotated[bool, shared("--json")]
AsMarkdown = Annotated[bool, shared("--md")]
AsCsv = Annotated[bool, shared("--csv")]
PlotDir = Annotated[Path | None, shared("--plot")]
Flip = Annotated[bool, shared("--flip")]
ReportFile = Annotated[Path | None, shared("--report")]


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
