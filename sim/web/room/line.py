"""One connection of a page: it gets the newest snapshot, and never holds up another one."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.websockets import WebSocket, WebSocketDisconnect

from sim.web.room.buckets import Buckets

__all__ = ["BROKEN", "GOING", "LOST", "MOVED", "SLOW", "Line"]

MOVED, LOST, GOING, BROKEN = 4001, 4008, 1012, 1011
"""Why a connection ends: its cookie opens nothing any more; it is one too many; the server starts
again; something went wrong."""
SLOW = 10.0
"""Seconds in which a snapshot must be taken off; a page that sleeps for longer comes back."""
_TALK = (30, 2.0)
"""Messages that a page may send, which say nothing: at once, and seconds until one more."""


class Line:
    """A WebSocket on the server's side.

    Args:
        socket: accepted already.
        viewer: who looks: a seat's key, ``desk`` or ``screen``.
    """

    def __init__(self, socket: WebSocket, viewer: str) -> None:
        self.viewer = viewer
        self.seen: bytes | None = None
        self._socket = socket
        self._newest: bytes | None = None
        self._code: int | None = None
        self._wake = asyncio.Event()

    def offer(self, seen: bytes, content: bytes) -> int:
        """Have a snapshot sent, in place of one that has not gone out yet.

        Args:
            seen: what of it matters: the same is not sent twice.
            content: all of it.

        Returns:
            Bytes that are to be sent; 0 when it looks as before.
        """
        if seen == self.seen:
            return 0
        self.seen, self._newest = seen, content
        self._wake.set()
        return len(content)

    def end(self, code: int) -> None:
        """Close it."""
        self._code = code
        self._wake.set()

    async def run(self) -> None:
        """Send what is offered until one side ends it."""
        listening = asyncio.create_task(self._listen())
        sending = asyncio.create_task(self._send())
        try:
            await asyncio.wait((listening, sending), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (listening, sending):
                task.cancel()
            await asyncio.gather(listening, sending, return_exceptions=True)

    async def _send(self) -> None:
        # a connection that has gone, or that is too slow, is no error: the page comes back
        with contextlib.suppress(WebSocketDisconnect, RuntimeError, OSError, TimeoutError):
            while True:
                await self._wake.wait()
                self._wake.clear()
                async with asyncio.timeout(SLOW):
                    if self._code is not None:
                        await self._socket.close(self._code)
                        return
                    content, self._newest = self._newest, None
                    if content is not None:
                        await self._socket.send_text(content.decode())

    async def _listen(self) -> None:
        """Take in messages, which mean nothing; who sends many is closed."""
        talk = Buckets(*_TALK)
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            if talk.wait(self.viewer):
                self.end(1008)
                await asyncio.sleep(SLOW)
                return
            talk.take(self.viewer)
