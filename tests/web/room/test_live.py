"""What is seen as it happens: snapshots, who is there, results, and how connections end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
import time
from pathlib import Path

import websockets

from tests.patience import PATIENCE
from tests.web.room.playing import Desk, Person, hall, join, live, log_in, until
from tests.web.serving import Served, eventually


async def does(desk: Desk | Person, kind: str, content: object) -> None:
    answer = await asyncio.to_thread(desk.do, kind, content)
    assert answer.status_code == 200, answer.text


def test_everybody_sees_what_changes(desk: Desk) -> None:
    ann, ben = (join(desk.served, desk.code, name) for name in ("Ann", "Ben"))

    async def play() -> None:
        async with (
            live(ann, desk.code) as phone,
            live(ben, desk.code),
            live(desk, desk.code, "desk") as laptop,
            live(desk, desk.code, "screen") as wall,
        ):
            seen = await until(laptop, lambda s: s["counts"]["here"] == 2)
            assert [each["here"] for each in seen["people"]] == [True, True]
            await does(desk, "advance", {"from": "lobby"})
            for line in (phone, laptop, wall):
                await until(line, lambda s: s["stage"]["key"] == "1.open")
            guess = {"direction": "same", "low": 0.1, "high": 0.2, "reasons": [], "text": ""}
            await does(ann, "predict", {"place": ann.seat, **guess})
            mine = await until(phone, lambda s: s["task"]["mine"])
            assert mine["task"]["mine"] == guess
            assert (await until(wall, lambda s: s["counts"]["decided"] == 1))["me"][
                "role"
            ] == "screen"
            await does(desk, "advance", {"from": "1.open"})
            await until(laptop, lambda s: s["stage"]["ready"], 30)
            await does(desk, "advance", {"from": "1.closed"})
            shown = await until(phone, lambda s: s["results"])
            assert set(shown["results"]) == {"1"}
        assert (await asyncio.to_thread(ann.sees))["results"] == shown["results"]

    asyncio.run(play())


def test_who_has_gone_is_seen(desk: Desk) -> None:
    ann = join(desk.served, desk.code, "Ann")

    async def watch() -> None:
        async with live(desk, desk.code, "desk") as laptop:
            async with live(ann, desk.code):
                await until(laptop, lambda s: s["counts"]["here"] == 1)
            await until(laptop, lambda s: s["counts"]["here"] == 0)

    asyncio.run(watch())


def test_who_only_asks_again_and_again_is_there_too(desk: Desk) -> None:
    ann = join(desk.served, desk.code, "Ann")
    assert desk.sees()["counts"]["here"] == 0
    ann.sees()
    assert desk.sees()["counts"]["here"] == 1
    eventually(lambda: desk.sees()["counts"]["here"] == 0, 8)


def test_many_changes_are_seen_together(desk: Desk) -> None:
    """The first at once, the others a few times a second, the last one always."""
    ann = join(desk.served, desk.code, "Ann")

    async def watch() -> tuple[list[str], float]:
        names, start = [], time.monotonic()
        async with live(desk, desk.code, "desk") as laptop:
            await laptop.recv()
            task = asyncio.create_task(asyncio.to_thread(rename_often))
            while not names or names[-1] != "Ann 49":
                names.append(json.loads(await laptop.recv())["people"][0]["name"])
            await task
        return names, time.monotonic() - start

    def rename_often() -> None:
        for i in range(50):
            assert ann.do("rename", {"name": f"Ann {i}"}).status_code == 200

    names, seconds = asyncio.run(watch())
    assert len(names) <= seconds / 0.12 + 2


def test_who_is_removed_is_cut_off(desk: Desk) -> None:
    ann = join(desk.served, desk.code, "Ann")

    async def watch() -> int | None:
        async with live(ann, desk.code) as phone:
            await phone.recv()
            await does(desk, "remove", {"seat": ann.seat})
            with contextlib.suppress(websockets.ConnectionClosed):
                while True:
                    await asyncio.wait_for(phone.recv(), PATIENCE)
            return phone.close_code

    assert asyncio.run(watch()) == 4001


def test_a_page_that_does_not_read_holds_nobody_up(desk: Desk) -> None:
    """Its connection fills up, and is cut; others see all that happens meanwhile."""
    ann, ben = (join(desk.served, desk.code, name) for name in ("Ann", "Ben"))
    asleep = opened(ann)

    async def play() -> None:
        async with live(desk, desk.code, "desk") as laptop:
            for i in range(40):
                await does(ben, "rename", {"name": f"Ben {i}"})
                wanted = f"Ben {i}"
                await until(laptop, lambda s, w=wanted: s["people"][1]["name"] == w, 2)

    try:
        asyncio.run(play())
    finally:
        asleep.close()


def opened(person: Person) -> socket.socket:
    """A connection that is opened and then not read from."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.connect(("127.0.0.1", person.served.port))
    sock.sendall(
        (
            f"GET /api/room/{person.code}/live HTTP/1.1\r\nHost: 127.0.0.1:{person.served.port}\r\n"
            "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: {person.cookie()['cookie']}"
            "\r\n\r\n"
        ).encode()
    )
    assert sock.recv(12) == b"HTTP/1.1 101"
    return sock


def test_one_seat_has_a_few_connections_only(desk: Desk) -> None:
    ann = join(desk.served, desk.code, "Ann")

    async def many() -> list[int | None]:
        async with contextlib.AsyncExitStack() as stack:
            lines = [await stack.enter_async_context(live(ann, desk.code)) for _ in range(10)]
            await asyncio.wait_for(lines[1].wait_closed(), PATIENCE)
            return [line.close_code for line in lines]

    assert asyncio.run(many()) == [4008, 4008, *[None] * 8]


def ends(served: Served, sent: signal.Signals) -> int | None:
    desk = log_in(served)
    desk.open()
    ann = join(served, desk.code, "Ann")

    async def watch() -> int | None:
        async with live(ann, desk.code) as phone:
            await phone.recv()
            served.process.send_signal(sent)
            with contextlib.suppress(websockets.ConnectionClosed):
                while True:
                    await asyncio.wait_for(phone.recv(), PATIENCE)
            return phone.close_code

    return asyncio.run(watch())


def test_a_server_that_stops_says_that_it_will_be_back(tmp_path: Path) -> None:
    with hall(tmp_path) as served:
        assert ends(served, signal.SIGTERM) == 1012
        assert served.ended() == 0
        assert "Traceback" not in served.said()
