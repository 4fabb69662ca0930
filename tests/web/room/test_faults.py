"""Some of the faults that `python -m benchmarks.faults` causes by the thousand."""

from __future__ import annotations

from benchmarks.faults.databases import databases
from benchmarks.faults.requests import sent_to
from tests.web.serving import Served


def test_hostile_requests_are_refused(open_hall: Served) -> None:
    counts = sent_to(open_hall, 200, seed=1)
    assert (counts.tried, counts.bad) == (200, 0), counts.notes


def test_altered_files_of_sessions_are_noticed() -> None:
    counts = databases(30, seed=1)
    assert (counts.tried, counts.bad) == (30, 0), counts.notes
