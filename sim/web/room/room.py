"""One session while the server runs: its log, its seats, its results, and who is connected."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from sim.web.crew import Crew
from sim.web.room.hub import Hub, Shot
from sim.web.room.kept import DamagedSession, KeptSession
from sim.web.room.line import MOVED
from sim.web.room.log import Deed, Log
from sim.web.room.rounds import Rounds
from sim.web.room.seats import Pass, Seats
from sim.web.room.tables import Statement
from sim.web.room.writer import Writer
from sim.workshop.entry import Entry
from sim.workshop.refused import Refused
from sim.workshop.view import View

__all__ = ["DESK", "SCREEN", "Room"]

DESK, SCREEN = "desk", "screen"
"""Viewers beside seats."""


class Room:
    """A session that is in memory.

    Args:
        code: its join code.
        kept: what the store has of it.
        writer: writes to the store.
        crew: works out results.

    Attributes:
        log: what was done.
        seats: who may do it.
        hub: who sees it.
        rounds: what came of it.
    """

    def __init__(self, code: str, kept: KeptSession, writer: Writer, crew: Crew) -> None:
        self.code = code
        self.writer = writer
        log = (kept.opening, kept.entries, kept.requests, kept.seal)
        self.log = Log(code, *log, writer, self._done)
        self.seats = Seats.of(code, kept.seats)
        self.hub = Hub(self.log.settled, self._shots)
        self._given: dict[str, Pass] = {}
        self.rounds = Rounds(self.log, crew, self.hub.changed)

    @classmethod
    def of(cls, code: str, kept: KeptSession, writer: Writer, crew: Crew) -> Room:
        """The session as the store has it, replayed.

        Raises:
            DamagedSession: its log cannot be replayed, or its seats are others than the log's.
        """
        try:
            room = cls(code, kept, writer, crew)
        except Exception as error:  # the log of an older file has no seal: anything may be in it
            raise DamagedSession(code, f"its log cannot be replayed: {error}") from error
        seats = room.log.state.seats.values()
        held = {seat for seat, *_ in kept.seats}
        if held != {each.key for each in seats if not each.removed} or kept.void != {
            each.key for each in seats if each.removed
        }:
            raise DamagedSession(code, "its seats are not those of its log")
        return room

    async def look(self, viewer: str) -> Shot:
        """What a viewer sees now."""
        async with self.log.settled:
            return self._shots()(viewer)

    async def join(self, request: bytes, name: str) -> tuple[str, Pass]:
        """A seat for somebody new, and its secrets; for a retry, the seat that it has already.

        Raises:
            Refused: nobody can join now, or not with this name.
            StoreError: it cannot be written.
        """
        line = await self.log.do(Deed("", "join", request, lambda seat: self._joining(seat, name)))
        seat = line.content.seat
        secrets = self._given.get(seat)
        if secrets is None:
            # the server has restarted since, and does not know what it gave
            secrets = await self.renew(seat, code=True)
        return seat, secrets

    async def renew(self, seat: str, *, code: bool) -> Pass:
        """Another token for a seat, and another return ``code``; the old ones open nothing more.

        Raises:
            Refused: the seat is void, or there is none.
            StoreError: it cannot be written.
        """
        if not self.seats.has(seat):
            raise Refused("removed" if seat in self.log.state.seats else "unknown_seat")
        secrets = self.seats.given()
        await self.writer.write(self.seats.renewal(seat, secrets, code=code))
        its_token, its_code = self.seats.digests(secrets)
        if self.seats.has(seat):
            self.seats.keep(seat, its_token, its_code if code else None)
        self._given.pop(seat, None)
        self.hub.end([seat], MOVED)
        return secrets

    async def do(
        self,
        by: str,
        request: bytes,
        kind: str,
        content: Mapping[str, Any],
        stage: str | None = None,
    ) -> int:
        """The number of the line that came of a deed, which is meant for a stage or for any.

        Raises:
            Refused: the game does not let it now.
            StoreError: it cannot be written.
        """
        if kind == "join":  # it has a door of its own
            raise Refused("desk_only")
        more = []
        if kind == "remove" and isinstance(seat := content.get("seat"), str):
            more = [self.seats.void(seat)]
        deed = Deed(by, kind, request, lambda _: (content, more), stage)
        return (await self.log.do(deed)).number

    def stop(self) -> None:
        """The server stops."""
        self.hub.close()
        self.rounds.stop()

    def _done(self, lines: Sequence[Entry]) -> None:
        """New lines are on the disk."""
        for line in lines:
            if line.kind == "join":
                seat = line.content.seat
                self.seats.keep(seat, *self.seats.digests(self._given[seat]))
            elif line.kind == "remove":
                seat = line.content.seat
                self.seats.forget(seat)
                self._given.pop(seat, None)
                self.hub.end([seat], MOVED)
        self.hub.changed()

    def _joining(self, seat: str, name: str) -> tuple[Mapping[str, Any], Sequence[Statement]]:
        secrets = self._given[seat] = self.seats.given()
        return {"seat": seat, "name": name}, [self.seats.row(seat, secrets)]

    def _shots(self) -> Callable[[str], Shot]:
        view = View(self.log.game, self.code, self.hub.here(), time.time(), self._work())

        def shot(viewer: str) -> Shot:
            if viewer == DESK:
                found = view.of_desk()
            elif viewer == SCREEN:
                found = view.of_screen()
            else:
                found = view.of_seat(viewer)
            head = f'{{"version":{found.pop("version")},"now":{found.pop("now")},'
            seen = orjson.dumps(found)
            return seen, head.encode() + seen[1:]

        return shot

    def _work(self) -> dict[str, object]:
        """How far the results of the round are that has closed last; they are begun here."""
        stage, closed = self.log.state.stage, self.rounds.closed()
        results = {number: each.mark for number, each in closed.items()}
        if stage.name not in ("closed", "shown", "over"):
            return {"results": results}
        self.rounds.begin(closed[stage.round])
        ready, failed = self.rounds.standing(closed[stage.round])
        return {"ready": ready, "failed": failed, "results": results}
