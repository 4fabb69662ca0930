"""The limits of `sim serve` as a table, from the constants that hold them."""

from __future__ import annotations

from collections.abc import Iterator

from cells import table

from sim.web.admission import ONE_ADDRESS
from sim.web.body import DEEPEST
from sim.web.crew import ANSWER_SECONDS
from sim.web.guard import BODY_SECONDS, MOST_BYTES, MOST_HEAD
from sim.web.outgoing import Outgoing
from sim.web.patience import Patient
from sim.web.pieces import PIECE
from sim.web.room.devices import NEW_DEVICES
from sim.web.room.doors import CODES, DEEDS, JOINS, KEYS, LOOKS
from sim.web.room.guesses import Limit
from sim.web.room.hub import MOST_OF_A_SEAT
from sim.web.room.line import SLOW
from sim.web.serve import CONNECTIONS, IDLE_SECONDS, PINGS
from sim.workshop.people import MOST_SEATS

__all__ = ["server_limits"]


def server_limits() -> str:
    return table(
        "what | limit | beyond it", (*_connections(), *_requests(), *_guesses(), *_seats())
    )


def _connections() -> Iterator[tuple[str, str, str]]:
    share = int(ONE_ADDRESS * CONNECTIONS)
    oldest = "the connections that have kept the server waiting longest are closed"
    yield (
        "connections in all",
        f"{CONNECTIONS:,}",
        f"{oldest}, at the address that has most of them",
    )
    yield "connections from one address", f"{share:,}", f"{oldest}, at this address"
    yield (
        "time until the first byte and to the end of a request's head",
        _s(Patient.seconds),
        "closed",
    )
    yield "time for the body of a request", _s(BODY_SECONDS), "408, closed"
    yield "time between an answer and the next request", _s(IDLE_SECONDS), "closed"
    least = f"{Outgoing.least // 1024} KiB in {_s(Outgoing.seconds)}"
    yield "what a client must read of its answers, or all that is left", least, "reset"
    yield "memory for one answer that is not read", f"two pieces of {PIECE // 1024} KiB", ""
    yield "time until a WebSocket answers a ping", _s(PINGS), "closed"
    yield "time until a WebSocket takes a snapshot", _s(SLOW), "closed; the page comes back"


def _requests() -> Iterator[tuple[str, str, str]]:
    yield "address and headers of a request", f"{MOST_HEAD // 1024} KiB", "431 or 400"
    yield "body of a request", f"{MOST_BYTES // 1024} KiB", "413"
    yield "lists and objects within each other", str(DEEPEST), "400"
    yield "time for an answer of a worker", _s(ANSWER_SECONDS), "503, the worker is replaced"


def _guesses() -> Iterator[tuple[str, str, str]]:
    yield "wrong codes of one device", _limit(CODES["device"]), "429, right or wrong"
    strangers = "of all browsers without a device's cookie at one address"
    yield f"wrong codes {strangers}", _limit(CODES["address"]), "429, for those browsers"
    yield "cookies for new devices at one address", _limit(NEW_DEVICES), "no cookie"
    yield "wrong keys of the desk by one device", _limit(KEYS["device"]), "429, right or wrong"
    yield f"wrong keys {strangers}", _limit(KEYS["address"]), "429, for those browsers"
    everywhere = _limit(KEYS["everywhere"])
    yield "wrong keys of all such browsers elsewhere", everywhere, "429, not on this machine"


def _seats() -> Iterator[tuple[str, str, str]]:
    yield "people who join from one address", _limit(JOINS), "429"
    yield "seats of one session", str(MOST_SEATS), "409"
    yield "actions of one seat", _limit(DEEDS), "429"
    yield "connections, states and results of one seat", _limit(LOOKS), "429"
    yield "WebSockets of one seat", str(MOST_OF_A_SEAT), "the oldest is closed"


def _limit(limit: Limit) -> str:
    """So many at once, then so many in a time."""
    burst, seconds = limit
    then = f"one in {_s(seconds)}" if seconds >= 1 else f"{1 / seconds:g} a second"
    return f"{burst} at once, then {then}"


def _s(seconds: float) -> str:
    return f"{seconds:g} s"
