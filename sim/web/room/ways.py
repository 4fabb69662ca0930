"""The ways into a session: its links in the networks of this machine, and a picture of one."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable
from ipaddress import ip_address

import segno
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sim.web.addresses import is_everywhere, reachable, url
from sim.web.refusal import Refusal
from sim.web.replies import in_json
from sim.web.room.asking import at_desk, named, new_device, telling
from sim.web.room.house import House
from sim.web.room.tokens import ALPHABET, CODE_SIGNS

__all__ = ["Ways", "ways_of", "ways_routes"]

Ways = Callable[[], tuple[list[str], bool]]
"""The addresses of the server, as what a browser is given, and whether only this machine has them.
Asked each time: a laptop changes its network."""
_MOST_DIGITS = 4
"""Of the number of a link."""


def ways_of(sock: socket.socket) -> Ways:
    """The addresses that a listening socket is reached at, from the machine's own interfaces.

    Never from what a request says of itself: that is what its sender wishes.
    """
    address, port = sock.getsockname()[:2]
    everywhere, family = is_everywhere(sock), sock.family

    def ways() -> tuple[list[str], bool]:
        found = reachable(family) if everywhere else [address]
        if everywhere and not found:
            found = ["127.0.0.1"]
        return [url(each, port) for each in found], all(ip_address(e).is_loopback for e in found)

    return ways


def ways_routes(house: House, ways: Ways) -> list[BaseRoute]:
    """The routes that lead in."""

    async def enter(request: Request) -> Response:
        code = named(request.path_params["code"])
        if len(code) != CODE_SIGNS or set(code) - set(ALPHABET):
            raise Refusal(404, "there is nothing at this address")
        return RedirectResponse(f"/room#{code}", 303, new_device(request, house)[1])

    @telling(desk=True)
    async def links(request: Request) -> Response:
        code = await _code(request)
        found, here = ways()
        return in_json({"links": [f"{each}r/{code}" for each in found], "here_only": here})

    @telling(desk=True)
    async def picture(request: Request) -> Response:
        code = await _code(request)
        found, _ = ways()
        wanted = request.query_params.get("link", "0")
        plain = wanted.isascii() and wanted.isdigit() and len(wanted) <= _MOST_DIGITS
        number = int(wanted) if plain else 0
        link = f"{found[min(number, len(found) - 1)]}r/{code}"
        return Response(_drawn(link), 200, {"cache-control": "no-store"}, "image/svg+xml")

    async def _code(request: Request) -> str:
        await at_desk(request, house)
        return (await house.room(named(request.path_params["code"]))).code

    return [
        Route("/r/{code:str}", enter, methods=["GET"]),
        Route("/api/desk/links/{code:str}", links, methods=["GET"]),
        Route("/api/desk/qr/{code:str}", picture, methods=["GET"]),
    ]


def _drawn(link: str) -> bytes:
    """A QR code as SVG without styles, which fits into whatever holds it."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        out,
        kind="svg",
        border=3,
        xmldecl=False,
        omitsize=True,
        light="#fff",
        svgclass=None,
        lineclass=None,
    )
    return out.getvalue()
