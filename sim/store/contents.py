"""What goes into a run folder, and how each file of it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sim.arrays import Floats
from sim.errors import StoreError
from sim.measures.recording import Recording
from sim.store.files import write_file
from sim.store.long_table import Table
from sim.store.manifest import Manifest, manifest_text
from sim.store.marks import mark_of
from sim.store.names import (
    DATA_FILES,
    EVENTS,
    MANIFEST,
    RELATED,
    REPLICATIONS,
    RESOLVED,
    SCENARIO,
    SERIES,
)
from sim.store.tables import write_table

__all__ = ["Contents", "Written", "contents", "events_of", "fill"]

Event = dict[str, Any]
"""An entry of the ledger: what happened in words, and ``kind``, ``about`` and ``values``."""


@dataclass(frozen=True)
class Written:
    """What was run, as text.

    Attributes:
        scenario: the author's own file, byte for byte.
        resolved: the resolved scenario as YAML text.
        related: the scenarios that it names, as ``scenario.related.related_text`` gives them.
    """

    scenario: bytes
    resolved: str
    related: str


@dataclass(frozen=True, eq=False)
class Contents:
    """A result in memory, ready to be kept.

    Attributes:
        manifest: what was run; the marks of files are filled in when it is saved.
        written: what was run, as text.
        series: the long table.
        replications: draws, then outcomes, each of shape (R,), by column name.
        events: the ledger, line by line.
    """

    manifest: Manifest
    written: Written
    series: Table
    replications: Mapping[str, Floats]
    events: tuple[Event, ...]


def contents(
    manifest: Manifest,
    written: Written,
    recording: Recording,
    series: Table,
    outcomes: Mapping[str, Floats],
) -> Contents:
    """Put together what a run folder holds, from a recording and what was measured on it.

    Raises:
        StoreError: a draw and an outcome have the same name.
    """
    twice = sorted(set(recording.draws) & set(outcomes))
    if twice:
        raise StoreError(f"an assumption has the name of an outcome: {', '.join(twice)}; rename it")
    events = events_of(recording)
    return Contents(manifest, written, series, {**recording.draws, **outcomes}, events)


def events_of(recording: Recording) -> tuple[Event, ...]:
    """The ledger of a run as plain values: what happened in a month, in which part of futures."""
    return tuple(
        {
            "month": recording.months[entry.month],
            "agent": entry.agent,
            "rule": entry.rule,
            "from": entry.before,
            "to": entry.after,
            "reason": entry.reason,
            "share": entry.replications / recording.replications,
            **entry.what.to_plain(),
        }
        for entry in sorted(recording.ledger)
    )


def fill(folder: Path, result: Contents) -> None:
    """Write every file of a result into an empty folder; the manifest vouches for them, so last."""
    lines = [json.dumps(event, ensure_ascii=False, allow_nan=False) for event in result.events]
    count = result.manifest.replications
    scenario = (result.manifest.scenario,) * len(result.series)
    write_file(folder / SCENARIO, result.written.scenario)
    write_file(folder / RESOLVED, result.written.resolved.encode())
    write_file(folder / RELATED, result.written.related.encode())
    write_file(folder / EVENTS, "".join(f"{line}\n" for line in lines).encode())
    write_table(folder / SERIES, {"scenario": scenario, **result.series.columns()})
    write_table(
        folder / REPLICATIONS,
        {"replication": np.arange(count), **result.replications},
    )
    marks = {name: mark_of(folder / name) for name in DATA_FILES}
    manifest = result.manifest.model_copy(update={"files": marks})
    write_file(folder / MANIFEST, manifest_text(manifest))
