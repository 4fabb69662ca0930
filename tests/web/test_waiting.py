"""What goes first of what waits, without processes."""

from __future__ import annotations

import asyncio
import time

import pytest

from sim.web.inside import Answer, Asked
from sim.web.refusal import Refusal
from sim.web.waiting import Job, Rank, Waiting

LOOP = asyncio.new_event_loop()
LEADING, QUICK, FULL, LONG = Rank


def job(rank: Rank, waited: float = 0.0) -> Job:
    answer: asyncio.Future[Answer] = LOOP.create_future()
    return Job(Asked("answer", {}, pack=False), rank, answer, time.monotonic() - waited)


def order(jobs: int, *added: Job, ready: int | None = None) -> list[Job]:
    """What may begin at once, in its order."""
    waiting = Waiting(jobs)
    for each in added:
        waiting.add(each)
    found = []
    while (begun := waiting.begin(jobs if ready is None else ready)) is not None:
        found.append(begun)
    return found


def ranks(jobs: int, *added: Rank, ready: int | None = None) -> list[Rank]:
    return [each.rank for each in order(jobs, *map(job, added), ready=ready)]


def test_quick_ones_first_and_a_worker_is_left_to_them() -> None:
    assert ranks(1, LONG, FULL, QUICK) == [QUICK, FULL, LONG]
    assert ranks(2, LONG, FULL, LONG, QUICK, FULL, QUICK) == [QUICK, QUICK, FULL]
    assert ranks(2, LONG, LONG) == [LONG]
    assert ranks(3, LONG, LONG, FULL, FULL) == [FULL, FULL]
    assert ranks(3, LONG, LONG) == [LONG]
    assert ranks(4, LONG, LONG, LONG, FULL) == [FULL, LONG, LONG]


def test_while_workers_are_missing_what_is_there_is_for_quick_ones() -> None:
    assert ranks(2, LONG, FULL, QUICK, ready=1) == [QUICK]
    assert ranks(4, LONG, FULL, FULL, FULL, ready=3) == [FULL, FULL]


def test_those_of_a_rank_take_turns() -> None:
    jobs = [job(QUICK) for _ in range(5)]
    assert order(2, *jobs) == jobs


def test_who_has_waited_long_goes_first() -> None:
    late, quick = job(LONG, 11.0), job(QUICK)
    assert order(2, quick, late, job(FULL)) == [late, quick]


def test_a_place_is_free_again_when_its_work_ends() -> None:
    waiting = Waiting(2)
    first, second = job(FULL), job(LONG)
    waiting.add(first)
    waiting.add(second)
    assert waiting.begin(2) is first
    assert waiting.begin(2) is None
    waiting.end(first)
    assert waiting.begin(2) is second


def test_what_nobody_waits_for_takes_no_place() -> None:
    waiting = Waiting(2)
    left = [job(LONG) for _ in range(32)]
    for each in left:
        waiting.add(each)
    with pytest.raises(Refusal, match="too many"):
        waiting.add(job(LONG))
    for each in left:
        each.answer.cancel()
    last = job(LONG)
    waiting.add(last)
    assert waiting.begin(2) is last


def test_what_leads_a_session_goes_before_all_that_others_ask() -> None:
    leading = job(LEADING)
    for jobs in (1, 2, 3):
        late = [job(rank, 60.0) for rank in (LONG, FULL, QUICK)]
        assert order(jobs, *late, leading)[0] is leading
    assert ranks(2, LONG, LEADING, LEADING) == [LEADING, LEADING, LONG]
