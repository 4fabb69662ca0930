"""Forty people in a room: nothing lost, nothing doubled, everybody sees it soon."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.web.room.crowd import decide, entered, left, p95, told_to_all
from tests.web.room.killing import entries
from tests.web.room.playing import Desk, folder, hall, log_in
from tests.web.room.wholes import WISHES, whole

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


@pytest.mark.parametrize("game", WISHES)
@pytest.mark.parametrize("people", [21, pytest.param(200, marks=pytest.mark.slow)])
def test_a_whole_session(tmp_path: Path, game: str, people: int) -> None:
    """Everybody decides in every round; the log has each decision once, by who made it."""
    with hall(tmp_path) as served:
        desk = log_in(served)
        desk.open(format=game, **WISHES[game])
        told, took = asyncio.run(played(desk, game, people))
        assert desk.sees()["stage"]["key"] == "over"
    log = dict(entries(folder(served)))
    assert len(told) >= people
    assert len(set(told.values())) == len(told)
    assert all(log[number] == seat for (seat, _), number in told.items())
    assert sum(by != "desk" for by in log.values()) == people + len(told)
    assert p95(took) < 5


async def played(
    desk: Desk, game: str, people: int
) -> tuple[dict[tuple[str, str], int], list[float]]:
    crowd, listening = await entered(desk, people)
    took = await whole(crowd, desk, game)
    await left(crowd, listening)
    return crowd.told, took
