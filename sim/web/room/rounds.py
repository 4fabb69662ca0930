"""The results of a session's rounds: worked out by the crew, kept in memory, never in the log."""

from __future__ import annotations

import asyncio
import hashlib
import math
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

import orjson

from sim.web.crew import Crew
from sim.web.files import Kept
from sim.web.inside import Asked
from sim.web.refusal import Refusal
from sim.web.room.log import Log
from sim.web.waiting import Rank
from sim.workshop.undone import shorter

__all__ = ["Closed", "Rounds", "as_asked"]

_NO_MATTER = frozenset({"timer", "hold", "message", "lock"})
"""Kinds of lines that no result depends on."""
_TRIES = 3
_PAUSE = 15.0
"""Seconds after a failure in which it is not tried again, however often it is asked for."""


class Closed(NamedTuple):
    """A round that has closed, with a digest of all that its results come from."""

    number: int
    mark: str


class Rounds:
    """The results of one session.

    Args:
        log: its log; what reads it here is called while its state is settled.
        crew: works them out.
        ready: called when a result has come, or will not.
    """

    def __init__(self, log: Log, crew: Crew, ready: Callable[[], None]) -> None:
        self._log = log
        self._crew = crew
        self._ready = ready
        self._closed: tuple[int, Mapping[int, Closed]] = (-1, {})
        self._work: dict[Closed, asyncio.Task[dict[str, Any]]] = {}
        self._failed: dict[Closed, float] = {}
        self._kept: dict[tuple[Closed, str], Kept] = {}

    def closed(self) -> Mapping[int, Closed]:
        """The rounds that have closed, by number."""
        version = self._log.state.version
        if self._closed[0] != version:
            self._closed = (version, _closed(self._log))
        return self._closed[1]

    def begin(self, closed: Closed) -> None:
        """Have a round worked out, unless that is done, under way, or has failed."""
        if closed in self._work:
            return
        given = {**as_asked(self._log), "round": closed.number}
        work = asyncio.create_task(self._worked_out(Asked("room_round", given, pack=False)))
        self._work[closed] = work

        def done(_work: asyncio.Task[dict[str, Any]]) -> None:
            if _failure(work) is not None:
                self._failed[closed] = time.monotonic()
            self._ready()

        work.add_done_callback(done)

    def again(self, closed: Closed) -> None:
        """The same, and once more where it failed some time ago."""
        if self._failed.get(closed, math.inf) + _PAUSE < time.monotonic():
            del self._failed[closed], self._work[closed]
        self.begin(closed)

    def standing(self, closed: Closed) -> tuple[bool, str | None]:
        """Whether the results of a round that was begun are there, and why they will not be."""
        work = self._work[closed]
        failure = _failure(work) if work.done() else None
        return work.done() and failure is None, failure

    async def shown(
        self, closed: Closed, viewer: str, seen: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> Kept:
        """The results of a round that was begun, as somebody sees them.

        Args:
            closed: the round.
            viewer: the same for those who see the same.
            seen: leaves out what they may not see.

        Raises:
            Refusal: they cannot be worked out.
        """
        found = self._kept.get((closed, viewer))
        if found is None:
            result = await asyncio.shield(self._work[closed])
            found = Kept.of("application/json", orjson.dumps(seen(result)))
            self._kept[closed, viewer] = found
        return found

    def stop(self) -> None:
        """Nobody waits for results any more."""
        for work in self._work.values():
            work.cancel()

    async def _worked_out(self, asked: Asked) -> dict[str, Any]:
        for _ in range(_TRIES):
            try:
                answer = await self._crew.ask(asked, Rank.LEADING)
                break
            except Refusal as refusal:
                problem = refusal
                await asyncio.sleep(1)
        else:
            raise problem
        if answer.status != HTTPStatus.OK:
            told = "something went wrong in the server; its terminal says what"
            if answer.status == HTTPStatus.BAD_REQUEST:
                told = orjson.loads(answer.content)["error"]["message"]
            raise Refusal(500, told)
        result: dict[str, Any] = orjson.loads(answer.content)
        return result


def as_asked(log: Log) -> dict[str, Any]:
    """A session as workers are told of it."""
    lines = (line.plain() for line in log.entries)
    return {
        "opening": log.opening.model_dump(mode="json"),
        "entries": [tuple(line.values()) for line in lines],
    }


def _closed(log: Log) -> Mapping[int, Closed]:
    """Each closed round with a digest of the lines that count up to where it closed.

    Lines never change, so their numbers tell them apart.
    """
    found, mark = {}, hashlib.sha256(log.code.encode())
    for line in shorter(log.entries):
        if line.kind not in _NO_MATTER:
            mark.update(line.number.to_bytes(4, "big"))
        if line.kind == "advance" and line.content.from_.endswith(".open"):
            number = int(line.content.from_.partition(".")[0])
            found[number] = Closed(number, mark.hexdigest()[:16])
    return found


def _failure(work: asyncio.Task[dict[str, Any]]) -> str | None:
    if work.cancelled():
        return "the server is stopping"
    error = work.exception()
    return None if error is None else str(error)
