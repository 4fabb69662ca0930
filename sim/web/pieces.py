"""Long bodies go out in pieces, each when the one before it has been taken.

A client that asks for a large file and does not read then holds a piece of it, not a copy.
"""

from __future__ import annotations

from starlette.types import Message, Send

__all__ = ["PIECE", "in_pieces"]

PIECE = 32 * 1024
"""Bytes of a piece."""


def in_pieces(send: Send) -> Send:
    """Return a ``send`` that passes the bodies of responses on in pieces of ``PIECE`` bytes."""

    async def sending(message: Message) -> None:
        body = message.get("body", b"")
        if message["type"] != "http.response.body" or len(body) <= PIECE:
            await send(message)
            return
        view, last = memoryview(body), len(body) - PIECE
        for start in range(0, len(body), PIECE):
            more = start < last or message.get("more_body", False)
            await send({**message, "body": view[start : start + PIECE], "more_body": more})

    return sending
