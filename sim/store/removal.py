"""Removing run folders, and nothing else: renamed out of sight first, then deleted file by file."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from sim.errors import StoreError
from sim.measures.outcome import outcome_named
from sim.store.files import explain, hide, sync_folder, unreadable
from sim.store.names import DATA_FILES, MANIFEST, REPORT
from sim.store.temporary import is_temporary, sweep

__all__ = ["refusal", "remove"]

_OWN = frozenset((MANIFEST, *DATA_FILES, REPORT))
_NAME = re.compile(r"[^/\\]+-[0-9a-f]{8}")
_PARTS = re.compile(rf"\.({'|'.join(map(re.escape, sorted(_OWN)))})\.\d+\.tmp")
"""What a write that was cut off leaves in a folder."""


def refusal(path: Path) -> str | None:
    """Return why something is not removed as a run folder; None where it is one, whole or damaged.

    A run folder is called ``<name>-<hash8>``, is a folder and no link to one, and holds files of
    a run and nothing else.
    """
    if not os.path.lexists(path):
        return "there is no such run folder; `sim runs` lists them"
    if path.is_symlink():
        return "a link, not a run folder; remove the link yourself"
    if not path.is_dir():
        return "a file, not a run folder"
    if not _NAME.fullmatch(path.name):
        return "not the name of a run folder, which ends in - and eight digits or letters a to f"
    try:
        names = {entry.name: entry.is_file(follow_symlinks=False) for entry in os.scandir(path)}
    except OSError as error:
        return str(unreadable(error, "read the folder", path)).partition(": ")[2]
    return _content_refusal(names)


def _content_refusal(names: dict[str, bool]) -> str | None:
    foreign = [n for n, is_file in names.items() if not (is_file and _is_own(n))]
    if foreign:
        return f"holds {min(foreign)!r}, which is no file of a run; move that away first"
    if not _OWN & names.keys():
        return "not a run folder: it holds no file of a run"
    return None


def _is_own(name: str) -> bool:
    whole = name in _OWN or _is_report(name)
    return whole or is_temporary(name) or _PARTS.fullmatch(name) is not None


def _is_report(name: str) -> bool:
    """Whether it is a report that leads with outcomes, which are in its name."""
    outcomes, found, _ = name.rpartition(f"-{REPORT}")
    return found != "" and all(outcome_named(each) for each in outcomes.split("-"))


def _empty(hidden: Path) -> None:
    for entry in [*os.scandir(hidden)]:
        if _is_own(entry.name) and entry.is_file(follow_symlinks=False):
            os.unlink(entry.path)


def remove(path: Path) -> None:
    """Remove a run folder.

    It is renamed to a temporary name first: from then on there is no run, and what a crash leaves
    is swept away by a later save or removal. Files are deleted one by one, so that nothing is
    deleted that was put there in the meantime.

    Raises:
        StoreError: it is no run folder (nothing is touched), or cannot be removed.
    """
    why = refusal(path)
    if why is not None:
        raise StoreError(f"{path}: {why}")
    sweep(path.parent)
    try:
        hidden = hide(path)
    except OSError as error:
        raise explain(error, "remove the run", path) from error
    try:
        sync_folder(path.parent)
        _empty(hidden)
        hidden.rmdir()
    except OSError as error:
        with contextlib.suppress(OSError):
            if not os.path.lexists(path) and [*os.scandir(hidden)]:
                hidden.rename(path)  # what is left can be seen, and removed again
        raise explain(error, "remove the run", path) from error
