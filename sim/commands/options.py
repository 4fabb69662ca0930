"""Options that several commands share, and what they load."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from sim.scenario import Loaded

__all__ = [
    "AsJson",
    "Block",
    "Jobs",
    "Months",
    "Out",
    "Quiet",
    "Replications",
    "ScenarioName",
    "Seed",
    "Sets",
    "load_scenario",
    "terminal",
]

ScenarioName = Annotated[
    str, typer.Argument(metavar="SCENARIO", help="A file, a shipped scenario's name, or - (stdin).")
]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Change one value; wins over the file."),
]
Replications = Annotated[int | None, typer.Option("--reps", help="Replications (futures) to run.")]
Months = Annotated[int | None, typer.Option("--months", help="Months to run.")]
Seed = Annotated[int | None, typer.Option("--seed", help="Which luck.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=256, help="Worker processes.")]
Block = Annotated[
    int, typer.Option("--block", min=1, help="Replications at a time; changes no result.")
]
Out = Annotated[Path, typer.Option("--out", help="Where run folders go.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say only where the files are.")]


def load_scenario(
    source: str,
    sets: list[str] | None = None,
    *,
    replications: int | None = None,
    months: int | None = None,
    seed: int | None = None,
) -> Loaded:
    """The scenario a command means, with its options; raises ScenarioError with all problems."""
    from sim.scenario import load
    from sim.world.world import vocabulary

    given = {"replications": replications, "months": months, "seed": seed}
    run = {name: value for name, value in given.items() if value is not None}
    return load(source, overrides=sets or (), vocabulary=vocabulary(), run=run)


def terminal() -> Console:
    """Standard output, 80 columns at most, colours only on a terminal."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    return Console(highlight=False, width=min(console.width, 80) if console.is_terminal else 80)
