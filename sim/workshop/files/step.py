"""One step forward or back in a folder: all of it or nothing, whenever the machine stops.

What a step will do is written beside everything else first, under another name, and then renamed:
that is the moment in which it counts. After that it is carried out, and where that was cut short
the next command carries it out to its end.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from sim.errors import InputError, StoreError
from sim.os_errors import read_reason, write_reason
from sim.regular_files import read_regular
from sim.scenario.text.reader import MAX_BYTES
from sim.store.files import sync_folder, write_file
from sim.store.sealed import check_seal, object_of, sealed
from sim.workshop.files.disk import cannot_write, digest, has_digest, is_folder

__all__ = ["PENDING", "STAGING", "Step", "alone", "finish", "take"]

PENDING = "step.pending"
"""A step that counts and is not carried out to its end."""
STAGING = ".step.tmp"
"""A step that is being written down."""
_PLAN, _NEW = "plan.json", "new"
_MINE = re.compile(r"(round|undone)_[0-9_]+")


class Plan(BaseModel):
    """A step as it is written down, with the digests of its new files."""

    model_config = ConfigDict(frozen=True)

    aside: tuple[tuple[str, str], ...]
    remove: dict[str, str]
    put: dict[str, str]


@dataclass(frozen=True)
class Step:
    """What is to be done. All paths are relative to the folder, with slashes.

    Attributes:
        put: new files by their paths; their folders are made.
        aside: pairs of an old and a new path.
        remove: files with their digests, and folders with nothing for a digest. A file that is
            another by then stays, and so does a folder that is not empty.
    """

    put: Mapping[str, bytes] = field(default_factory=dict)
    aside: Sequence[tuple[str, str]] = ()
    remove: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other commands out of a folder; where the system has no such locks, only hope so.

    Raises:
        InputError: there is no such folder, or another command is at work there.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    try:
        handle = os.open(folder, os.O_RDONLY | os.O_NONBLOCK)  # a pipe is not waited for
    except FileNotFoundError:
        raise InputError(f"{folder}: no such folder; `sim workshop new` makes one") from None
    except OSError as error:
        raise InputError(f"{folder}: cannot be read: {read_reason(error, folder)}") from None
    try:
        with suppress(OSError):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                told = "another command is at work there; try again when it is done"
                raise InputError(f"{folder}: {told}") from None
        yield
    finally:
        os.close(handle)


def take(folder: Path, step: Step) -> None:
    """Do a step: it is done when this returns, and not at all when it raises StoreError.

    Raises:
        StoreError: nothing can be written there.
    """
    staging = folder / STAGING
    try:
        shutil.rmtree(staging, ignore_errors=True)  # of a process that died
        new = staging / _NEW
        new.mkdir(parents=True)
        for name, content in step.put.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, content)
        put = {name: digest(content) for name, content in step.put.items()}
        plan = Plan(aside=tuple(step.aside), remove=dict(step.remove), put=put)
        write_file(staging / _PLAN, sealed(plan.model_dump(mode="json")))
        for each in (*(path for path in new.rglob("*") if path.is_dir()), new, staging):
            sync_folder(each)
        staging.rename(folder / PENDING)
        sync_folder(folder)
    except OSError as error:
        raise cannot_write(folder, error) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    finish(folder)


def finish(folder: Path) -> None:
    """Carry a step out to its end, when one was cut short.

    Raises:
        StoreError: something is in its way.
    """
    pending = folder / PENDING
    if not os.path.lexists(pending):
        return
    plan = _plan(pending)
    try:
        _check_staged(folder, plan)
        for old, new in plan.aside:
            _move(_inside(folder, old), _inside(folder, new))
        for name, known in plan.remove.items():
            _remove(_inside(folder, name), known)
        for name in plan.put:
            _put(_inside(pending / _NEW, name), _inside(folder, name))
        sync_folder(folder)
        pending.rename(folder / STAGING)
        shutil.rmtree(folder / STAGING, ignore_errors=True)
    except OSError as error:
        reason = write_reason(error, folder)
        told = f"the step in {pending} was begun and cannot be ended: {reason}"
        raise StoreError(f"{folder}: {told}. Mend that, then run the command again") from None


def _plan(pending: Path) -> Plan:
    try:
        if not is_folder(pending):
            raise ValueError
        data = read_regular(pending / _PLAN, MAX_BYTES, follow=False)
        plan = Plan.model_validate_json(data, strict=True)
        check_seal(object_of(data))
    except (OSError, ValueError):
        raise _damaged(pending) from None
    return plan


def _check_staged(folder: Path, plan: Plan) -> None:
    """Refuse, before anything is done, a step whose files are not as they were written down."""
    for name, known in plan.put.items():
        staged = _inside(folder / PENDING / _NEW, name)
        placed = not os.path.lexists(staged) and os.path.lexists(_inside(folder, name))
        if not placed and not has_digest(staged, known):
            raise _damaged(staged)


def _damaged(path: Path) -> StoreError:
    return StoreError(f"{path}: is damaged; move {PENDING} away, then look at `show`")


def _inside(folder: Path, name: str) -> Path:
    """A path of a plan: only what steps write, and never by way of a link."""
    path, parts = folder / name, Path(name).parts
    parents = [folder / parent for parent in Path(name).parents]
    if not parts or not _MINE.fullmatch(parts[0]) or ".." in parts:
        raise StoreError(f"{folder / PENDING}: it names {name!r}, which no step does; move it away")
    if any(parent.is_symlink() for parent in parents[:-1]):
        raise StoreError(f"{path}: is reached by way of a link; move the link away")
    return path


def _move(old: Path, new: Path) -> None:
    if os.path.lexists(old):
        _free(new)
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
        sync_folder(new.parent)


def _remove(path: Path, known: str) -> None:
    if is_folder(path):
        with suppress(OSError):
            path.rmdir()
    elif has_digest(path, known):
        path.unlink()


def _put(staged: Path, path: Path) -> None:
    if not staged.exists():
        return  # it already exists
    path.parent.mkdir(parents=True, exist_ok=True)
    _free(path)
    staged.rename(path)
    sync_folder(path.parent)


def _free(path: Path) -> None:
    if os.path.lexists(path):
        raise StoreError(f"{path}: is in the way of a step that was begun; move it away")
