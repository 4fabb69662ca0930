"""Links into a session: from the machine's own addresses, never from a request."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest

from sim.web.addresses import listen
from sim.web.room import ways


def test_only_here() -> None:
    with closing(listen("127.0.0.1", 0)) as sock:
        port = sock.getsockname()[1]
        assert ways.ways_of(sock)() == ([f"http://127.0.0.1:{port}/"], True)


def test_in_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ["192.168.1.5", "10.8.0.2"]
    monkeypatch.setattr(ways, "reachable", lambda family: found if family == socket.AF_INET else [])
    with closing(listen("0.0.0.0", 0)) as sock:
        port, asked = sock.getsockname()[1], ways.ways_of(sock)
        assert asked() == ([f"http://192.168.1.5:{port}/", f"http://10.8.0.2:{port}/"], False)
        found.clear()  # the network went away
        assert asked() == ([f"http://127.0.0.1:{port}/"], True)
