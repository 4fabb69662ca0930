"""Clients that ask and do not read: their connections end, and hold little until then."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from sim.web.pieces import PIECE
from tests.patience import PATIENCE
from tests.web.serving import Served, received

LARGEST = "/vendor/echarts.common.min.js"


@contextmanager
def unread(served: Served, sent: bytes) -> Iterator[socket.socket]:
    """A connection over which something is asked, with little room for answers."""
    with closing(socket.socket()) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.settimeout(PATIENCE)
        sock.connect(("127.0.0.1", served.port))
        sock.sendall(sent)
        yield sock


def get(served: Served, path: str = LARGEST, more: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n{more}\r\n".encode()


def is_cut(sock: socket.socket, seconds: float) -> bool:
    """Whether the server has ended a connection by then, without a byte being read from it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("times", [1, 30])
def test_answers_that_are_not_read_are_cut(standin: Served, times: int) -> None:
    """However many were asked for: the first is never taken."""
    with unread(standin, get(standin) * times) as sock:
        assert is_cut(sock, 4)


def test_who_reads_slowly_gets_all_of_it(standin: Served) -> None:
    """Longer than it takes to cut who does not read at all."""
    size = len(standin.client.get(LARGEST, headers={"accept-encoding": "identity"}).content)
    with unread(standin, get(standin, more="Connection: close\r\n")) as sock:
        found, begun = b"", time.monotonic()
        while part := sock.recv(PIECE):
            found += part
            time.sleep(1.5 * len(part) / size)
    assert time.monotonic() - begun > 1.2
    assert len(found.partition(b"\r\n\r\n")[2]) == size


def test_a_long_answer_is_as_long_as_it_says(standin: Served) -> None:
    """It goes out in pieces, under one length."""
    whole, head = (answered(standin, method) for method in (b"GET", b"HEAD"))
    assert whole[:15] == head[:15] == b"HTTP/1.1 200 OK"
    assert f"content-length: {len(whole) - len(head)}\r\n".encode() in head
    assert len(whole) - len(head) > 2 * PIECE


def answered(served: Served, method: bytes) -> bytes:
    """All of an answer; but for its method the request is the same."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as sock:
        sock.sendall(get(served, more="Connection: close\r\n").replace(b"GET", method))
        return received(sock)
