"""What is kept in a folder of runs: every run folder, whole or damaged."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sim.errors import StoreError
from sim.one_line import one_line
from sim.store.files import unreadable
from sim.store.manifest import Manifest
from sim.store.names import MANIFEST
from sim.store.removal import refusal
from sim.store.run_folder import load

__all__ = ["KeptRun", "kept_run", "kept_runs"]


@dataclass(frozen=True)
class KeptRun:
    """A run folder as it lies there.

    Attributes:
        path: the folder.
        manifest: what was run; None where that cannot be read.
        problem: what is wrong with a damaged one; empty for a whole one.
        size: bytes of its files.
    """

    path: Path
    manifest: Manifest | None
    problem: str
    size: int

    @property
    def ended(self) -> datetime | None:
        """When the run ended; None where that is not known."""
        try:
            return datetime.fromisoformat(self.manifest.end) if self.manifest else None
        except ValueError:
            return None


def kept_runs(out: Path) -> list[KeptRun]:
    """Return the run folders in a folder of runs, the latest first, then damaged ones by name.

    A folder that does not exist has none.

    Raises:
        StoreError: the folder of runs cannot be read.
    """
    try:
        paths = sorted(path for path in out.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(error, "list the runs", out) from error
    runs = [kept_run(path) for path in paths if _is_run(path)]
    return sorted(runs, key=lambda run: -run.ended.timestamp() if run.ended else 0.0)


def kept_run(path: Path) -> KeptRun:
    """Return one run folder."""
    try:
        return KeptRun(path, load(path).manifest, "", _size(path))
    except StoreError as error:
        problem = str(error).removeprefix(one_line(f"{path}: ")).removeprefix("damaged: ")
        return KeptRun(path, None, problem, _size(path))


def _is_run(path: Path) -> bool:
    return refusal(path) is None or (path / MANIFEST).is_file()


def _size(path: Path) -> int:
    try:
        return sum(entry.stat().st_size for entry in os.scandir(path) if entry.is_file())
    except OSError:
        return 0
