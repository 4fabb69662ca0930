"""Connections whose clients do not read what they asked for are cut."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from typing import Any

from sim.web.pieces import PIECE

__all__ = ["Outgoing"]

_AT_ONCE = struct.pack("ii", 1, 0)
"""A linger of no seconds: on closing, the system forgets what it has still to send."""


class Outgoing:
    """A connection's transport, which is aborted when its client stops reading.

    It holds for whatever writes to it: HTTP, WebSockets, and what is left after a close.

    Attributes:
        seconds: how often it is checked that the client reads, while something is left to send.
        least: bytes that the client must have taken since the last check, or all that was left.
    """

    seconds = 20.0
    least = 4096

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        transport.set_write_buffer_limits(high=PIECE)
        self._transport = transport
        self._loop = loop
        self._written = 0
        self._taken = 0
        self._watched = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Send bytes, and watch whether they are taken."""
        self._transport.write(data)
        self._written += len(data)
        if not self._watched and self._transport.get_write_buffer_size():
            self._watch()

    def _watch(self) -> None:
        self._watched = True
        self._taken = self._written - self._transport.get_write_buffer_size()
        self._loop.call_later(self.seconds, self._check)

    def _check(self) -> None:
        self._watched = False
        left = self._transport.get_write_buffer_size()
        if not left:
            return
        if self._written - left - self._taken < self.least:
            self.reset()
            return
        self._watch()

    def reset(self) -> None:
        """End the connection, and what the system still holds for it.

        Else the system keeps that for minutes, and the client learns of the end only by reading.
        """
        sock = self._transport.get_extra_info("socket")
        with contextlib.suppress(OSError):  # it has ended already
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self._transport.abort()
