"""`sim report`: one HTML file that tells what runs say, and holds all that made it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sim.commands.loading import load_all
from sim.commands.options import Jobs, Measures, Months, Out, Replications, Seed
from sim.commands.streams import say, tell
from sim.errors import InputError, StoreError
from sim.paths import typed
from sim.store.names import REPORT

if TYPE_CHECKING:
    from sim.scenario import Loaded, Scenario

__all__ = ["report", "report_of_run"]

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
    runs: Runs,
    out: Out = Path("runs"),
    to: To = None,
    measures: Measures = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    jobs: Jobs = 1,
) -> None:
    """Write a report on a run, or on several against the first; what has no run yet is run."""
    from sim.commands.progress import progress_bar
    from sim.report.page import refuse_existing, refuse_large
    from sim.study.leading import leading_of
    from sim.study.run import run_scenario

    given = {"replications": reps, "months": months, "seed": seed}
    meant = _meant(runs, out, {name: value for name, value in given.items() if value is not None})
    path = to or Path(_file_name([each.loaded.scenario.name for each in meant]))
    refuse_existing(path)
    refuse_large(len(meant), meant[0].loaded.scenario.run.months)
    leading_of([each.loaded.scenario for each in meant], measures)
    with progress_bar(quiet=False) as progress:
        for each in meant:
            if not each.kept:
                run_scenario(
                    each.loaded.scenario, out, jobs=jobs, progress=progress, loaded=each.loaded
                )
        alone = meant[0].loaded.base if len(meant) == 1 else None
        _write([each.loaded.scenario for each in meant], alone, path, measures, jobs, progress)
    tell(f"{path.as_posix()} written; its numbers again: sim rerun {typed(path)}")


def report_of_run(
    scenario: Scenario,
    base: Scenario | None,
    folder: Path,
    jobs: int,
    progress: Progress,
    measures: list[str] | None = None,
) -> Path:
    """The report in a run's folder, written unless it exists: of the same run it is the same.

    One that leads with other outcomes has their names in its own.
    """
    path = folder / (f"{'-'.join(measures)}-{REPORT}" if measures else REPORT)
    if not os.path.isfile(path):
        try:
            _write([scenario], base, path, measures, jobs, progress)
        except InputError:
            if not os.path.isfile(path):  # else another process wrote it in the meantime
                raise
        else:
            return path
    say(f"{path.as_posix()}: already exists and is left as it is")
    return path


def _write(
    scenarios: list[Scenario],
    base: Scenario | None,
    path: Path,
    measures: list[str] | None,
    jobs: int,
    progress: Progress,
) -> None:
    from sim.report.page import write_report
    from sim.study.dossier import gather

    if base is not None:
        scenarios = [base.model_copy(update={"run": scenarios[0].run}), *scenarios]
    write_report(gather(scenarios, measures=measures, jobs=jobs, progress=progress), path)


def _file_name(names: list[str]) -> str:
    more = [f"and-{len(names) - _NAMED}-more"] if len(names) > _NAMED else []
    return "-".join([*names[:_NAMED], *more, REPORT])


def _meant(sources: list[str], out: Path, run: dict[str, int]) -> list[_Meant]:
    """Kept runs as they are; scenarios as ``run`` says, or else like the first run that is kept."""
    kept = {source: _kept(source, out, options=bool(run)) for source in dict.fromkeys(sources)}
    first = next((loaded for loaded in kept.values() if loaded is not None), None)
    if run and None not in kept.values():
        raise InputError(
            f"{', '.join(kept)}: kept as run; --reps, --months and --seed are for what is run now"
        )
    if first is not None and not run:
        run = first.scenario.run.model_dump(include={"replications", "months", "seed"})
    absent = [source for source, loaded in kept.items() if loaded is None]
    new = dict(zip(absent, load_all(absent, None, **run), strict=True))
    return [
        _Meant(new[source], kept=False) if loaded is None else _Meant(loaded, kept=True)
        for source in sources
        for loaded in (kept[source],)
    ]


def _kept(source: str, out: Path, *, options: bool) -> Loaded | None:
    """The scenario of a kept run; None where a file or a shipped scenario has to be run."""
    from sim.scenario.shipped import shipped_names
    from sim.store.run_folder import resolve_run
    from sim.study.other_model import is_other_model
    from sim.study.sources import load_source

    if source == "-" or os.path.isfile(source):
        return None
    try:
        run = resolve_run(out, source, prefer=lambda run: not is_other_model(run))
    except StoreError as error:
        if source in shipped_names():
            return None
        raise StoreError(f"{error}; nor is it a scenario, which `sim list` names") from None
    # a scenario's name means what it is today: not a run by an older model, nor one of other length
    by_name = source in shipped_names() and run.path.name != source
    if by_name and (options or is_other_model(run)):
        return None
    return load_source(run.path)
