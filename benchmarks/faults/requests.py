"""Hostile requests to a server that runs."""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.faults.counts import Counts
from benchmarks.faults.hostile import CLOSED, KINDS, Hostile, Target
from benchmarks.serving import memory_of
from tests.web.room.playing import join, log_in
from tests.web.serving import QUESTION, Served, serving

__all__ = ["requests", "sent_to"]

_AT_ONCE = 16
_PATIENCE = 8.0
"""Seconds in which an answer must come."""
_GLANCE = 0.15
"""Seconds that one may take which need not come."""
_EVERY = 500
"""Hostile requests between two good ones."""
_GROWTH = 40.0
"""MiB that the server may hold more in the end than when it was warm."""


def requests(number: int, seed: int) -> Counts:
    """Send ``number`` hostile requests, by ``seed``, to a server of its own on loopback."""
    with tempfile.TemporaryDirectory() as at, serving(Path(at) / "errors", "--jobs", "1") as served:
        return sent_to(served, number, seed)


def sent_to(served: Served, number: int, seed: int) -> Counts:
    """Send hostile requests to a server that runs, some of them from a seat in a session of it."""
    pid, desk = served.process.pid, log_in(served)
    ann = join(served, desk.open(), "Ann")
    target = Target(f"127.0.0.1:{served.port}", desk.code, ann.cookie()["cookie"])
    sending, said = _Sending(served, target, random.Random(seed)), len(served.said())
    asyncio.run(sending.all_of(min(number, _EVERY)))  # so that everything is warm
    memory, files = memory_of(pid), _open_files(pid)
    asyncio.run(sending.all_of(number - min(number, _EVERY)))
    if ann.sees()["me"]["name"] != "Ann":
        sending.wrong["somebody did something in Ann's place"] += 1
    if traces := served.said()[said:].count("Traceback"):
        sending.wrong[f"tracebacks: {served.said()[-600:]}"] += traces
    grown, left = memory_of(pid) - memory, _settled(pid, files) - files
    return Counts(
        number,
        left_behind=int(grown > _GROWTH) + int(left > 0),
        wrong=sending.wrong.total(),
        notes=(
            *(f"{note} ({times} times)" for note, times in sending.wrong.items()),
            f"memory grew by {grown:.0f} MiB, open files by {left}",
            ", ".join(f"{status}: {times}" for status, times in sorted(sending.answers.items())),
        ),
    )


class _Sending:
    """Sends, and notes what came back that may not."""

    def __init__(self, served: Served, target: Target, luck: random.Random) -> None:
        self.answers: Counter[int] = Counter()
        self._served, self._target, self._luck = served, target, luck
        self.wrong: Counter[str] = Counter()

    async def all_of(self, number: int) -> None:
        """Send so many, some at once, and a good one now and then."""
        for start in range(0, number, _EVERY):
            some = [self._luck.choice(KINDS) for _ in range(min(_EVERY, number - start))]
            rest = iter([(kind.__name__, kind(self._luck, self._target)) for kind in some])
            await asyncio.gather(*(self._each(rest) for _ in range(_AT_ONCE)))
            answer = await asyncio.to_thread(self._served.post, "answer", QUESTION)
            if answer.status_code != 200:
                self.wrong[f"a good request got {answer.status_code}"] += 1

    async def _each(self, rest: Iterator[tuple[str, Hostile]]) -> None:
        for name, hostile in rest:
            status = await self._sent(hostile)
            self.answers[status] += 1
            if status not in hostile.allowed and (hostile.whole or status != CLOSED):
                self.wrong[f"{name}: {status} to {hostile.sent[:120]!r}"] += 1

    async def _sent(self, hostile: Hostile) -> int:
        """The status that came back."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._served.port)
        found = b""
        try:
            with suppress(OSError, TimeoutError):
                async with asyncio.timeout(_PATIENCE if hostile.whole else _GLANCE):
                    writer.write(hostile.sent)
                    found = await reader.read(64)
        finally:
            writer.transport.abort()
        return _status(found)


def _status(found: bytes) -> int:
    """The status of an answer; CLOSED where there is none, 999 where it is no answer of HTTP."""
    if not found:
        return CLOSED
    first = found.split(b" ")
    return int(first[1]) if first[0] == b"HTTP/1.1" and first[1:] and first[1].isdigit() else 999


def _open_files(pid: int) -> int:
    return len(os.listdir(f"/proc/{pid}/fd"))


def _settled(pid: int, before: int) -> int:
    """Open files once connections have had time to end."""
    for _ in range(100):
        if _open_files(pid) <= before:
            break
        asyncio.run(asyncio.sleep(0.2))
    return _open_files(pid)
