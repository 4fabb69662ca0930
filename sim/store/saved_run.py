"""A run folder, read as far as it is asked for; no file of it is used before it is checked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from io import BufferedReader
from pathlib import Path

import numpy as np

from sim.aliases import Json
from sim.arrays import Array
from sim.display import Displayed, Summary
from sim.errors import StoreError
from sim.measures.lenses import SCOPES
from sim.measures.outcome import RENAMED, outcome_named
from sim.measures.rows import MONTHLY_PAYOFF
from sim.regular_files import open_regular
from sim.store.contents import Event
from sim.store.files import unreadable
from sim.store.long_table import LABELS, STATISTICS, UNDEFINED, Table
from sim.store.manifest import Manifest
from sim.store.marks import differs
from sim.store.names import EVENTS, REPLICATIONS, RESOLVED, SERIES
from sim.store.tables import read_table

__all__ = ["SavedRun", "damaged"]

_EVENT = {"month", "agent", "rule", "from", "to", "reason", "share"}


@dataclass(frozen=True, eq=False, repr=False)
class SavedRun(Displayed):
    """A run folder, read as far as it is asked for.

    Attributes:
        path: the folder, as it was named.
        manifest: what was run.
    """

    path: Path
    manifest: Manifest
    _checked: set[str] = field(default_factory=set, init=False)

    def summary(self) -> Summary:
        """What was run, and where it is kept."""
        run = self.manifest
        size = f"{run.months} months, {run.replications:,} replications, seed {run.seed}"
        return Summary(f"Run of {run.scenario}: {size}", [f"kept in {self.path.as_posix()}"])

    def check(self) -> None:
        """Check every file that the run wrote.

        Raises:
            StoreError: one of them is missing, cannot be read, or is not as it was written.
        """
        for name in self.manifest.files:
            if name not in self._checked:
                self._open(name).close()

    def read(self, name: str) -> bytes:
        """Return what a file of the run holds, exactly as the run wrote it.

        Raises:
            StoreError: it is missing, cannot be read, or is not as it was written.
        """
        with self._open(name) as file:
            return file.read()

    @cached_property
    def series(self) -> Table:
        """The long table."""
        columns = self._table(SERIES)
        if UNDEFINED not in columns:
            # an earlier version took an undefined share for 0: it left no future out
            columns[UNDEFINED] = np.zeros(len(columns.get("mean", ())), dtype=np.int64)
        numbers = (*STATISTICS, UNDEFINED)
        wrong = [name for name in (*LABELS, *numbers) if name not in columns]
        wrong = wrong or [n for n in numbers if not isinstance(columns[n], np.ndarray)]
        if wrong:
            raise damaged(self.path, f"{SERIES} has no column {wrong[0]}")
        columns["measure"] = _renamed_measures(columns["measure"])
        table = Table(**{name: columns[name] for name in (*LABELS, *numbers)})
        months = len(set(table.month))
        if months != self.manifest.months:
            raise damaged(self.path, f"{SERIES} has {months} months, not {self.manifest.months}")
        return table

    @property
    def headline(self) -> str:
        """The outcome that it leads with unless another is asked for: the anchor brand's share."""
        return f"{self.manifest.anchor_brand}_share"

    @property
    def outcome_names(self) -> tuple[str, ...]:
        """The outcomes that it keeps by replication."""
        ends = (name.rpartition("_") for name in self.replications)
        return tuple(name for name, _, end in ends if end == "last")

    def outcome_series(self, name: str) -> Table:
        """The rows of an outcome in the long table, by month.

        Raises:
            StoreError: the table has none, as when an earlier version wrote it.
        """
        found = outcome_named(name)
        for scope in SCOPES if found else ():
            assert found is not None  # mypy does not see it through the conditional
            entity, kind = found.entity or "all", found.kind
            rows = self.series.where(
                lens=kind.lens, scope=scope, entity=entity, measure=kind.measure
            )
            if len(rows):
                return rows
        raise StoreError(f"{self.path}: keeps no {name}; run the scenario again")

    @cached_property
    def replications(self) -> dict[str, Array]:
        """``replication``, then draws and outcomes, each of shape (R,)."""
        kept = self._table(REPLICATIONS).items()
        columns = {_renamed_column(name): np.asarray(values) for name, values in kept}
        count = len(columns.get("replication", ()))
        if count != self.manifest.replications:
            wanted = self.manifest.replications
            raise damaged(self.path, f"{REPLICATIONS} has {count} replications, not {wanted}")
        return _Columns(self.path, columns)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The ledger: month, agent, rule, from, to, reason and share of replications."""
        try:
            lines = self.read(EVENTS).decode().splitlines()
            events = tuple(json.loads(line) for line in lines)
        except (ValueError, RecursionError) as error:
            raise damaged(self.path, f"{EVENTS} is not JSON ({error})") from error
        if not all(isinstance(event, dict) and event.keys() >= _EVENT for event in events):
            raise damaged(self.path, f"{EVENTS} holds a line that is no event")
        return events

    @cached_property
    def resolved(self) -> str:
        """The resolved scenario as YAML text."""
        try:
            return self.read(RESOLVED).decode()
        except UnicodeDecodeError as error:
            raise damaged(self.path, f"{RESOLVED} is not UTF-8") from error

    def _table(self, name: str) -> Json:
        with self._open(name) as file:
            return dict(read_table(file, self.path / name))

    def _open(self, name: str) -> BufferedReader:
        """A file of the run, at its start, once it is known to be as it was written."""
        try:
            file = open_regular(self.path / name)
        except FileNotFoundError as error:
            raise damaged(self.path, f"{name} is missing") from error
        except OSError as error:
            raise unreadable(error, "read the run", self.path / name) from error
        try:
            self._check(name, file)
        except BaseException as error:
            file.close()
            if isinstance(error, OSError):
                raise unreadable(error, "read the run", self.path / name) from error
            raise
        return file

    def _check(self, name: str, file: BufferedReader) -> None:
        mark = self.manifest.files.get(name)
        if mark is None or name in self._checked:
            return
        how = differs(file, mark)
        if how is not None:
            raise damaged(self.path, f"{name} is not as it was written: {how}")
        self._checked.add(name)


class _Columns(dict[str, Array]):
    """Columns by name; one that is missing says so, since an old folder may be damaged."""

    def __init__(self, path: Path, columns: dict[str, Array]) -> None:
        super().__init__(columns)
        self._path = path

    def __missing__(self, name: str) -> Array:
        raise damaged(self._path, f"{REPLICATIONS} has no column {name}")


def _renamed_measures(measures: tuple[str, ...]) -> tuple[str, ...]:
    """The measures of a long table; an earlier version called a month's payoff ``payoff``."""
    if MONTHLY_PAYOFF in measures:
        return measures
    return tuple(MONTHLY_PAYOFF if each == "payoff" else each for each in measures)


def _renamed_column(column: str) -> str:
    """A column of the replications under its name of today."""
    name, _, end = column.rpartition("_")
    if name in RENAMED:
        return f"{RENAMED[name]}_{end}"
    return f"{column[5:]}_units_june" if column.startswith("june_") else column


def damaged(path: Path, what: str) -> StoreError:
    """A StoreError for a folder that is not as a run left it."""
    return StoreError(f"{path}: damaged: {what}; move this folder away and run again")
