"""Strangers, seats that would be desks, and pages of other sites: over HTTP and WebSockets."""

from __future__ import annotations

import asyncio

import pytest
import websockets

from tests.web.room.playing import Caller, Desk, Person, calling, fresh, live
from tests.web.serving import refused


@pytest.mark.parametrize("role", ["seat", "desk", "screen", "boss"])
def test_strangers_see_nothing(desk: Desk, role: str) -> None:
    stranger = calling(desk.served)
    stranger.client.cookies.set(f"seat_{desk.code}", "x" * 43)
    stranger.client.cookies.set(f"desk_{desk.served.port}", "x" * 43)
    status = 400 if role == "boss" else 401
    # the same whether or not there is such a session
    for code in (desk.code, "ABCDE"):
        refused(stranger.get(f"/api/room/{code}/state", **{"as": role}), status)
    assert connected(stranger, desk.code, role) == status
    for path in ("links", "qr"):
        refused(stranger.get(f"/api/desk/{path}/{desk.code}"), 401)
    for path in ("open", "do", "seat", "debrief", "logout"):
        assert stranger.post(f"/api/desk/{path}", {}).status_code == 401
    refused(stranger.get("/api/desk/sessions"), 401)


def test_a_seat_is_no_desk(desk: Desk, two: tuple[Person, Person]) -> None:
    for role in ("desk", "screen"):
        assert connected(two[0], desk.code, role) == 401
        refused(two[0].get(f"/api/room/{desk.code}/state", **{"as": role}), 401)
    refused(two[0].post("/api/desk/debrief", {"code": desk.code, "kind": "json"}), 401)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://example.org"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1"},
        {"origin": "http://127.0.0.1:1"},
        {"host": "example.org"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_pages_of_other_sites_do_not_get_through(
    desk: Desk, two: tuple[Person, Person], headers: dict[str, str]
) -> None:
    """Not even with a good cookie."""
    assert connected(two[0], desk.code, "seat", **headers) == 403
    body = {"code": desk.code, "id": fresh(), "kind": "rename", "content": {"name": "Eve"}}
    answer = two[0].client.post("/api/room/do", json=body, headers=headers)
    assert answer.status_code in (403, 421)


def test_the_right_origin_gets_through(desk: Desk, two: tuple[Person, Person]) -> None:
    origin = {"origin": f"http://127.0.0.1:{desk.served.port}", "sec-fetch-site": "same-origin"}
    assert connected(two[0], desk.code, "seat", **origin) == 101


def connected(caller: Caller, code: str, role: str, **headers: str) -> int:
    """The status that a connection is answered with."""

    async def attempt() -> int:
        url = f"ws://127.0.0.1:{caller.served.port}/api/room/{code}/live?as={role}"
        given = {**caller.cookie(), **headers}
        host = given.pop("host", None)
        try:
            if host is not None:
                url = url.replace("127.0.0.1", host)
                there = {"host": "127.0.0.1", "port": caller.served.port}
                line = await websockets.connect(url, additional_headers=given, proxy=None, **there)
            else:
                line = await websockets.connect(url, additional_headers=given, proxy=None)
        except websockets.InvalidStatus as error:
            return int(error.response.status_code)
        await line.close()
        return 101

    return asyncio.run(attempt())


def test_what_pages_send_means_nothing_and_may_not_be_much(
    desk: Desk, two: tuple[Person, Person]
) -> None:
    async def talk() -> tuple[int, int, int]:
        codes = []
        for messages in ([json_bomb()], ["x"] * 200):
            async with live(two[0], desk.code) as line:
                await line.recv()
                for each in messages:
                    await line.send(each)
                await asyncio.wait_for(line.wait_closed(), 10)
                codes.append(line.close_code)
        async with live(two[0], desk.code) as line:
            await line.send('{"kind": "advance", "content": {"from": "lobby"}}')
            await line.send(b"\x00\xff")
            await asyncio.sleep(0.3)
            await line.ping()
        return codes[0], codes[1], desk.sees()["version"]

    version = desk.sees()["version"]
    assert asyncio.run(talk()) == (1009, 1008, version)


def json_bomb() -> str:
    return "[" * 100_000
