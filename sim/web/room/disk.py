"""The file of the sessions: opened for its owner alone, and by one server at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from sim.errors import InputError, StoreError
from sim.web.room.key import own_folder
from sim.web.room.tables import SCHEMA, Statement

__all__ = ["FILE", "Disk"]

FILE = "workshop.sqlite3"
_VERSION = 1


class Disk:
    """A connection to the file; used by one thread.

    Args:
        folder: of the sessions; made when it is not there.

    Raises:
        StoreError: the file cannot be opened, or another server has it open.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        try:
            own_folder(folder)
            # made here, since what else belongs to it gets the same rights
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self._sql = sqlite3.connect(
                self.path, timeout=1.0, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error, InputError) as error:
            raise StoreError(f"{self.path}: the sessions cannot be opened: {error}") from None
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._sql.close()
            raise StoreError(f"{self.path}: {_told(error)}") from None
        except StoreError:
            self._sql.close()
            raise

    def _prepare(self) -> None:
        # one server at a time: what another one wrote would not be known here
        self._sql.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._sql.execute("PRAGMA journal_mode = WAL")
        # what is acknowledged is on the disk, even when the machine loses its power
        self._sql.execute("PRAGMA synchronous = FULL")
        (version,) = self._sql.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise StoreError(
                f"{self.path}: it is of another version of this program; choose another folder"
            )
        self._sql.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {_VERSION};")
        self._sql.execute("COMMIT")

    def read(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """The rows that a question finds.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            return self._sql.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_told(error)}") from None

    def write(self, statements: Iterable[Statement]) -> None:
        """Write all of it or nothing; when this returns, it is on the disk.

        Raises:
            StoreError: nothing was written.
        """
        try:
            self._sql.execute("BEGIN IMMEDIATE")
            for text, values in statements:
                self._sql.execute(text, values)
            self._sql.execute("COMMIT")
        except sqlite3.Error as error:
            if self._sql.in_transaction:
                self._sql.execute("ROLLBACK")
            raise StoreError(f"{self.path}: {_told(error)}") from None

    def close(self) -> None:
        """Put what is in the journal into the file, and let others open it."""
        self._sql.close()


def _told(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "another server has these sessions open; end it, or choose another --sessions"
    if name.startswith("SQLITE_FULL"):
        return "nothing can be written: the disk is full"
    return f"nothing can be written: {error}"
