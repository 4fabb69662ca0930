"""Run folders `<out>/<name>-<hash8>/`: whole or absent, never overwritten, found by their name."""

from __future__ import annotations

import difflib
import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from sim.errors import StoreError
from sim.regular_files import may_exist
from sim.store.contents import Contents, fill
from sim.store.files import explain, place_folder, unreadable
from sim.store.manifest import Manifest, read_manifest
from sim.store.names import MANIFEST, RESULT_FILES
from sim.store.saved_run import SavedRun, damaged

__all__ = [
    "SavedRun",
    "find",
    "load",
    "newest",
    "resolve_run",
    "resolved_hash",
    "run_id",
    "save",
]


def resolved_hash(canonical: bytes, model_digest: str) -> str:
    """SHA-256 of what decides a result, as hexadecimal text.

    Args:
        canonical: the resolved scenario with its seed, in one canonical form.
        model_digest: of the model's source and seeds; no version of a package.
    """
    return hashlib.sha256(model_digest.encode() + b"\0" + canonical).hexdigest()


def run_id(name: str, canonical: bytes, model_digest: str) -> str:
    """Name of a run's folder, ``<name>-<hash8>``: the same for the same run.

    Raises:
        StoreError: the name cannot be that of a folder.
    """
    if not name or name.startswith(".") or any(c in name for c in '/\\:*?"<>|\0'):
        raise StoreError(f"{name!r} cannot name a folder; use letters, digits, '-' and '_'")
    return f"{name}-{resolved_hash(canonical, model_digest)[:8]}"


def save(out: Path, run_id: str, result: Contents) -> Path:
    """Keep a result in ``out/run_id`` and return that path.

    A folder that exists is used as it is: the same name means the same run.

    Raises:
        StoreError: it cannot be written (nothing is left behind), or what is there is damaged.
    """
    kept = find(out, run_id)
    if kept is not None:
        return kept
    try:
        place_folder(out / run_id, lambda folder: fill(folder, result))
    except OSError as error:
        raise explain(error, "keep the run", out / run_id) from error
    kept = find(out, run_id)
    if kept is None:
        raise StoreError(f"{out / run_id}: vanished as soon as it was written; run again")
    return kept


def find(out: Path, run_id: str) -> Path | None:
    """The folder of a finished run, None where there is none.

    Raises:
        StoreError: something is there, but not a whole run.
    """
    path = out / run_id
    if not os.path.lexists(path):
        return None
    _check(path)
    return path


def load(path: Path) -> SavedRun:
    """Open a run folder; its tables are read when asked for.

    Raises:
        StoreError: there is no run, or it is damaged.
    """
    if not may_exist(path):
        raise StoreError(f"{path}: there is no such run folder; `sim run SCENARIO` makes one")
    return SavedRun(path, _check(path))


def newest(
    out: Path, scenario: str | None = None, prefer: Callable[[SavedRun], bool] | None = None
) -> Path | None:
    """The run (of a scenario) that ended last in a folder of runs, None where there is none.

    Runs that ``prefer`` holds for come before all others.
    """
    runs = [run for run in _whole_runs(out) if scenario in (None, run.manifest.scenario)]
    runs = [run for run in runs if prefer is None or prefer(run)] or runs
    last = max(runs, key=lambda run: (run.manifest.end, run.path.name), default=None)
    return last.path if last is not None else None


def resolve_run(out: Path, ref: str, prefer: Callable[[SavedRun], bool] | None = None) -> SavedRun:
    """The run that a user means: a folder's path, a run's id or a scenario's name (the newest run).

    Args:
        out: the folder of runs.
        ref: what the user wrote.
        prefer: of a scenario's runs, those that come before newer ones.

    Raises:
        StoreError: there is no such run; the nearest names are given.
    """
    for path in (Path(ref), out / ref):
        if may_exist(path / MANIFEST):
            return load(path)
    if os.path.isdir(out / ref):
        return load(out / ref)
    latest = newest(out, ref, prefer)
    if latest is not None:
        return load(latest)
    raise StoreError(f"{ref}: neither a run folder nor a run in {out}{_nearest_runs(ref, out)}")


def _nearest_runs(ref: str, out: Path) -> str:
    runs = _whole_runs(out)
    names = {name for run in runs for name in (run.path.name, run.manifest.scenario)}
    close = difflib.get_close_matches(ref, sorted(names), n=3)
    return f"; did you mean {' or '.join(map(repr, close))}?" if close else ""


def _whole_runs(out: Path) -> list[SavedRun]:
    try:
        folders = sorted(path.parent for path in out.glob(f"*/{MANIFEST}"))
    except OSError as error:
        raise unreadable(error, "look for runs", out) from error
    runs = []
    for path in folders:
        try:
            runs.append(load(path))
        except StoreError:  # a damaged folder is reported when it is asked for by name
            continue
    return runs


def _check(path: Path) -> Manifest:
    """The manifest of a whole run folder; StoreError says what is wrong with any other.

    Of the other files only the sizes are looked at, so that many runs are listed quickly.
    """
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            raise StoreError(f"{path}: a file stands where a run folder belongs; move it away")
        manifest = read_manifest(path / MANIFEST)
        wanted = dict.fromkeys((*RESULT_FILES, *manifest.files))
        sizes = {name: (path / name).stat().st_size for name in wanted}
    except FileNotFoundError as error:
        raise damaged(path, f"{Path(error.filename).name} is missing") from error
    except OSError as error:
        raise unreadable(error, "read the run", path) from error
    except ValueError as error:  # a name that is none, in a manifest without a digest
        raise damaged(path, f"{MANIFEST} names no file: {error}") from error
    if manifest.status != "done":
        raise damaged(path, f"{MANIFEST} says that the run was {manifest.status}")
    for name, size in sizes.items():
        if size != manifest.size_of(name):
            raise damaged(path, f"{name} is not as it was written ({size} bytes)")
    return manifest
