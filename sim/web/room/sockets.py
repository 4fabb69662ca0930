"""WebSockets that end when they are ended, whether or not the other side still reads."""

from __future__ import annotations

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

__all__ = ["Ending"]

_FAREWELL = 5.0
"""Seconds in which the other side may take what is still on its way to it."""


class Ending(WebSocketsSansIOProtocol):
    """A WebSocket whose connection is cut some seconds after the application has done with it.

    Else one that nobody reads from would stay, with all that was to be sent, as long as it liked.
    """

    async def run_asgi(self) -> None:
        """Run the application, then end."""
        try:
            await super().run_asgi()
        finally:
            self.loop.call_later(_FAREWELL, self.transport.abort)
