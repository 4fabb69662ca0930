"""WebSockets that end when they are ended, whether or not the other side still reads."""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from sim.web.admission import Connection

__all__ = ["Ending"]

_OPENING = 10.0
"""Seconds in which a WebSocket must be open, or refused."""
_FAREWELL = 5.0
"""Seconds in which the other side may take what is still on its way to it."""


class Ending(Connection, WebSocketsSansIOProtocol):
    """A WebSocket whose connection is cut some seconds after the application has done with it.

    Else one that nobody reads from would stay, with all that was to be sent, as long as it liked.
    """

    def connection_made(self, transport: Any) -> None:
        """A client wants a WebSocket, or says so."""
        super().connection_made(transport)
        self.arrive(self.client, self.loop.time())
        self.loop.call_later(_OPENING, self._opened)

    @property
    def waits(self) -> bool:
        """Whether the client has still to say that it wants a WebSocket, or to take what came."""
        return not self.handshake_initiated or self.transport.get_write_buffer_size() > 0

    def _opened(self) -> None:
        """Cut it if what came was no whole wish for one: nothing else would ever end it."""
        if not self.handshake_complete:
            self.transport.abort()

    async def send(self, message: Any) -> None:
        """Send; a refusal is an answer as well, and no fault to tell the terminal of."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body"):
            self.handshake_complete = True

    async def run_asgi(self) -> None:
        """Run the application, then end."""
        try:
            await super().run_asgi()
        finally:
            self.loop.call_later(_FAREWELL, self.transport.abort)
