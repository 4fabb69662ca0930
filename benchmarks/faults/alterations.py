"""Files that were altered after they were written: noticed, or read as they were."""

from __future__ import annotations

import random
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.faults.changes import change
from benchmarks.faults.counts import Counts
from benchmarks.faults.targets import Target, chosen, targets
from sim.errors import SimError

__all__ = ["alterations"]


def alterations(number: int, seed: int) -> Counts:
    """Alter run folders, fits, workshops and reports, one change at a time, and read them.

    Args:
        number: how many alterations.
        seed: of the first; the n-th is that of seed ``seed + n``, whatever came before.

    Returns:
        The counts: ``wrong`` are exceptions that are not the product's own, ``unnoticed`` other
        answers than before without an error.
    """
    counts = Counts(0)
    for each in range(seed, seed + number):
        counts += _one(each)
    return counts


def _one(seed: int) -> Counts:
    luck = random.Random(seed)
    target = chosen(luck)
    with tempfile.TemporaryDirectory(prefix="alteration-") as home:
        copy = _copy(target, Path(home))
        path = luck.choice(copy.files())
        others = [other for other in _alike(target, Path(home)) if other != path]
        how = change(path, others, luck)
        told = f"{target.name}, {path.relative_to(copy.folder)}, {how} (seed {seed})"
        try:
            same = target.agrees(copy.read(copy.folder), _truth(target))
        except SimError as error:
            return Counts(1) if str(error) else Counts(1, wrong=1, notes=(f"{told}: no message",))
        except Exception as error:  # any other is what is looked for
            kind = type(error).__name__
            return Counts(1, wrong=1, notes=(f"{told}: {kind}: {str(error)[:200]}",))
    if same or not target.checked:
        return Counts(1)
    return Counts(1, unnoticed=1, notes=(f"{told}: another answer",))


def _copy(target: Target, home: Path) -> Target:
    """The same in another place, with what stands around it."""
    around = target.folder.parent if target.name.startswith("workshop (a step)") else target.folder
    shutil.copytree(around, home / around.name)
    folder = home / target.folder.relative_to(around.parent)
    return replace(target, folder=folder)


def _alike(target: Target, home: Path) -> list[Path]:
    """Files to swap with: of the same thing, and of another of its kind, as copies."""
    others = [each for each in targets() if each.name == target.name and each is not target]
    found = [path for path in (home / target.folder.name).rglob("*") if path.is_file()]
    for other in others:
        shutil.copytree(other.folder, home / "others" / other.folder.name)
    found += [path for path in (home / "others").rglob("*") if path.is_file()]
    return sorted(found)


@cache
def _truth(target: Target) -> Any:
    """What it says as long as nothing was altered."""
    with tempfile.TemporaryDirectory(prefix="alteration-") as home:
        copy = _copy(target, Path(home))
        return copy.read(copy.folder)
