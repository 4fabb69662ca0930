"""The log and the disk: written before it is acknowledged, and what happens when it cannot be."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from sim.errors import StoreError
from sim.web.room import kept
from sim.web.room.disk import Disk
from sim.web.room.log import Deed, Log
from sim.web.room.tables import add_session
from sim.web.room.writer import Writer
from sim.workshop.entry import Entry
from sim.workshop.opening import Opening
from sim.workshop.refused import Refused
from sim.workshop.start import begin
from sim.workshop.wish import wished

CODE = "ABCDE"


@pytest.fixture(scope="module")
def opening() -> Opening:
    return begin(wished({"format": "predict", "replications": 4, "months": 12}))


class Table:
    """A log on a disk, and what was announced."""

    def __init__(self, folder: Path, opening: Opening) -> None:
        self.folder, self.opening = folder, opening
        self.disk: Disk | None = None
        self.writer = Writer(self._open)
        self.announced: list[Entry] = []

    def _open(self) -> Disk:
        self.disk = Disk(self.folder)
        return self.disk

    async def start(self) -> Log:
        told = self.opening.model_dump_json()
        begun, seal = add_session(CODE, told, 0.0)
        await self.writer.write(begun)
        return Log(CODE, self.opening, [], {}, seal, self.writer, self.announced.extend)

    async def again(self) -> Log:
        found = await self.writer.read(lambda disk: kept.session(disk, CODE))
        assert found is not None
        log = (found.opening, found.entries, found.requests, found.seal)
        return Log(CODE, *log, self.writer, print)


Play = Callable[[Table, Log], Awaitable[None]]


def played(tmp_path: Path, opening: Opening, play: Play) -> Table:
    async def all_of_it() -> Table:
        table = Table(tmp_path, opening)
        await play(table, await table.start())
        await table.writer.stop()
        return table

    return asyncio.run(all_of_it())


def deed(kind: str, request: str, content: Mapping[str, Any], by: str = "desk") -> Deed:
    return Deed(by, kind, request.encode(), lambda _: (content, []))


def join(request: str) -> Deed:
    return Deed("", "join", request.encode(), lambda seat: ({"seat": seat, "name": request}, []))


def test_many_at_once_are_one_transaction(tmp_path: Path, opening: Opening) -> None:
    async def play(table: Table, log: Log) -> None:
        assert table.disk is not None
        commits: list[str] = []
        table.disk._sql.set_trace_callback(commits.append)
        lines = await asyncio.gather(*(log.do(join(f"n{i}")) for i in range(100)))
        assert [line.number for line in lines] == list(range(1, 101))
        assert len({line.content.seat for line in lines}) == 100
        assert commits.count("COMMIT") <= 3
        assert table.announced == log.entries == lines

    played(tmp_path, opening, play)


def test_a_log_comes_back_as_it_was(tmp_path: Path, opening: Opening) -> None:
    async def play(table: Table, log: Log) -> None:
        for i in range(3):
            await log.do(join(f"n{i}"))
        await log.do(deed("advance", "a", {"from": "lobby"}))
        guess = {"place": "s2", "direction": "same", "low": 0.1, "high": 0.3}
        await log.do(deed("predict", "p", guess, "s2"))
        await log.do(deed("undo", "u", {}))
        back = await table.again()
        assert back.entries == log.entries
        assert back.state == log.state
        # and a retry is known
        assert await back.do(deed("undo", "u", {})) == log.entries[-1]
        assert len(back.entries) == 6

    played(tmp_path, opening, play)


def test_what_is_refused_is_in_no_log(tmp_path: Path, opening: Opening) -> None:
    async def play(table: Table, log: Log) -> None:
        for kind, content in (("advance", {"from": "1.open"}), ("undo", {}), ("nothing", {})):
            with pytest.raises(Refused):
                await log.do(deed(kind, kind, content))
        good, bad = await asyncio.gather(
            log.do(join("n")), log.do(deed("hold", "h", {"on": True}, "s1")), return_exceptions=True
        )
        assert isinstance(good, Entry)
        assert isinstance(bad, Refused)
        assert (await table.again()).entries == log.entries == [good]

    played(tmp_path, opening, play)


def test_a_full_disk_loses_what_was_not_acknowledged_and_nothing_else(
    tmp_path: Path, opening: Opening
) -> None:
    async def play(table: Table, log: Log) -> None:
        first = await log.do(join("first"))
        assert table.disk is not None
        (pages,) = table.disk._sql.execute("PRAGMA page_count").fetchone()
        table.disk._sql.execute(f"PRAGMA max_page_count = {pages}")
        many = [deed("message", f"m{i}", {"to": "all", "text": "x" * 300}) for i in range(200)]
        found = await asyncio.gather(*(log.do(each) for each in many), return_exceptions=True)
        assert all(isinstance(each, StoreError) for each in found)
        assert "the disk is full" in str(found[0])
        assert log.entries == [first]
        assert (log.state.messages, log.state.version) == ([], 1)
        assert table.announced == [first]
        # somebody makes room, and the retries are done, once
        table.disk._sql.execute("PRAGMA max_page_count = 1000000")
        done = await asyncio.gather(*(log.do(each) for each in many))
        assert [line.number for line in done] == list(range(2, 202))
        assert (await table.again()).entries == log.entries

    played(tmp_path, opening, play)


def test_a_retry_that_comes_while_the_first_is_written(tmp_path: Path, opening: Opening) -> None:
    async def play(table: Table, log: Log) -> None:
        first = asyncio.create_task(log.do(join("n")))
        await asyncio.sleep(0)
        first.cancel()  # its client has gone
        second = await log.do(join("n"))
        assert log.entries == [second]

    played(tmp_path, opening, play)


def test_the_unforeseen_leaves_the_state_as_it_was(
    tmp_path: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(state: Any, _entry: Any, _content: Any) -> None:
        state.held = True
        raise ZeroDivisionError

    async def play(table: Table, log: Log) -> None:
        await log.do(join("n"))
        monkeypatch.setitem(
            __import__("sim.workshop.replay", fromlist=["_ACTS"])._ACTS, "hold", half
        )
        with pytest.raises(ZeroDivisionError):
            await log.do(deed("hold", "h", {"on": True}))
        assert not log.state.held
        assert len(log.entries) == 1
        await log.do(join("m"))

    played(tmp_path, opening, play)
