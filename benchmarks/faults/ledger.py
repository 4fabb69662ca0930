"""The counts of all runs so far, in a file that is committed: `counts.json`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.faults.counts import Counts
from sim.world.version import model_version

__all__ = ["COUNTS", "Entry", "keep", "keep_endurance", "read_endurance", "read_ledger"]

COUNTS = Path(__file__).with_name("counts.json")
_ENDURANCE = "endurance"


@dataclass(frozen=True)
class Entry:
    """What is known of one kind.

    Attributes:
        counts: the sum over all batches.
        last_seed: the seed of the last batch; 0 before the first.
        model: the version of package and model that the last batch was tried on.
        date: the day of the last batch.
        load: how many processes wanted a processor then, on average over a minute.
    """

    counts: Counts = field(default_factory=lambda: Counts(0))
    last_seed: int = 0
    model: str = ""
    date: str = ""
    load: float = 0.0

    def plus(self, batch: Counts, seed: int) -> Entry:
        """Return the entry with one more batch, which was tried now and here."""
        return Entry(self.counts + batch, seed, **_now())

    def begun_again(self) -> Entry:
        """Return the entry without its counts; seeds go on, so that no batch is tried again."""
        return replace(self, counts=Counts(0))


def read_ledger(file: Path = COUNTS) -> dict[str, Entry]:
    """Return the entries by kind; empty where nothing was tried yet."""
    entries = {}
    for name, kept in _read(file).items():
        if name != _ENDURANCE:
            counts = Counts(**{**kept.pop("counts"), "notes": tuple(kept.pop("notes"))})
            entries[name] = Entry(counts, **kept)
    return entries


def keep(name: str, entry: Entry, file: Path = COUNTS) -> None:
    """Write the entry of one kind; those of other kinds stay as they are in the file by now."""
    kept = asdict(entry)
    notes = kept["counts"].pop("notes")
    _write({**_read(file), name: {**kept, "notes": notes}}, file)


def read_endurance(file: Path = COUNTS) -> dict[str, Any]:
    """Return what the last endurance run measured, by name; empty where there was none."""
    found: dict[str, Any] = _read(file).get(_ENDURANCE, {})
    return found


def keep_endurance(measured: dict[str, Any], file: Path = COUNTS) -> None:
    """Write what an endurance run measured."""
    _write({**_read(file), _ENDURANCE: {**measured, **_now()}}, file)


def _now() -> dict[str, Any]:
    return {
        "model": model_version(),
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "load": round(os.getloadavg()[0], 1),
    }


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def _write(content: dict[str, Any], file: Path) -> None:
    """Write the file whole or not at all: a run may be killed at any time."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    beside.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    beside.replace(file)
