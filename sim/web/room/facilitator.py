"""What the desk asks over HTTP: to be let in, to open sessions, to lead them, to take them home."""

from __future__ import annotations

import asyncio

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sim.errors import InputError, StoreError
from sim.web.inside import Asked
from sim.web.refusal import Refusal
from sim.web.replies import in_json, of_worker
from sim.web.room.asking import (
    at_desk,
    desk_cookie,
    give,
    guesser_of,
    named,
    take_back,
    telling,
    wrong_guess,
)
from sim.web.room.bodies import Do, Key, Seat, Takeaway, told
from sim.web.room.bodies import Opening as Wished
from sim.web.room.house import House
from sim.web.room.kept import Listed
from sim.web.room.rounds import as_asked
from sim.web.room.tokens import digest
from sim.web.waiting import Rank
from sim.workshop.entry import DESK
from sim.workshop.opening import Opening

__all__ = ["desk_routes"]


class _Desk:
    """What the desk asks."""

    def __init__(self, house: House) -> None:
        self._house = house

    @telling(desk=True)
    async def login(self, request: Request) -> Response:
        """The key, for a cookie."""
        body, keys = await told(request, Key), self._house.doors.keys
        # nothing is awaited from here on: many guesses at once must not pass the door together
        keys.check(guesser_of(request, self._house))
        if not self._house.key.fits(body.key):
            words = "this is not the key of the desk; `sim workshop key` shows it"
            refusal = Refusal(403, words, more={"key": "wrong_key", "values": {}})
            raise wrong_guess(request, self._house, keys, refusal)
        try:
            await asyncio.to_thread(self._house.key.keep)
        except InputError as error:
            raise StoreError(*error.lines) from None
        reply = in_json({})
        give(reply, desk_cookie(request), await self._house.desks.enter())
        return reply

    @telling(desk=True)
    async def logout(self, request: Request) -> Response:
        """Away from the desk."""
        await self._house.desks.leave(await at_desk(request, self._house))
        self._house.end_desks()
        reply = in_json({})
        take_back(reply, desk_cookie(request))
        return reply

    @telling(desk=True)
    async def sessions(self, request: Request) -> Response:
        """The sessions that there are."""
        await at_desk(request, self._house)
        found = await self._house.listed()
        return in_json({"sessions": [_told(self._house, each) for each in found]})

    @telling(desk=True)
    async def begin(self, request: Request) -> Response:
        """A new session."""
        await at_desk(request, self._house)
        wish = (await told(request, Wished)).opening
        answer = await self._house.crew.ask(Asked("room_open", wish, pack=False), Rank.LEADING)
        if answer.status != 200:
            return of_worker(answer)
        opening = Opening.model_validate(orjson.loads(answer.content))
        return in_json({"code": await self._house.begin(opening)})

    @telling(desk=True)
    async def do(self, request: Request) -> Response:
        """Something done by the desk."""
        await at_desk(request, self._house)
        body = await told(request, Do)
        room = await self._house.room(named(body.code))
        mark = digest(f"do:{room.code}:{DESK}", body.id)
        number = await room.do(DESK, mark, body.kind, body.content, body.stage)
        return in_json({"number": number})

    @telling(desk=True)
    async def seat(self, request: Request) -> Response:
        """New secrets for somebody who lost them."""
        await at_desk(request, self._house)
        body = await told(request, Seat)
        room = await self._house.room(named(body.code))
        return in_json({"return_code": (await room.renew(body.seat, code=True)).code})

    @telling(desk=True)
    async def debrief(self, request: Request) -> Response:
        """What a session has come to, as a file."""
        await at_desk(request, self._house)
        body = await told(request, Takeaway)
        room = await self._house.room(named(body.code))
        async with room.log.settled:
            given = {**as_asked(room.log), **body.model_dump(), "code": room.code}
        answer = await self._house.crew.ask(Asked("room_debrief", given, pack=False), Rank.LEADING)
        return of_worker(answer)


def desk_routes(house: House) -> list[BaseRoute]:
    """The routes of the facilitator."""
    desk = _Desk(house)
    posts = {
        "login": desk.login,
        "logout": desk.logout,
        "open": desk.begin,
        "do": desk.do,
        "seat": desk.seat,
        "debrief": desk.debrief,
    }
    return [
        Route("/api/desk/sessions", desk.sessions, methods=["GET"]),
        *(Route(f"/api/desk/{name}", each, methods=["POST"]) for name, each in posts.items()),
    ]


def _told(house: House, listed: Listed) -> dict[str, object]:
    """A session of the list; what it stands at where that is known without replaying it."""
    room = house.known(listed.code)
    stage = None if room is None else room.log.state.stage.key
    joined = None if room is None else len(room.log.state.seats)
    return {**listed._asdict(), "stage": stage, "joined": joined}
