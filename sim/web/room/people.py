"""What participants ask over HTTP: to join, to come back, to decide, to see."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sim.web.inside import Asked
from sim.web.refusal import Refusal
from sim.web.replies import in_json, of_worker
from sim.web.room.asking import (
    give_seat,
    guesser_of,
    host_of,
    in_seat,
    named,
    new_device,
    telling,
    wrong_guess,
)
from sim.web.room.bodies import Coming, Do, Joining, Mine, told
from sim.web.room.house import House, unknown_code
from sim.web.room.rounds import as_asked
from sim.web.room.tokens import digest
from sim.web.waiting import Rank

__all__ = ["people_routes"]


class _People:
    """What participants ask."""

    def __init__(self, house: House) -> None:
        self._house = house

    @telling()
    async def join(self, request: Request) -> Response:
        """A seat for somebody new."""
        body = await told(request, Joining)
        code = named(body.code)
        room = await self._house.find(code)
        # nothing is awaited from here on: many guesses at once must not pass the door together
        doors = self._house.doors
        doors.codes.check(guesser_of(request, self._house))
        if room is None:
            raise wrong_guess(request, self._house, doors.codes, unknown_code())
        doors.join(host_of(request))
        seat, secrets = await room.join(digest(f"join:{code}", body.id), body.name)
        reply = in_json({"seat": seat, "return_code": secrets.code})
        give_seat(reply, code, secrets.token)
        return reply

    async def device(self, request: Request) -> Response:
        """A cookie by which this browser's wrong codes are told from its neighbours'."""
        return in_json({}, new_device(request, self._house)[1])

    @telling()
    async def back(self, request: Request) -> Response:
        """Back to a seat, with its return code."""
        body = await told(request, Coming)
        code = named(body.code)
        room = await self._house.find(code)
        codes = self._house.doors.codes
        codes.check(guesser_of(request, self._house))
        if room is None:
            raise wrong_guess(request, self._house, codes, unknown_code())
        seat = room.seats.by_code(body.return_code)
        if seat is None:
            words = "this is no return code of this session; the facilitator can give a new one"
            refusal = Refusal(403, words, more={"key": "wrong_code", "values": {}})
            raise wrong_guess(request, self._house, codes, refusal)
        secrets = await room.renew(seat, code=False)
        reply = in_json({"seat": seat})
        give_seat(reply, code, secrets.token)
        return reply

    @telling()
    async def do(self, request: Request) -> Response:
        """Something done by a seat."""
        body = await told(request, Do)
        room, seat = await in_seat(request, self._house, body.code)
        self._house.doors.deed(f"{room.code}:{seat}")
        mark = digest(f"do:{room.code}:{seat}", body.id)
        number = await room.do(seat, mark, body.kind, body.content, body.stage)
        return in_json({"number": number})

    @telling()
    async def mine(self, request: Request) -> Response:
        """The scenario that a seat has a part in, as a file."""
        body = await told(request, Mine)
        room, seat = await in_seat(request, self._house, body.code)
        self._house.doors.look(f"{room.code}:{seat}")
        async with room.log.settled:
            state = room.log.state
            play = _play(room.log.opening.format, state.seats[seat].place)
            # another's policies are in a world's file: it is for the end
            early = room.log.opening.format == "roles" and state.stage.name != "over"
            if play is None or early or state.stage.name not in ("shown", "over"):
                words = "there is no scenario file for you yet"
                raise Refusal(409, words, more={"key": "not_shown", "values": {}})
            given = {**as_asked(room.log), "play": play, "upto": state.stage.shown}
        return of_worker(
            await self._house.crew.ask(Asked("room_mine", given, pack=False), Rank.LONG)
        )


def people_routes(house: House) -> list[BaseRoute]:
    """The routes of participants."""
    people = _People(house)
    return [
        Route("/api/room/device", people.device, methods=["GET"]),
        Route("/api/room/join", people.join, methods=["POST"]),
        Route("/api/room/return", people.back, methods=["POST"]),
        Route("/api/room/do", people.do, methods=["POST"]),
        Route("/api/room/mine", people.mine, methods=["POST"]),
    ]


def _play(game: str, place: str | None) -> str | None:
    """The scenario that a place has a part in: its team's, its world's, or the session's."""
    if place is None:
        return None
    return {"predict": "scenario", "design": place, "roles": place.partition(".")[0]}[game]
