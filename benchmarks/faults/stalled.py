"""Sockets that keep a server waiting: idle, slow to ask, or not reading what they asked for."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable

__all__ = ["stalling"]

Kind = Callable[[socket.socket, int], Awaitable[None]]

_LARGE = "/vendor/echarts.common.min.js"
_DRIP = 4.0
"""Seconds between two bytes of one that is slow to ask."""
_LOOK = 1.0
"""Seconds between two looks whether a socket has been cut."""
_ADDRESSES = ("127.0.0.1", "127.0.201.1", "127.0.202.1")
"""The people's own, and others."""


async def stalling(port: int, count: int, cuts: list[float]) -> None:
    """Keep ``count`` sockets open until cancelled: of each kind, from each address, about as many.

    Args:
        port: of the server.
        count: how many.
        cuts: gets the time, as the event loop tells it, of each that was cut and opened again.
    """
    kinds = (_idle, _slow_to_ask, _not_reading)
    await asyncio.gather(
        *(_kept_open(port, kinds[i % 3], _ADDRESSES[i // 3 % 3], cuts) for i in range(count))
    )


async def _kept_open(port: int, kind: Kind, address: str, cuts: list[float]) -> None:
    loop = asyncio.get_running_loop()
    while True:
        with contextlib.suppress(OSError), socket.socket() as sock:
            sock.setblocking(False)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            sock.bind((address, 0))
            await loop.sock_connect(sock, ("127.0.0.1", port))
            await kind(sock, port)
        cuts.append(loop.time())
        await asyncio.sleep(_LOOK)


async def _idle(sock: socket.socket, _port: int) -> None:
    """Nothing is asked at all; reading tells when the server ends it."""
    while await asyncio.get_running_loop().sock_recv(sock, 1000):
        pass


async def _slow_to_ask(sock: socket.socket, port: int) -> None:
    """A head that never ends."""
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(sock, f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: ".encode())
    while not sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
        await loop.sock_sendall(sock, b"x")
        await asyncio.sleep(_DRIP)


async def _not_reading(sock: socket.socket, port: int) -> None:
    """Thirty large files are asked for, and none is read."""
    loop = asyncio.get_running_loop()
    request = f"GET {_LARGE} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    await loop.sock_sendall(sock, 30 * request)
    while not sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
        await asyncio.sleep(_LOOK)
