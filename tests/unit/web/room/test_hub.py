"""Snapshots: coalesced, only what looks different, the newest only, and nobody held up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from sim.web.room.hub import Hub
from sim.web.room.line import Line
from tests.patience import PATIENCE


class Socket:
    """What a connection's other side gets, as fast as it reads."""

    def __init__(self) -> None:
        self.got: list[tuple[float, str]] = []
        self.closed: int | None = None
        self.reads = asyncio.Event()
        self.reads.set()

    async def receive(self) -> Any:
        await asyncio.Event().wait()

    async def send_text(self, text: str) -> None:
        await self.reads.wait()
        self.got.append((time.monotonic(), text))

    async def close(self, code: int) -> None:
        self.closed = code

    def texts(self) -> list[str]:
        return [text for _, text in self.got]


class World:
    """A state that a hub shows."""

    def __init__(self) -> None:
        self.text = b"a"
        self.size = 0
        self.built = 0
        self.settled = asyncio.Lock()
        self.hub = Hub(self.settled, lambda: self.shot)

    def shot(self, viewer: str) -> tuple[bytes, bytes]:
        assert self.settled.locked()
        if viewer == "broken":
            raise ZeroDivisionError
        self.built += 1
        return self.text, self.text + b" " * self.size

    def connect(self, viewer: str) -> Socket:
        socket = Socket()
        line = Line(socket, viewer)  # type: ignore[arg-type]
        self.hub.add(line)
        self.task = asyncio.create_task(line.run())
        return socket

    def change(self, text: bytes) -> None:
        self.text = text
        self.hub.changed()


def shown(play: Callable[[World], Awaitable[None]]) -> None:
    async def all_of_it() -> None:
        await play(World())

    asyncio.run(all_of_it())


def test_the_first_change_at_once_and_the_last_one_always() -> None:
    async def play(world: World) -> None:
        socket = world.connect("s1")
        await asyncio.sleep(0.3)
        start = time.monotonic()
        for i in range(30):
            world.change(f"change {i}".encode())
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.3)
        at, text = socket.got[1]
        assert text == "change 0"
        assert at - start < 0.1
        assert socket.texts()[-1] == "change 29"
        assert len(socket.got) <= 7

    shown(play)


def test_what_looks_the_same_is_not_sent() -> None:
    async def play(world: World) -> None:
        socket = world.connect("s1")
        for _ in range(3):
            await asyncio.sleep(0.15)
            world.hub.changed()
        await asyncio.sleep(0.2)
        assert socket.texts() == ["a"]
        assert world.built > 1

    shown(play)


def test_who_does_not_read_gets_the_newest_later_and_holds_nobody_up() -> None:
    async def play(world: World) -> None:
        slow, quick = world.connect("s1"), world.connect("s2")
        await asyncio.sleep(0.2)
        slow.reads.clear()
        for text in (b"b", b"c", b"d"):
            world.change(text)
            await asyncio.sleep(0.2)
        assert quick.texts() == ["a", "b", "c", "d"]
        slow.reads.set()
        await asyncio.sleep(0.1)
        assert slow.texts() == ["a", "b", "d"]

    shown(play)


def test_who_never_reads_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.web.room.line.SLOW", 0.2)

    async def play(world: World) -> None:
        socket = world.connect("s1")
        socket.reads.clear()
        await asyncio.wait_for(world.task, PATIENCE)
        assert socket.got == []

    shown(play)


def test_a_fault_in_one_view_leaves_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    async def play(world: World) -> None:
        broken, sound = world.connect("broken"), world.connect("s1")
        await asyncio.sleep(0.2)
        assert broken.closed == 1011
        assert sound.texts() == ["a"]

    shown(play)
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_large_snapshots_come_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.web.room.hub._FLOW", 1000)

    async def play(world: World) -> None:
        world.size = 500
        socket = world.connect("s1")
        for i in range(20):
            world.change(f"{i}".encode())
            await asyncio.sleep(0.05)
        assert len(socket.got) <= 3

    shown(play)


def test_who_has_gone_counts_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.web.room.hub._LINGER", 0.2)

    async def play(world: World) -> None:
        line = Line(Socket(), "s1")  # type: ignore[arg-type]
        world.hub.add(line)
        world.hub.drop(line)
        world.hub.glimpse("s2")
        assert world.hub.here() == {"s1", "s2"}
        await asyncio.sleep(0.1)
        world.hub.glimpse("s2")
        await asyncio.sleep(0.15)
        assert world.hub.here() == {"s2"}
        await asyncio.sleep(0.1)
        assert world.hub.here() == frozenset()

    shown(play)
