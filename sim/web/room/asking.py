"""Who asks, by cookie, and how what goes wrong is told."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Awaitable, Callable
from typing import ParamSpec

from starlette.requests import HTTPConnection
from starlette.responses import Response

from sim.errors import StoreError
from sim.web.refusal import Refusal
from sim.web.room.desks import WEEK
from sim.web.room.devices import Guesser
from sim.web.room.guesses import Guesses
from sim.web.room.house import House
from sim.web.room.kept import DamagedSession
from sim.web.room.room import Room
from sim.web.room.tokens import plain
from sim.workshop.refused import Refused

__all__ = [
    "at_desk",
    "desk_cookie",
    "give",
    "give_seat",
    "guesser_of",
    "host_of",
    "in_seat",
    "named",
    "new_device",
    "not_kept",
    "take_back",
    "telling",
    "wrong_guess",
]

P = ParamSpec("P")
Endpoint = Callable[P, Awaitable[Response]]
_SAID_EVERY = 10.0
_said = {"at": -_SAID_EVERY}


def host_of(asking: HTTPConnection) -> str:
    """The address that a connection comes from."""
    return asking.client.host if asking.client else ""


def guesser_of(asking: HTTPConnection, house: House) -> Guesser:
    """Who shows a code or a key."""
    cookie = asking.cookies.get(_device_cookie(asking))
    return Guesser(host_of(asking), house.doors.devices.known(cookie))


def new_device(asking: HTTPConnection, house: House) -> tuple[str | None, dict[str, str]]:
    """A device for who has none yet, and the headers that give it the cookie, if it gets one."""
    guesser = guesser_of(asking, house)
    new = None if guesser.device else house.doors.devices.new(guesser.host)
    if new is None:
        return guesser.device, {}
    response = Response()
    give(response, _device_cookie(asking), new[1])
    return new[0], {"set-cookie": response.headers["set-cookie"]}


def wrong_guess(
    asking: HTTPConnection, house: House, guesses: Guesses, refusal: Refusal
) -> Refusal:
    """Count a wrong code or key; the refusal, which makes its sender a device."""
    guesser = guesser_of(asking, house)
    device, headers = new_device(asking, house)
    guesses.wrong(guesser, device)
    refusal.headers |= headers
    return refusal


def named(code: str) -> str:
    """A join code as it was made."""
    return plain(code)


async def in_seat(asking: HTTPConnection, house: House, code: str) -> tuple[Room, str]:
    """The session and the seat that a cookie opens.

    Raises:
        Refusal: it opens none, whether or not there is such a session (401).
    """
    code = named(code)
    secret = asking.cookies.get(_seat_cookie(code))
    room = None
    if secret:
        try:
            room = await house.room(code)
        except Refusal:
            room = None
    seat = room.seats.by_token(secret) if room is not None and secret else None
    if room is None or seat is None:
        raise _stranger("you have no seat in this session; join it, or use your return code")
    return room, seat


async def at_desk(asking: HTTPConnection, house: House) -> str:
    """The cookie of a desk that is logged in.

    Raises:
        Refusal: it is not (401).
    """
    secret = asking.cookies.get(desk_cookie(asking))
    if not secret or not await house.desks.fits(secret):
        raise _stranger("log in with the key of the desk first")
    return secret


def desk_cookie(asking: HTTPConnection) -> str:
    """The name of the desk's cookie: browsers keep cookies of all ports of a host together."""
    return f"desk_{_port(asking)}"


def give(response: Response, name: str, secret: str) -> None:
    """Put a secret into a cookie that no script reads and no other site sends."""
    response.set_cookie(name, secret, max_age=WEEK, path="/", httponly=True, samesite="strict")


def give_seat(response: Response, code: str, secret: str) -> None:
    """The cookie of a seat."""
    give(response, _seat_cookie(code), secret)


def take_back(response: Response, name: str) -> None:
    """Have a cookie forgotten."""
    response.delete_cookie(name, path="/", httponly=True, samesite="strict")


def telling(*, desk: bool = False) -> Callable[[Endpoint[P]], Endpoint[P]]:
    """Tell what goes wrong in an endpoint as a refusal; a desk is told about the disk as well."""

    def wrapped(endpoint: Endpoint[P]) -> Endpoint[P]:
        @functools.wraps(endpoint)
        async def asked(*given: P.args, **named: P.kwargs) -> Response:
            try:
                return await endpoint(*given, **named)
            except Refused as error:
                raise _not_now(error) from None
            except StoreError as error:
                raise not_kept(error, desk=desk) from None

        return asked

    return wrapped


def not_kept(error: StoreError, *, desk: bool = False) -> Refusal:
    """The store does not work, or not for this session; standard error says why, now and then."""
    now = time.monotonic()
    if now > _said["at"] + _SAID_EVERY:
        _said["at"] = now
        print(error, file=sys.stderr, flush=True)  # noqa: T201 - an error is escaped
    if isinstance(error, DamagedSession):
        told = str(error) if desk else "this session is damaged; ask the facilitator for a new one"
        return Refusal(409, told, more={"key": "damaged_session", "values": {}})
    told = "the server cannot keep anything just now; tell the facilitator, then try again"
    message = str(error) if desk else told
    headers = {"retry-after": "2"}
    return Refusal(503, message, headers=headers, more={"key": "not_kept", "values": {}})


def _device_cookie(asking: HTTPConnection) -> str:
    return f"device_{_port(asking)}"


def _port(asking: HTTPConnection) -> object:
    return (asking.scope.get("server") or ("", ""))[1]


def _seat_cookie(code: str) -> str:
    return f"seat_{code}"


def _stranger(message: str) -> Refusal:
    return Refusal(401, message, more={"key": "stranger", "values": {}})


def _not_now(error: Refused) -> Refusal:
    """A move that is not taken: 409, or 400 for what is no move at all."""
    status = 400 if error.key == "malformed" else 409
    return Refusal(status, str(error), more={"key": error.key, "values": error.values})
