"""Who may talk to the server, and how much: a layer around the application, WebSockets as well.

A page of another site can make a visitor's browser send requests to addresses of this machine, and
by rebinding its name can even read what comes back. So the Host must be an address that the request
came in at, and the Origin, where a browser names one, the same place.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Sequence
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sim.web.headers import OTHERS
from sim.web.pieces import in_pieces
from sim.web.refusal import Refusal

__all__ = ["BODY_SECONDS", "MOST_BYTES", "MOST_HEAD", "Guard"]

MOST_HEAD = 16 * 1024
"""Bytes of an address and headers. The parser lets longer ones through when they come at once."""
MOST_BYTES = 64 * 1024
"""Of a body. What a page asks has a few thousand."""
BODY_SECONDS = 10.0
"""In which the whole of a body must come."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_READS = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Refuses foreign hosts and origins and long or slow bodies; adds headers to every response.

    Responses leave it in pieces.

    Args:
        app: what is guarded.
        names: host names that the server is known by beside its addresses.
        headers: added to every page; other responses get OTHERS.
        body_seconds: how long a body may take.
    """

    def __init__(
        self,
        app: ASGIApp,
        names: Collection[str],
        headers: Sequence[tuple[bytes, bytes]],
        body_seconds: float = BODY_SECONDS,
    ) -> None:
        self._app = app
        self._names = _LOOPBACK | {_plain(name) for name in names}
        self._headers = list(headers)
        self._body_seconds = body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if scope["type"] == "websocket":
            if refusal is not None:
                await send({"type": "websocket.close", "code": 1008, "reason": refusal.message})
                return
            await self._app(scope, receive, send)
            return
        adding = self._adding(in_pieces(send))
        if refusal is not None:
            await refusal.reply()(scope, receive, adding)
            return
        await self._app(scope, _Body(receive, self._body_seconds), adding)

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = Headers(scope=scope)
        size = len(scope.get("raw_path", b"")) + len(scope.get("query_string", b""))
        if size + sum(len(name) + len(value) + 4 for name, value in headers.raw) > MOST_HEAD:
            return Refusal(431, f"the headers are longer than {MOST_HEAD // 1024} KiB")
        host = headers.get("host", "")
        if not self._ours(host, scope):
            return Refusal(421, "this server is not known by that name; use the address it printed")
        foreign = [origin for origin in headers.getlist("origin") if origin != f"http://{host}"]
        elsewhere = headers.get("sec-fetch-site") == "cross-site"
        if foreign or (elsewhere and scope.get("method") not in _READS):
            return Refusal(403, "pages of other sites cannot ask this server")
        if int(headers.get("content-length", "0")) > MOST_BYTES:
            return _too_long()
        return None

    def _ours(self, host: str, scope: Scope) -> bool:
        """Whether the Host is one of the names, or the very address that the request came in at."""
        name = _plain(_without_port(host))
        server = scope.get("server") or ("", None)
        return bool(name) and (name in self._names or name == _plain(server[0]))

    def _adding(self, send: Send) -> Send:
        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = dict(message.get("headers", ()))
                page = told.get(b"content-type", b"").startswith(b"text/html")
                more = self._headers if page else OTHERS
                message["headers"] = [*message.get("headers", ()), *more]
            await send(message)

        return adding


class _Body:
    """A request's messages: counted, and in time until the body is whole."""

    def __init__(self, receive: Receive, seconds: float) -> None:
        self._receive = receive
        self._until = time.monotonic() + seconds
        self._left = MOST_BYTES
        self._whole = False

    async def __call__(self) -> Message:
        if self._whole:  # what comes now is that the client has gone, some time
            return await self._receive()
        try:
            async with asyncio.timeout(self._until - time.monotonic()):
                message = await self._receive()
        except TimeoutError:
            raise Refusal(408, "the body took too long", headers={"connection": "close"}) from None
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _too_long()
        self._whole = not message.get("more_body", False)
        return message


def _too_long() -> Refusal:
    return Refusal(413, f"the body is longer than {MOST_BYTES // 1024} KiB")


def _without_port(host: str) -> str:
    """The name in a Host header; empty when what follows it is no port."""
    end = host.find("]") + 1 if host.startswith("[") else host.find(":")
    end = len(host) if end < 0 else end
    name, port = host[:end], host[end:]
    if port and not (port[0] == ":" and port[1:].isascii() and port[1:].isdigit()):
        return ""
    return name


def _plain(name: str) -> str:
    """A host name to compare by: addresses in their one shortest form, names in lower case."""
    bare = name.removeprefix("[").removesuffix("]").partition("%")[0].lower()
    try:
        address = ip_address(bare)
    except ValueError:
        return bare.removesuffix(".")
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)
