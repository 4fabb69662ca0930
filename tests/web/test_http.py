"""Broken and hostile HTTP: its connection ends, the server goes on."""

from __future__ import annotations

import contextlib
import json
import socket

import pytest

from tests.patience import PATIENCE
from tests.web.serving import QUESTION, Served, received

pytestmark = pytest.mark.usefixtures("it_goes_on")


def test_a_body_without_end_is_cut_off(served: Served) -> None:
    """Nobody can keep the server reading for ever what it has refused."""
    head = f"POST /api/answer HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
    sent, part = 0, b"10000\r\n" + b" " * 65536 + b"\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as sock:
        sock.sendall(
            f"{head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            while sent < 200 * 2**20:
                sock.sendall(part)
                sent += len(part)
    assert sent < 64 * 2**20


@pytest.mark.parametrize(
    "sent",
    [
        b"rubbish\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: example.org\r\n\r\n",
        b"GET / HTTP/X.Y\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nno colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n name: folded\r\nX : y\r\n\r\n",
        b"POST /api/answer HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"POST /api/answer HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ten\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
    ids=lambda sent: repr(sent[:60]),
)
def test_broken_http_is_closed(served: Served, sent: bytes) -> None:
    found = served.raw(sent)
    assert found.startswith(b"HTTP/1.1 4"), found[:100]
    assert b" 200 " not in found


@pytest.mark.parametrize("more", ["Cookie: " + "a=b; " * 8000, "X-1: y\r\n" * 4000 + "X: y"])
def test_long_heads_are_refused_even_when_they_come_at_once(served: Served, more: str) -> None:
    sent = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n{more}\r\nConnection: close\r\n\r\n"
    assert served.raw(sent.encode())[9:12] in (b"431", b"400")


def test_a_broken_chunk_ends_its_connection(served: Served) -> None:
    head = f"POST /api/answer HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
    head += "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    found = served.raw(head.encode() + b"zz\r\nrubbish")
    assert found.startswith(b"HTTP/1.1 400") or found == b""


def test_rubbish_behind_a_request_does_not_reach_the_next(served: Served) -> None:
    host = f"Host: 127.0.0.1:{served.port}\r\n"
    good = f"GET /charts/fan.js HTTP/1.1\r\n{host}\r\n".encode()
    found = served.raw(good + b"rubbish\r\n\r\n" + good)
    assert found.startswith(b"HTTP/1.1 200")
    assert found.count(b"HTTP/1.1 200") == 1


def test_requests_in_a_row_are_answered_in_a_row(served: Served) -> None:
    host = f"Host: 127.0.0.1:{served.port}\r\n"
    first = f"GET /charts/fan.js HTTP/1.1\r\n{host}\r\n"
    second = f"GET /nothing HTTP/1.1\r\n{host}\r\n"
    last = f"HEAD / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"
    found = served.raw((first + second + last).encode())
    statuses = [part.split()[0] for part in found.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [b"200", b"404", b"200"]


def test_a_refused_body_does_not_reach_the_next_request(served: Served) -> None:
    """A body that is a request: it is taken for a body."""
    host = f"Host: 127.0.0.1:{served.port}\r\n"
    within = f"GET /charts/fan.js HTTP/1.1\r\n{host}\r\n" * 2000
    sent = f"POST /api/answer HTTP/1.1\r\n{host}Content-Length: {len(within)}\r\n\r\n{within}"
    last = f"GET /nothing HTTP/1.1\r\n{host}Connection: close\r\n\r\n"
    found = served.raw((sent + last).encode())
    assert [part.split()[0] for part in found.split(b"HTTP/1.1 ")[1:]] == [b"413", b"404"]


def test_an_upgrade_is_not_made(served: Served) -> None:
    headers = {
        "connection": "upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    assert served.client.get("/api/answer", headers=headers).status_code == 403


def test_a_client_that_goes_away_holds_nothing_up(served: Served) -> None:
    head = f"POST /api/report HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
    content = json.dumps({k: QUESTION[k] for k in ("setting", "run")})
    head += f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    for cut in (head[:40], head, head + content[:10]):
        with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as sock:
            sock.sendall(cut.encode())
    assert served.post("answer", QUESTION).status_code == 200


def test_many_idle_connections_hold_nothing_up(served: Served) -> None:
    idle = [
        socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) for _ in range(100)
    ]
    try:
        for sock in idle[:50]:
            sock.sendall(b"GET / HTTP/1.1\r\nHost:")
        assert served.post("answer", QUESTION).status_code == 200
        idle[0].sendall(f" 127.0.0.1:{served.port}\r\nConnection: close\r\n\r\n".encode())
        assert received(idle[0]).startswith(b"HTTP/1.1 200")
    finally:
        for sock in idle:
            sock.close()
