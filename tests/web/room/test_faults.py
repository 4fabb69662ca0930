"""Some of the faults that `python -m benchmarks.faults` causes by the thousand."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from benchmarks.faults.databases import databases
from benchmarks.faults.requests import sent_to
from tests.web.serving import Served


def test_hostile_requests_are_refused(open_hall: Served) -> None:
    counts = sent_to(open_hall, 200, seed=1)
    assert (counts.tried, counts.bad) == (200, 0), counts.notes


def test_altered_files_of_sessions_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def connected(*arguments: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*arguments, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", connected)
    counts = databases(30, seed=1)
    assert (counts.tried, counts.bad) == (30, 0), counts.notes
    assert [each for each in opened if _is_open(each)] == []


def _is_open(connection: sqlite3.Connection) -> bool:
    """Whether a connection was not closed: since Python 3.13 that is a warning."""
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True
