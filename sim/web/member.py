"""One worker process as the server sees it: started, asked, lost."""

from __future__ import annotations

import asyncio
import pickle
import socket
from asyncio import StreamReader, StreamWriter

from sim.web.inside import LENGTH, READY, Answer, Asked, run
from sim.worker_process import WorkerProcess

__all__ = ["Lost", "Member"]

_ROOM = 2**20
"""Bytes of an answer that are taken in before the worker must wait."""


class Lost(Exception):
    """The worker process has ended."""


class Member:
    """A worker process and the socket to it; takes one question at a time.

    Attributes:
        gone: done when the process has ended, in whatever way.
    """

    def __init__(self, module: str) -> None:
        self.gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._writer: StreamWriter | None = None
        self._reading: asyncio.Task[None] | None = None
        self._socket, theirs = socket.socketpair()
        self._process = WorkerProcess(run, theirs, module)
        with theirs:
            self._process.start()

    async def ready(self) -> None:
        """Wait until the worker is warm.

        Raises:
            Lost: it has ended before that.
        """
        reader, self._writer = await asyncio.open_connection(sock=self._socket, limit=_ROOM)
        self._reading = asyncio.create_task(self._read(reader))
        if await self._next() != READY:
            raise Lost

    async def ask(self, asked: Asked) -> Answer:
        """The worker's answer; nothing else may be asked until it is there.

        Raises:
            Lost: the worker has ended over it.
        """
        assert self._writer is not None
        message = pickle.dumps(tuple(asked))
        self._writer.write(LENGTH.pack(len(message)) + message)
        return Answer(*pickle.loads(await self._next()))

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    async def buried(self) -> None:
        """End the process at once and wait until nothing of it is left."""
        self._process.kill()
        if self._reading is not None:
            self._reading.cancel()
        if self._writer is not None:
            self._writer.close()
        else:
            self._socket.close()
        await asyncio.to_thread(self._process.join)
        self._process.close()

    async def _next(self) -> bytes:
        """The next message; the place for the one after it is made ready."""
        message = await self._answer
        self._answer = asyncio.get_running_loop().create_future()
        return message

    async def _read(self, reader: StreamReader) -> None:
        try:
            while True:
                (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
                self._answer.set_result(await reader.readexactly(length))
        except (EOFError, OSError):
            self.gone.set_result(None)
            if not self._answer.done():
                self._answer.set_exception(Lost())
                # nobody may be waiting: that is no error
                self._answer.exception()
