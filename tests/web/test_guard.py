"""The guard as an application meets it: WebSockets and lifespans too, without a server."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from sim.web.guard import Guard
from sim.web.headers import OTHERS

HERE = ("127.0.0.1", 8625)


def passed(guard_names: list[str], scope: dict[str, Any]) -> tuple[bool, list[dict[str, Any]]]:
    """Whether the application was reached, and what was sent instead."""
    reached, sent = [], []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    guard = Guard(app, guard_names, [(b"x-ours", b"1")])
    asyncio.run(guard(scope, receive, send))
    return bool(reached), sent


def scope(kind: str, server: tuple[str, int] = HERE, **headers: str) -> dict[str, Any]:
    named = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    return {"type": kind, "method": "GET", "path": "/", "server": server, "headers": named}


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("headers", "there"),
    [
        ({"host": "127.0.0.1:8625"}, True),
        ({"host": "localhost:8625", "origin": "http://localhost:8625"}, True),
        ({"host": "LOCALHOST"}, True),
        ({"host": "localhost."}, True),
        ({"host": "[::1]:9000"}, True),
        ({"host": "[0:0:0:0:0:0:0:1]:9000"}, True),
        ({"host": "laptop.lan:8625"}, True),
        ({"host": "192.168.7.4:8625"}, False),
        ({"host": "example.org"}, False),
        ({"host": "127.0.0.1:8625", "origin": "http://example.org"}, False),
        ({"host": "127.0.0.1:8625", "origin": "null"}, False),
        ({}, False),
    ],
)
def test_what_may_pass(kind: str, headers: dict[str, str], there: bool) -> None:
    reached, sent = passed(["Laptop.lan"], scope(kind, **headers))
    assert reached is there
    if kind == "websocket" and not there:
        assert [each["type"] for each in sent] == ["websocket.close"]
    if kind == "http" and not there:
        assert sent[0]["status"] in (403, 421)
        assert set(OTHERS) <= set(sent[0]["headers"])


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "text/javascript", None])
def test_pages_carry_the_whole_policy_and_others_that_they_are_no_pages(kind: str | None) -> None:
    named = [(b"content-type", kind.encode())] if kind else []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": named})

    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def never() -> Any:
        raise AssertionError("nobody reads the body")

    guard = Guard(app, [], [(b"x-ours", b"1")])
    asyncio.run(guard(scope("http", host="127.0.0.1"), never, send))
    page = kind is not None and "html" in kind
    wanted = [(b"x-ours", b"1")] if page else list(OTHERS)
    assert sent[0]["headers"] == [*named, *wanted]


def test_the_address_that_a_request_came_in_at_is_ours() -> None:
    """On the network: whatever addresses the machine has, and gets later."""
    for server in ("192.168.7.4", "::ffff:192.168.7.4"):
        assert passed([], scope("http", (server, 8625), host="192.168.7.4:8625"))[0]
    assert passed([], scope("http", ("fe80::1%eth0", 80), host="[fe80::1]"))[0]
    assert not passed([], scope("http", ("192.168.7.4", 80), host="192.168.7.5"))[0]


def test_the_application_starts_and_ends_through_it() -> None:
    assert passed([], {"type": "lifespan"})[0]
