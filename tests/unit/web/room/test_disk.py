"""The file of the sessions: one server at a time, and synced."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sim.errors import StoreError
from sim.web.room.disk import FILE, Disk


def test_a_store_is_for_one_server_at_a_time(tmp_path: Path) -> None:
    first = Disk(tmp_path)
    with pytest.raises(StoreError, match="another server has these sessions open"):
        Disk(tmp_path)
    first.close()
    Disk(tmp_path).close()


def test_stores_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, but long enough to be one" * 100)
    with pytest.raises(StoreError, match="file is not a database"):
        Disk(tmp_path)
    (tmp_path / FILE).unlink()
    newer = sqlite3.connect(tmp_path / FILE)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreError, match="of another version"):
        Disk(tmp_path)


def test_what_is_committed_is_synced(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    assert disk.read("PRAGMA synchronous") == [(2,)]
    assert disk.read("PRAGMA journal_mode") == [("wal",)]
    disk.close()


def test_nothing_stays_in_the_journal_while_nobody_waits(tmp_path: Path) -> None:
    """Damage there would undo what the file has already."""
    disk = Disk(tmp_path)
    disk.write([("PRAGMA user_version = 2", ())])
    journal = tmp_path / f"{FILE}-wal"
    assert journal.stat().st_size > 0
    disk.settle()
    assert journal.stat().st_size == 0
    disk.close()
