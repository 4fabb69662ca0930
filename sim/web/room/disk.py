"""The file of the sessions: opened for its owner alone, and by one server at a time."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from sim.errors import InputError, StoreError
from sim.web.room.key import own_folder
from sim.web.room.seals import sealed
from sim.web.room.tables import ENTRY, SCHEMA, SESSION, Statement, add_seal

__all__ = ["FAULTS", "FILE", "Disk", "connected", "reason_of"]

FILE = "workshop.sqlite3"
_UNSEALED, _VERSION = 1, 2
FAULTS = (sqlite3.Error, UnicodeError, OverflowError)
"""What comes of a file that is damaged: SQLite's messages may quote bytes that are no text."""


class Disk:
    """A connection to the file; used by one thread.

    Args:
        folder: of the sessions; made when it is not there.

    Attributes:
        has_seals: whether sessions have seals, as all have but those of older files.

    Raises:
        StoreError: the file cannot be opened or is damaged, or another server has it open.
    """

    has_seals = True

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        try:
            own_folder(folder)
            is_new = not self.path.exists()
            # made here, since what else belongs to it gets the same rights
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            found = os.fstat(handle)
            os.close(handle)
            self._place = _place(found)
            self._sql = connected(self.path)
        except (OSError, sqlite3.Error, InputError) as error:
            raise StoreError(f"{self.path}: the sessions cannot be opened: {error}") from None
        try:
            if not (is_new or found.st_size):
                raise sqlite3.DatabaseError("it is empty")
            self._prepare()
        except FAULTS as error:
            self._sql.close()
            raise StoreError(f"{self.path}: {reason_of(error, 'opened')}") from None
        except BaseException:
            self._sql.close()  # else its lock would stay
            raise

    def _prepare(self) -> None:
        # one server at a time: what another one wrote would not be known here
        self._sql.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._sql.execute("PRAGMA journal_mode = WAL")
        # what is acknowledged is on the disk, even when the machine loses its power
        self._sql.execute("PRAGMA synchronous = FULL")
        (version,) = self._sql.execute("PRAGMA user_version").fetchone()
        if version not in (0, _UNSEALED, _VERSION):
            raise StoreError(
                f"{self.path}: it is of another version of this program; choose another folder"
            )
        (first,) = self._sql.execute("PRAGMA integrity_check(1)").fetchone()
        if first != "ok":
            raise sqlite3.DatabaseError(first)
        self._sql.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {_VERSION};")
        if version == _UNSEALED:
            self._seal_all()
        self._sql.execute("COMMIT")

    def _seal_all(self) -> None:
        """Seal the sessions of an older file as they are."""
        for row in self._sql.execute(f"SELECT {SESSION} FROM sessions").fetchall():
            if not (isinstance(row[0], str) and row[0].isascii()):
                continue  # a code that nobody can type, and that names no lines
            seal = sealed(row)
            for line in self._sql.execute(
                f"SELECT {ENTRY} FROM entries WHERE session = ? ORDER BY number", row[:1]
            ):
                seal = seal.over(line)
            self._sql.execute(*add_seal(row[0], seal))

    def read(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """The rows that a question finds.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            return self._sql.execute(statement, values).fetchall()
        except FAULTS as error:
            raise StoreError(f"{self.path}: {reason_of(error, 'read')}") from None

    def write(self, statements: Iterable[Statement]) -> None:
        """Write all of it or nothing; when this returns, it is on the disk.

        Raises:
            StoreError: nothing was written that will be found again.
        """
        self._check_place()
        try:
            self._sql.execute("BEGIN IMMEDIATE")
            for text, values in statements:
                self._sql.execute(text, values)
            self._sql.execute("COMMIT")
        except FAULTS as error:
            with contextlib.suppress(sqlite3.Error):
                if self._sql.in_transaction:
                    self._sql.execute("ROLLBACK")
            raise StoreError(f"{self.path}: {reason_of(error, 'written')}") from None
        self._check_place()

    def _check_place(self) -> None:
        """Refuse to write to a file that nobody finds any more.

        Raises:
            StoreError: the file has been deleted, moved or replaced.
        """
        with contextlib.suppress(OSError):
            if _place(os.stat(self.path)) == self._place:
                return
        raise StoreError(
            f"{self.path}: this file was deleted, moved or replaced while the server was running, "
            "and nothing can be written; put it back, or stop the server and start it again"
        )

    def settle(self) -> None:
        """Put what is in the journal into the file, while nobody waits for it.

        Of a journal that is damaged SQLite leaves the end out, and does not say so. So it is
        emptied: what stays in it would count before what is in the file.
        """
        with contextlib.suppress(*FAULTS):  # what is in the journal is kept all the same
            self._sql.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Put what is in the journal into the file, and let others open it."""
        self._sql.close()


def connected(database: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """Return a connection that reads text whatever bytes it is made of.

    Bytes that are no UTF-8 become lone surrogates, which no text that was written here has.
    """
    sql = sqlite3.connect(
        database, timeout=1.0, isolation_level=None, check_same_thread=False, uri=uri
    )
    sql.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    return sql


def reason_of(error: Exception, done: str) -> str:
    """What is wrong with the file and what to do, for people.

    Args:
        error: one of ``FAULTS``.
        done: what was to be done with it: opened, read or written.
    """
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "another server has these sessions open; end it, or choose another --sessions"
    if name.startswith("SQLITE_FULL"):
        return "nothing can be written: the disk is full"
    if name.startswith(("SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"the file cannot be {done}: {error}; check the disk and the file's permissions"
    what = "it contains bytes that are not UTF-8" if isinstance(error, UnicodeError) else str(error)
    return (
        f"the file is damaged: {what}; restore a copy, or move it away to begin with an empty one"
    )


def _place(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino
