"""What is kept on disk, small and made once, and everything that the product reads of it."""

from __future__ import annotations

import json
import operator
import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import sim
from sim.errors import ReportDiffers
from sim.report.happened import rules_of
from sim.report.kept_runs import runs_listing
from sim.report.page import redo as redo_module
from sim.report.page.write import render
from sim.scenario import canonical
from sim.store.document import to_csv, to_json
from sim.store.kept_runs import kept_run
from sim.store.names import MANIFEST
from sim.store.run_folder import load
from sim.store.sealed import DIGEST
from sim.study.calibrate.chunks import Chunks
from sim.study.dossier import gather_dossier
from sim.study.other_model import notes_on
from sim.study.sources import load_source
from sim.workshop.files import step
from sim.workshop.files.begin import begin_folder
from sim.workshop.files.forward import advance
from sim.workshop.files.stand import standing, whole
from sim.workshop.start import begin
from sim.workshop.wish import wished

__all__ = ["Target", "chosen", "targets"]

_WALK = "a walk"
_GUESS = {"direction": "lower", "low": 0.4, "high": 0.7, "reasons": ["luck"]}
_MODEL = "0.0.9+abcdef012345"


@dataclass(frozen=True)
class Target:
    """Something kept.

    Attributes:
        name: what it is.
        folder: that holds it.
        read: says everything that the product reads of it, to be compared.
        weight: how often it is altered, relative to the others.
        agrees: whether what is read now (first) is right, given what was read before (second).
        checked: whether a change must not go unnoticed. Otherwise nobody promises that, and only
            errors that are not the product's own count.
    """

    name: str
    folder: Path
    read: Callable[[Path], Any]
    weight: int
    checked: bool = True
    agrees: Callable[[Any, Any], bool] = operator.eq

    def files(self) -> list[Path]:
        """Its files, in the order of their names."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


@cache
def targets() -> tuple[Target, ...]:
    """One or two of each kind, in folders that stay as long as this process."""
    home = Path(_HOME.name)
    return (*_runs(home / "runs"), *_fits(home), *_workshops(home), _report(home / "report"))


_HOME = tempfile.TemporaryDirectory(prefix="alterations-")


def _runs(out: Path) -> Iterator[Target]:
    """Two runs of this model, whose files can be swapped, and one as an older version wrote it."""
    scenario = sim.load("cede_sales").replace(run={"replications": 6, "months": 3})
    for seed in (1, 2):
        saved = sim.run_scenario(scenario.replace(run={"seed": seed}), out).saved
        yield Target("run", saved.path, _told_of_run, 20)
    old = sim.run_scenario(scenario.replace(run={"seed": 3}), out).saved.path
    told = json.loads((old / MANIFEST).read_bytes())
    del told[DIGEST]
    told["files"] = {name: mark["size"] for name, mark in told["files"].items()}
    told["versions"]["model"] = _MODEL
    (old / MANIFEST).write_text(json.dumps(told))
    yield Target("run without digests", old, _told_of_run, 8, checked=False)


def _told_of_run(folder: Path) -> Any:
    run, listed = load(folder), kept_run(folder)
    loaded = load_source(folder, simulate=False)
    columns = {name: values.tobytes() for name, values in run.replications.items()}
    document = {**to_json(run), "run": folder.name}
    told = [document, to_csv(run), columns, run.events, rules_of(run), len(notes_on(run))]
    told += [runs_listing([listed]), listed.ended, run.manifest.command, canonical(loaded.scenario)]
    return [*told, loaded.base and canonical(loaded.base), loaded.source.data]


def _fits(home: Path) -> Iterator[Target]:
    for name in ("fit a", "fit b"):
        (home / name).mkdir()
        luck, chunks = np.random.default_rng(len(name)), Chunks(home / name, f"{_WALK} {name}")
        for _ in range(3):
            chunks.add({"scores": luck.random((5, 4, 3)), "logs": luck.random((5, 4))})
        yield Target("fit", home / name, _told_of_fit, 8, agrees=_goes_on)


def _told_of_fit(folder: Path) -> Any:
    chunks = Chunks(folder, f"{_WALK} {folder.name}").arrays
    return [{name: values.tobytes() for name, values in each.items()} for each in chunks]


def _goes_on(now: list[Any], before: list[Any]) -> bool:
    """Where a chunk is gone, the fit goes on from those before it, and makes it again."""
    return now == before[: len(now)]


def _workshops(home: Path) -> Iterator[Target]:
    """A session of each format with a closed round, and a step that was cut short."""
    for game, people in (("predict", ["Ann", "Bo"]), ("design", []), ("roles", [])):
        folder = home / game
        asked = {"format": game, "replications": 4, "months": 18}
        begin_folder(folder, begin(wished(asked)), people)
        if people:
            (folder / "round_1" / "s1_Ann.yaml").write_text(json.dumps(_GUESS))
        advance(folder)
        yield Target(f"workshop ({game})", folder, _told_of_workshop, 7)
    folder = home / "step"
    (folder / "round_1").mkdir(parents=True)
    (folder / "round_1" / "old.txt").write_text("old")
    put = {f"round_{n}/new_{n}.txt": f"new {n}".encode() for n in (1, 2)}
    wanted = step.Step(put=put, aside=[("round_1/old.txt", "undone_1/old.txt")])
    finish, step.finish = step.finish, lambda folder: None
    try:
        step.take(folder, wanted)
    finally:
        step.finish = finish
    yield Target("workshop (a step)", folder / step.PENDING, _told_of_step, 8)


def _told_of_workshop(folder: Path) -> Any:
    standing(folder)  # what is open is for people to change: only its errors count
    session = whole(folder)
    # the title is for people; that another model is named, commands say on standard error
    opening = session.opening.model_dump(mode="json", exclude={"title", "model"})
    return [session.closed, opening, session.people[:2], [*map(repr, session.entries)]]


def _told_of_step(folder: Path) -> Any:
    home = folder.parent
    step.finish(home)
    return {
        path.relative_to(home).as_posix(): path.is_file() and path.read_bytes()
        for path in home.rglob("*")
    }


def _report(home: Path) -> Target:
    """A report on two scenarios; their simulation is done once, whatever a report says they are."""
    run = {"replications": 6, "months": 3}
    dossier = gather_dossier(
        [sim.load(name).replace(run=run) for name in ("keep_control", "cede_sales")]
    )
    home.mkdir()
    (home / "r.html").write_text(render(dossier, ["sim", "report"], "r.html"), encoding="utf-8")

    def told(folder: Path) -> Any:
        simulate, redo_module.gather_dossier = redo_module.gather_dossier, lambda *_, **__: dossier
        try:
            found = redo_module.redo(folder / "r.html")
        finally:
            redo_module.gather_dossier = simulate
        if not found.identical:
            raise ReportDiffers("as `sim rerun` says with exit code 1")
        return found.numbers

    return Target("report", home, told, 10)


def chosen(luck: random.Random) -> Target:
    """One of them, as often as its weight says."""
    every = targets()
    return luck.choices(every, [target.weight for target in every])[0]
