"""`sim runs`: the runs that are kept, listed and removed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.command import Command, CommandGroup
from sim.commands.documents import print_path
from sim.commands.forms import Form, chosen_form, print_envelope, print_rows
from sim.commands.options import AsCsv, AsJson, AsMarkdown, RunsDir
from sim.commands.streams import say, say_error, tell
from sim.errors import InputError

if TYPE_CHECKING:
    from sim.store.kept_runs import KeptRun

__all__ = ["app"]

app = typer.Typer(
    cls=CommandGroup,
    rich_markup_mode=None,
    help="The runs that are kept: list (also without a word), remove.",
)

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[RUN...]", help="Run folders, or their names in --runs."),
]
OfScenario = Annotated[
    str | None, typer.Option("--scenario", metavar="NAME", help="All runs of this scenario.")
]
OlderThan = Annotated[
    float | None,
    typer.Option("--older-than", metavar="DAYS", min=0.0, help="All runs that ended before that."),
]
OtherModel = Annotated[
    bool, typer.Option("--other-model", help="All runs by other versions of the model.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.callback(invoke_without_command=True)
def runs(
    context: typer.Context,
    folder: RunsDir = Path("runs"),
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
) -> None:
    """List the runs that are kept, the latest first."""
    if context.invoked_subcommand is None:
        _list(folder, chosen_form(as_json, as_markdown, as_csv))


@app.command("list", cls=Command)
def list_runs(
    folder: RunsDir = Path("runs"),
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
) -> None:
    """List the runs that are kept, the latest first."""
    _list(folder, chosen_form(as_json, as_markdown, as_csv))


@app.command("remove", cls=Command)
def remove(
    names: Names = None,
    scenario: OfScenario = None,
    older_than: OlderThan = None,
    other_model: OtherModel = False,
    folder: RunsDir = Path("runs"),
    yes: Yes = False,
) -> None:
    """Remove run folders: those named, and those that all of the given options hold for."""
    from sim.report.kept_runs import in_words, runs_listing
    from sim.store.removal import remove as remove_folder

    filtered = scenario is not None or older_than is not None or other_model
    if not (names or filtered):
        raise InputError("name the runs to remove, or give --scenario, --older-than, --other-model")
    chosen = _named(names or [], folder)
    if filtered:
        chosen |= {run.path: run for run in _filtered(folder, scenario, older_than, other_model)}
    if not chosen:
        say(f"no run in {folder.as_posix()} is meant; nothing is removed")
        return
    if not yes:
        say_error(*runs_listing(list(chosen.values())))
        _confirm(f"Remove {in_words(list(chosen.values()))}?")
    for path in chosen:
        remove_folder(path)
        print_path(path)


def _list(folder: Path, form: Form) -> None:
    from sim.report.kept_runs import COLUMNS, run_rows, runs_listing
    from sim.store.kept_runs import kept_runs

    found = kept_runs(folder)
    if form == "json":
        print_envelope("runs", {"folder": folder.as_posix(), "runs": run_rows(found)})
    elif form != "text":
        print_rows(form, COLUMNS, run_rows(found))
    elif found:
        tell(*runs_listing(found))
    else:
        say(f"no runs in {folder.as_posix()}; `sim run SCENARIO` makes one")


def _named(names: list[str], folder: Path) -> dict[Path, KeptRun]:
    """The runs that are named, or all problems of all names at once."""
    from sim.store.kept_runs import kept_run
    from sim.store.removal import refusal

    paths = [_path(name, folder) for name in names]
    problems = [f"{path}: {why}" for path in paths if (why := refusal(path)) is not None]
    if problems:
        raise InputError(*problems)
    return {path: kept_run(path) for path in paths}


def _path(name: str, folder: Path) -> Path:
    """A run's name in the folder of runs, or else the path of a folder."""
    import os

    inside = folder / name
    return inside if os.path.basename(name) == name and os.path.lexists(inside) else Path(name)


def _filtered(
    folder: Path, scenario: str | None, older_than: float | None, other_model: bool
) -> list[KeptRun]:
    """The whole runs for which every option holds; what is damaged must be named."""
    from datetime import UTC, datetime, timedelta

    from sim.store.kept_runs import kept_runs
    from sim.store.removal import refusal
    from sim.world.version import is_same_model

    def holds(run: KeptRun) -> bool:
        if run.manifest is None or refusal(run.path) is not None:
            return False
        young = older_than is not None and (run.ended is None or run.ended > limit)
        other = scenario is not None and run.manifest.scenario != scenario
        same = other_model and is_same_model(run.manifest.versions.get("model"))
        return not (young or other or same)

    limit = datetime.now(UTC) - timedelta(days=older_than or 0.0)
    return [run for run in kept_runs(folder) if holds(run)]


def _confirm(question: str) -> None:
    if not sys.stdin or not sys.stdin.isatty():
        raise InputError(f"{question} There is nobody to ask; say it with --yes")
    try:
        agreed = typer.confirm(question, err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None
    if not agreed:
        raise InputError("nothing is removed")
