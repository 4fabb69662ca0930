"""A room of people beside sockets that stall.

People decide over and over while connections idle, drip, or do not read what they asked for, and
visitors come who open a page for the first time. Memory must be flat, and nobody locked out.
"""

from __future__ import annotations

import asyncio
import random
import resource
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from benchmarks.faults.stalled import stalling
from benchmarks.serving import memory_of
from tests.web.room.crowd import Crowd, entered, left, p95
from tests.web.room.playing import fresh, log_in
from tests.web.serving import PLAIN, serving

__all__ = ["Endurance", "endurance"]

_PAUSE = 10.0
"""Seconds between two decisions of one person."""
_VISITS = 2.0
"""Seconds between two visitors who open a page over a connection of their own."""
_PATIENCE = 5.0
"""Seconds after which somebody who has no answer counts as locked out."""
_GROWTH = 1.05
"""Of memory, from the first tenth to the last: what is measured varies by that much."""
_MOST_SECONDS = 0.3
"""In which 95% of the answers must come."""
_WARM = 30.0
"""Seconds until memory is measured first: by then every limit on time has come about."""


@dataclass(frozen=True)
class Endurance:
    """What a server went through, and how it was.

    Attributes:
        seconds: how long it was measured.
        people: in the session, each with a connection.
        stalled_sockets: connections that idle, drip or do not read.
        first_mib: memory of the server and its workers in the first tenth after warming up.
        last_mib: the same in the last tenth.
        most_mib: the same at most.
        p95_seconds: within which 95% of the answers came.
        answers: how many there were.
        cut_sockets: how many stalled sockets the server has cut.
        locked_out: people and visitors who once got no answer in time, or a refusal.
    """

    seconds: float
    people: int
    stalled_sockets: int
    first_mib: float
    last_mib: float
    most_mib: float
    p95_seconds: float
    answers: int
    cut_sockets: int
    locked_out: int

    @property
    def bad(self) -> int:
        """How many of its limits it broke: memory flat, answers in time, nobody locked out."""
        grown = self.last_mib > _GROWTH * self.first_mib
        return grown + (self.p95_seconds > _MOST_SECONDS) + self.locked_out


@dataclass
class _Seen:
    """What people and visitors have met."""

    until: float
    took: list[float] = field(default_factory=list)
    locked_out: set[str] = field(default_factory=set)
    memory: list[float] = field(default_factory=list)
    cuts: list[float] = field(default_factory=list)


def endurance(seconds: float = 600, people: int = 200, stalled: int = 500) -> Endurance:
    """Run a server of its own for so long, and print and return what it went through."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, hard), hard))
    with tempfile.TemporaryDirectory() as at, serving(Path(at) / "errors", "--jobs", "1") as served:
        desk = log_in(served)
        desk.open()

        async def all_of_it() -> _Seen:
            crowd, listening = await entered(desk, people)
            await asyncio.to_thread(desk.advance, "lobby")
            seen = _Seen(time.monotonic() + _WARM + seconds)
            stall = asyncio.create_task(stalling(served.port, stalled, seen.cuts))
            await asyncio.gather(
                _measured(served.process.pid, seen),
                _visited(served.port, seen),
                *(_deciding(crowd, number, seen) for number in range(people)),
            )
            stall.cancel()
            await asyncio.gather(stall, return_exceptions=True)
            await left(crowd, listening)
            if served.said().count("Traceback"):
                seen.locked_out.add(served.said())
            return seen

        seen = asyncio.run(all_of_it())
    tenth = max(1, len(seen.memory) // 10)
    found = Endurance(
        seconds,
        people,
        stalled,
        first_mib=sum(seen.memory[:tenth]) / tenth,
        last_mib=sum(seen.memory[-tenth:]) / tenth,
        most_mib=max(seen.memory),
        p95_seconds=p95(seen.took),
        answers=len(seen.took),
        cut_sockets=len(seen.cuts),
        locked_out=len(seen.locked_out),
    )
    print(found, flush=True)
    for who in sorted(seen.locked_out)[:20]:
        print(who, flush=True)
    return found


async def _deciding(crowd: Crowd, number: int, seen: _Seen) -> None:
    """One person decides now and then; each time it is asked once, and answered or not."""
    seat, cookie = crowd.seats[number]
    await asyncio.sleep(random.uniform(0, _PAUSE))
    while time.monotonic() < seen.until:
        content = {
            "place": seat,
            "direction": "same",
            "low": 0.1,
            "high": random.random() / 2 + 0.2,
        }
        body = {"code": crowd.code, "id": fresh(), "kind": "predict", "content": content}
        url = f"http://127.0.0.1:{crowd.port}/api/room/do"
        await _timed(crowd.client, seat, seen, "POST", url, json=body, headers=cookie)
        await asyncio.sleep(random.uniform(0.5, 1.5) * _PAUSE)


async def _visited(port: int, seen: _Seen) -> None:
    """Somebody opens a page for the first time, again and again."""
    number = 0
    while time.monotonic() < seen.until:
        number += 1
        async with httpx.AsyncClient(**PLAIN) as client:
            for path in ("/room", "/page/room/people/main.js"):
                url = f"http://127.0.0.1:{port}{path}"
                await _timed(client, f"visitor {number}", seen, "GET", url)
        await asyncio.sleep(_VISITS)


async def _timed(
    client: httpx.AsyncClient, who: str, seen: _Seen, method: str, url: str, **more: object
) -> None:
    start = time.perf_counter()
    try:
        answer = await client.request(method, url, timeout=_PATIENCE, **more)  # type: ignore[arg-type] - httpx names each of them
    except httpx.TransportError as error:
        seen.locked_out.add(f"{who}: {type(error).__name__}")
        return
    seen.took.append(time.perf_counter() - start)
    if answer.status_code != 200:
        seen.locked_out.add(f"{who}: {answer.status_code}")


async def _measured(pid: int, seen: _Seen) -> None:
    """The server's memory, once everything is warm."""
    await asyncio.sleep(_WARM)
    while time.monotonic() < seen.until:
        seen.memory.append(memory_of(pid))
        await asyncio.sleep(1.0)
