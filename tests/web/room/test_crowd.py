"""Forty people in a room: nothing lost, nothing doubled, everybody sees it soon."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.web.room.crowd import decide, entered, left, p95, told_to_all
from tests.web.room.killing import entries
from tests.web.room.playing import Desk, folder, hall, log_in

PEOPLE = 40
TIMES = 5


def test_forty_people(tmp_path: Path) -> None:
    """The bound on time is wide: other tests may run beside."""
    with hall(tmp_path) as served:
        desk = log_in(served)
        desk.open()
        told, took = asyncio.run(play(desk))
    log = dict(entries(folder(served)))
    assert len(told) == PEOPLE * TIMES
    assert len(set(told.values())) == len(told)
    assert all(log[number] == seat for (seat, _), number in told.items())
    assert len(log) == 1 + PEOPLE + len(told) + 3
    assert p95(took) < 5
    assert served.said().count("\n") == 1


async def play(desk: Desk) -> tuple[dict[tuple[str, str], int], list[float]]:
    crowd, listening = await entered(desk, PEOPLE)
    await asyncio.to_thread(desk.advance, "lobby")
    deciding = asyncio.create_task(decide(crowd, TIMES, pause=0.1))
    took = [each for i in range(3) for each in await told_to_all(crowd, desk, f"message {i}")]
    await deciding
    await left(crowd, listening)
    return crowd.told, took
