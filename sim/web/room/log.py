"""A session's log and what it has come to: every line is on the disk before anybody hears of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sim.errors import StoreError
from sim.web.room.seals import Seal
from sim.web.room.tables import Statement, add_entries
from sim.web.room.writer import Writer
from sim.workshop.entry import Entry, entry
from sim.workshop.opening import Opening
from sim.workshop.refused import Refused
from sim.workshop.replay import Game
from sim.workshop.state import State

__all__ = ["Deed", "Log"]


@dataclass(eq=False)
class Deed:
    """What somebody wants to do.

    Attributes:
        by: who, as the server knows it.
        request: the digest by which a retry is known.
        made: content, and what else is to be written with it, from the key of the next free seat.
        stage: the stage that it was meant for; None where any will do.
    """

    by: str
    kind: str
    request: bytes
    made: Callable[[str], tuple[Mapping[str, Any], Sequence[Statement]]]
    stage: str | None = None


@dataclass(eq=False)
class _Waiting:
    deed: Deed
    done: asyncio.Future[Entry]


class Log:
    """The log of one session. All of it is used from one event loop.

    What is done while the disk is written waits, and is then written together. ``settled`` is held
    while the state is ahead of the disk: whoever shows the state to others takes it first.

    Args:
        code: the session's join code.
        opening: what it was opened with.
        entries: the lines that are on the disk.
        requests: numbers of lines by the digests of their requests.
        seal: of the opening and the lines.
        writer: writes to the disk.
        changed: called with new lines when they are on the disk.
    """

    def __init__(
        self,
        code: str,
        opening: Opening,
        entries: Sequence[Entry],
        requests: Mapping[bytes, int],
        seal: Seal,
        writer: Writer,
        changed: Callable[[Sequence[Entry]], None],
    ) -> None:
        self.code = code
        self.opening = opening
        self._game = Game(opening, entries)
        self.settled = asyncio.Lock()
        self._requests = dict(requests)
        self._seal = seal
        self._writer = writer
        self._changed = changed
        self._under_way: dict[bytes, asyncio.Future[Entry]] = {}
        self._due: list[_Waiting] = []
        self._work: asyncio.Task[None] | None = None

    @property
    def game(self) -> Game:
        """The session as it stands; take ``settled`` to read it."""
        return self._game

    @property
    def state(self) -> State:
        """What the log has come to; take ``settled`` to read it."""
        return self._game.state

    @property
    def entries(self) -> list[Entry]:
        """The lines; take ``settled`` to read them."""
        return self._game.entries

    async def do(self, deed: Deed) -> Entry:
        """The line that came of a deed; of a deed that is done or under way already, the same.

        Raises:
            Refused: the game does not let them now; nothing has changed.
            StoreError: it could not be written; nothing has changed.
        """
        number = self._requests.get(deed.request)
        if number is not None:
            return self.entries[number - 1]  # lines that are on the disk stay as they are
        done = self._under_way.get(deed.request)
        if done is None:
            done = asyncio.get_running_loop().create_future()
            self._under_way[deed.request] = done
            self._due.append(_Waiting(deed, done))
            if self._work is None or self._work.done():
                self._work = asyncio.create_task(self._write_all())
        # whoever asked may go away: the deed is done all the same
        return await asyncio.shield(done)

    async def _write_all(self) -> None:
        while self._due:
            async with self.settled:
                due, self._due = self._due, []
                made = await self._together(due)
            if made:
                self._changed(made)

    async def _together(self, due: Sequence[_Waiting]) -> list[Entry]:
        """Do what may be done, in order, and write it; the new lines, none when that failed."""
        before = len(self.entries)
        taken: list[tuple[_Waiting, Entry]] = []
        unit: list[Statement] = []
        for each in due:
            try:
                line, rows = self._tried(each.deed)
            except Exception as error:
                self._finish(each, error)
                continue
            taken.append((each, line))
            unit += rows
        if not taken:
            return []
        lines = [(line, each.deed.request) for each, line in taken]
        written, seal = add_entries(self.code, lines, self._seal)
        try:
            await self._writer.write([*unit, *written])
        except BaseException as error:
            self._game = Game(self.opening, self.entries[:before])
            told = error if isinstance(error, StoreError) else StoreError("the server is stopping")
            for each, _ in taken:
                self._finish(each, told)
            if told is error:
                return []
            raise
        self._seal = seal
        for each, line in taken:
            self._requests[each.deed.request] = line.number
            self._finish(each, line)
        return [line for _, line in taken]

    def _tried(self, deed: Deed) -> tuple[Entry, Sequence[Statement]]:
        """Do one thing to the game; it is as it was when that is refused."""
        now = self.state.stage.key
        if deed.stage not in (None, now):
            # a decision that was long under way must not decide another round
            raise Refused("stage", stage=now)
        content, rows = deed.made(f"s{len(self.state.seats) + 1}")
        by = content["seat"] if deed.kind == "join" else deed.by
        before = self.entries
        line = entry(len(before) + 1, round(time.time(), 3), by, deed.kind, content)
        count = len(before)
        try:
            self._game.take(line)
        except Exception as error:
            if deed.kind == "undo" or not isinstance(error, Refused):
                # perhaps half done
                self._game = Game(self.opening, before[:count])
            raise
        return line, rows

    def _finish(self, each: _Waiting, outcome: Entry | Exception) -> None:
        del self._under_way[each.deed.request]
        if isinstance(outcome, Entry):
            each.done.set_result(outcome)
        else:
            each.done.set_exception(outcome)
            # nobody may be there any more to take it
            each.done.exception()
