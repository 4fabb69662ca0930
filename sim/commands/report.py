"""`sim report`: one HTML file that tells what runs say, and holds all that made it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sim.commands.documents import print_path
from sim.commands.loading import load_all
from sim.commands.options import (
    Flip,
    Jobs,
    Measures,
    Months,
    Prior,
    Replications,
    RunsDir,
    Seed,
    Sets,
)
from sim.commands.outputs import refuse_report
from sim.commands.streams import is_quiet, tell
from sim.errors import InputError, StoreError
from sim.paths import typed
from sim.store.names import REPORT

if TYPE_CHECKING:
    from sim.scenario import Loaded, Scenario

__all__ = ["report", "report_on"]

Progress = Callable[[str, int, int], None]

Runs = Annotated[
    list[str],
    typer.Argument(
        metavar="RUN...", help="Run folders, ids or scenarios; the first is the others' base."
    ),
]
To = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="The file to write; else NAMES-report.html here."),
]

_NAMED = 4
"""Scenarios whose names go into the file's."""


class _Meant(NamedTuple):
    """What a RUN means: a scenario with its base, and whether it was run."""

    loaded: Loaded
    kept: bool


def report(
    sources: Runs,
    kept: RunsDir = Path("runs"),
    to: To = None,
    measures: Measures = None,
    flip: Flip = False,
    sets: Sets = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    prior: Prior = False,
    jobs: Jobs = 1,
) -> None:
    """Write a report on a run, or on several against the first; what has no run yet is run."""
    given = {"replications": reps, "months": months, "seed": seed, "prior": prior or None}
    run = {name: value for name, value in given.items() if value is not None}
    meant = _meant(sources, kept, sets, run)
    scenarios = [each.loaded.scenario for each in meant]
    path = to or Path(_file_name([each.name for each in scenarios]))
    base = meant[0].loaded.base if len(meant) == 1 else None
    refuse_report(path, "--to", len(meant) + (base is not None), scenarios[0].run.months)

    from sim.commands.progress import progress_bar
    from sim.study.leading import leading_of
    from sim.study.run import run_scenario

    leading_of(scenarios, measures)
    with progress_bar() as progress:
        for each in meant:
            if not each.kept:
                run_scenario(
                    each.loaded.scenario, kept, jobs=jobs, progress=progress, loaded=each.loaded
                )
        report_on(scenarios, base, path, measures, flip=flip, jobs=jobs, progress=progress)
    if is_quiet():
        print_path(path)
    else:
        tell(f"{path.as_posix()} written; its numbers again: sim rerun {typed(path)}")


def report_on(
    scenarios: list[Scenario],
    base: Scenario | None,
    path: Path,
    measures: list[str] | None,
    *,
    flip: bool = False,
    jobs: int,
    progress: Progress,
) -> None:
    """Write the report on scenarios that were run, with the base of the first before them."""
    from sim.report.page import write_report
    from sim.study.dossier import gather_dossier

    if base is not None:
        scenarios = [base.model_copy(update={"run": scenarios[0].run}), *scenarios]
    gathered = gather_dossier(scenarios, measures=measures, flip=flip, jobs=jobs, progress=progress)
    write_report(gathered, path)


def _file_name(names: list[str]) -> str:
    more = [f"and-{len(names) - _NAMED}-more"] if len(names) > _NAMED else []
    return "-".join([*names[:_NAMED], *more, REPORT])


def _meant(
    sources: list[str], folder: Path, sets: list[str] | None, run: dict[str, int]
) -> list[_Meant]:
    """Kept runs as they are; scenarios as ``run`` says, or else like the first run that is kept."""
    given = bool(run or sets)
    kept = {source: _kept(source, folder, options=given) for source in dict.fromkeys(sources)}
    first = next((loaded for loaded in kept.values() if loaded is not None), None)
    if given and None not in kept.values():
        raise InputError(
            f"{', '.join(kept)}: kept as run; --set, --reps, --months, --seed and --prior are for "
            "what is run now"
        )
    if first is not None and not run:
        run = first.scenario.run.model_dump(include={"replications", "months", "seed", "prior"})
    absent = [source for source, loaded in kept.items() if loaded is None]
    new = dict(zip(absent, load_all(absent, sets, **run), strict=True))
    return [
        _Meant(new[source], kept=False) if loaded is None else _Meant(loaded, kept=True)
        for source in sources
        for loaded in (kept[source],)
    ]


def _kept(source: str, folder: Path, *, options: bool) -> Loaded | None:
    """The scenario of a kept run; None where a file or a shipped scenario has to be run."""
    from sim.shipped import shipped_names
    from sim.store.run_folder import resolve_run
    from sim.study.other_model import is_other_model
    from sim.study.sources import load_source

    if source == "-" or os.path.isfile(source):
        return None
    try:
        run = resolve_run(folder, source, prefer=lambda run: not is_other_model(run))
    except StoreError as error:
        if source in shipped_names():
            return None
        raise StoreError(f"{error}; nor is it a scenario, which `sim list` names") from None
    # a scenario's name means what it is today: not a run by an older model, nor one of other length
    by_name = source in shipped_names() and run.path.name != source
    if by_name and (options or is_other_model(run)):
        return None
    return load_source(run.path)
