"""Connections that do not say what they want in time, or that never end saying it, are closed."""

from __future__ import annotations

import asyncio
from typing import cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from sim.web.admission import ONE_ADDRESS, Connection, admitted
from sim.web.outgoing import Outgoing

__all__ = ["MOST_DRAINED", "Patient"]

MOST_DRAINED = 16 * 2**20
"""Bytes of a body that are let in after it was refused, so that its sender reads why."""


class Patient(Connection, H11Protocol):
    """HTTP/1.1 with a limit to the time that a request's head, or a refused body, may take."""

    seconds = 15.0
    """From the first byte, or from the connection, to the end of the head."""

    _timer: asyncio.TimerHandle | None = None
    _drained = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected: it has some seconds to ask."""
        super().connection_made(cast(asyncio.Transport, Outgoing(transport, self.loop)))
        self.arrive(self.client, self.loop.time())
        if not self._may_stay():
            self.leave()
            return
        self._watch()

    @property
    def waits(self) -> bool:
        """Whether the client has to ask, to send a body or to take an answer."""
        cycle = self.cycle
        asked = cycle is not None and not (cycle.response_complete or cycle.more_body)
        return not asked or self.transport.get_write_buffer_size() > 0

    def data_received(self, data: bytes) -> None:
        """Take in bytes; close on what breaks the protocol beyond an answer."""
        self.active = self.loop.time()
        try:
            super().data_received(data)
        except h11.LocalProtocolError:
            # rubbish behind a request whose answer is under way: there is no way to say so
            self.transport.abort()
            return
        if self._refused():
            self._drained += len(data)
            if self._drained > MOST_DRAINED:
                self.transport.abort()
                return
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        self._unwatch()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """An answer is out: what still comes of its request is drained, for some time."""
        super().on_response_complete()
        self.active = self.loop.time()
        self._drained = 0
        self._watch()

    def timeout_keep_alive_handler(self) -> None:
        """Nothing was asked for a while: go, even if the last answer was never fetched."""
        super().timeout_keep_alive_handler()
        if self.transport.get_write_buffer_size():
            self.transport.abort()

    def _may_stay(self) -> bool:
        """Whether there is room for this connection, or others have made room."""
        most = self.limit_concurrency
        if not most or len(self.connections) <= int(ONE_ADDRESS * most):
            return True
        return admitted(self, cast("set[Connection]", self.connections), most)

    def _refused(self) -> bool:
        """Whether the answer is out although the body is not all in."""
        return self.conn.our_state is h11.DONE and self.conn.their_state is h11.SEND_BODY

    def _asking(self) -> bool:
        """Whether part of a head is in, or nothing yet at all."""
        started = self.cycle is None or bool(self.conn.trailing_data[0])
        return self.conn.their_state is h11.IDLE and started

    def _watch(self) -> None:
        """Run the timer while the client has to send what should not take long."""
        if not (self._asking() or self._refused()):
            self._unwatch()
        elif self._timer is None:
            self._timer = self.loop.call_later(self.seconds, self._too_slow)

    def _unwatch(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _too_slow(self) -> None:
        self._timer = None
        if not self.transport.is_closing():
            self.transport.abort()
