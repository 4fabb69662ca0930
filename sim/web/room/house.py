"""All sessions of a folder: opened, found again after a restart, and who has their key."""

from __future__ import annotations

import asyncio
import time

import orjson

from sim.web.crew import Crew
from sim.web.refusal import Refusal
from sim.web.room import kept
from sim.web.room.desks import Desks
from sim.web.room.disk import FILE, Disk
from sim.web.room.doors import Doors
from sim.web.room.key import DeskKey
from sim.web.room.line import MOVED
from sim.web.room.room import DESK, SCREEN, Room
from sim.web.room.tables import add_session
from sim.web.room.tokens import join_code
from sim.web.room.writer import Writer
from sim.workshop.opening import Opening

__all__ = ["House", "unknown_code"]


class House:
    """The sessions of one server.

    Args:
        key: the desk's; sessions are kept in its folder, made with the first desk that logs in.
        crew: works out what takes long.

    Attributes:
        crew: the same.
        key: the desk's.
        doors: limits of what may be tried.
        desks: who has shown the key.
    """

    def __init__(self, key: DeskKey, crew: Crew) -> None:
        self.crew = crew
        self.key = key
        self.doors = Doors()
        self._path = key.folder / FILE
        self._writer = Writer(lambda: Disk(key.folder))
        self._sound: set[str] = set()
        self.desks = Desks(self._writer, self._is_there, lambda: key.text)
        self._rooms: dict[str, asyncio.Task[Room | None]] = {}

    async def begin(self, opening: Opening) -> str:
        """Open a session; its join code.

        Raises:
            StoreError: it cannot be kept.
        """
        taken = await self._writer.read(kept.codes) if self._is_there() else set()
        code = next(code for _ in range(1000) if (code := join_code()) not in taken)
        told = orjson.dumps(opening.model_dump(mode="json")).decode()
        await self._writer.write(add_session(code, told, time.time())[0])
        self._sound.add(code)
        return code

    async def listed(self) -> list[kept.Listed]:
        """The sessions that there are, the newest first, and then those that are damaged.

        Raises:
            StoreError: they cannot be read.
        """
        if not self._is_there():
            return []
        return await self._writer.read(lambda disk: kept.listed(disk, self._sound))

    async def room(self, code: str) -> Room:
        """A session by its join code; replayed when it is first asked for.

        Raises:
            Refusal: there is none (404).
            StoreError: it cannot be read, or is damaged.
        """
        found = await self.find(code)
        if found is None:
            raise unknown_code()
        return found

    async def find(self, code: str) -> Room | None:
        """The same; None where there is none.

        Raises:
            StoreError: it cannot be read.
        """
        return await self._found(code) if code in self._rooms or self._is_there() else None

    def known(self, code: str) -> Room | None:
        """A session that is in memory already."""
        task = self._rooms.get(code)
        if task is None or not task.done() or task.cancelled() or task.exception():
            return None
        return task.result()

    def close(self) -> None:
        """The server stops: let all connections go."""
        for code in list(self._rooms):
            if (room := self.known(code)) is not None:
                room.stop()

    def end_desks(self) -> None:
        """A desk has gone: close all of theirs, so that only those come back that are in."""
        for code in list(self._rooms):
            if (room := self.known(code)) is not None:
                room.hub.end((DESK, SCREEN), MOVED)

    async def stop(self) -> None:
        """Write what waits, and close the store."""
        self.close()
        await self._writer.stop()

    async def _found(self, code: str) -> Room | None:
        task = self._rooms.get(code)
        if task is None:
            task = self._rooms[code] = asyncio.create_task(self._loaded(code))
        try:
            room = await asyncio.shield(task)
        except Exception:
            self._rooms.pop(code, None)  # perhaps it can be read later
            raise
        if room is None:
            # codes that do not exist are not remembered: there are many
            self._rooms.pop(code, None)
        return room

    async def _loaded(self, code: str) -> Room | None:
        found = await self._writer.read(lambda disk: kept.session(disk, code))
        return None if found is None else Room.of(code, found, self._writer, self.crew)

    def _is_there(self) -> bool:
        """Whether anything was ever kept; a file that was deleted meanwhile is still open."""
        return self._writer.has_opened or self._path.exists()


def unknown_code() -> Refusal:
    """No session has the code."""
    return Refusal(404, "no session has this code", more={"key": "unknown_code", "values": {}})
