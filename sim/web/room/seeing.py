"""What participants, the desk and the screen see: live, by asking again, and results of rounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from sim.errors import StoreError
from sim.web.refusal import Refusal
from sim.web.replies import in_json
from sim.web.room.asking import at_desk, in_seat, named, not_kept, telling
from sim.web.room.house import House
from sim.web.room.line import Line
from sim.web.room.room import DESK, SCREEN, Room
from sim.workshop.results.seen import for_screen, for_viewer

__all__ = ["seeing_routes"]

Seen = Callable[[dict[str, Any]], dict[str, Any]]
_MOST_DIGITS = 3
"""Of the number of a round. Python does not take thousands of them for a number at all."""


def seeing_routes(house: House) -> list[BaseRoute]:
    """The routes of everybody who looks."""

    async def live(socket: WebSocket) -> None:
        try:
            room, viewer = await _viewer(socket, house)
        except StoreError as error:
            await socket.send_denial_response(not_kept(error).reply())
            return
        except Refusal as refusal:
            await socket.send_denial_response(refusal.reply())
            return
        await socket.accept()
        line = Line(socket, viewer)
        room.hub.add(line)
        try:
            await line.run()
        finally:
            room.hub.drop(line)

    @telling()
    async def state(request: Request) -> Response:
        room, viewer = await _viewer(request, house)
        room.hub.glimpse(viewer)
        # whole even if the log is no longer: results come, and people, without a line in it
        _, content = await room.look(viewer)
        return in_json(content)

    @telling()
    async def result(request: Request) -> Response:
        number = _round(request.path_params["number"])
        room, viewer = await _viewer(request, house)
        async with room.log.settled:
            closed = room.rounds.closed().get(number)
            shown = room.log.state.stage.shown
            if closed is None or (viewer != DESK and closed.number > shown):
                words = "the results of this round are not shown"
                raise Refusal(409, words, more={"key": "not_shown", "values": {}})
            (room.rounds.again if viewer == DESK else room.rounds.begin)(closed)
            who, seen = _seen(room, viewer)
        return (await room.rounds.shown(closed, who, seen)).reply(request)

    return [
        WebSocketRoute("/api/room/{code:str}/live", live),
        Route("/api/room/{code:str}/state", state, methods=["GET"]),
        Route("/api/room/{code:str}/result/{number:str}", result, methods=["GET"]),
    ]


async def _viewer(asking: HTTPConnection, house: House) -> tuple[Room, str]:
    """The session, and who looks at it.

    Raises:
        Refusal: not somebody who may (401), or too often (429).
        StoreError: the store cannot be read.
    """
    code, role = named(asking.path_params["code"]), asking.query_params.get("as", "seat")
    if role in (DESK, SCREEN):
        await at_desk(asking, house)
        return await house.room(code), role
    if role != "seat":
        raise Refusal(400, "as: seat, desk or screen")
    room, seat = await in_seat(asking, house, code)
    house.doors.look(f"{code}:{seat}")
    return room, seat


def _round(text: str) -> int:
    """The number of a round in an address.

    Raises:
        Refusal: it is none (404).
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise Refusal(404, "there is nothing at this address")
    return int(text)


def _seen(room: Room, viewer: str) -> tuple[str, Seen]:
    """Whose results are the same as this viewer's, and what leaves out what they may not see."""
    if viewer == DESK:
        return DESK, lambda result: result
    state = room.log.state
    over = state.stage.name == "over"
    if over or room.log.opening.format != "roles":
        return "all", lambda result: result
    if viewer == SCREEN:
        return SCREEN, lambda result: for_screen(result, over)
    place = state.seats[viewer].place
    return place or "nobody", lambda result: for_viewer(result, place, over)
