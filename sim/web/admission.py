"""Who makes room when there are too many connections: those that keep the server waiting.

So a client that opens connections and leaves them idle or unread locks out nobody, itself least.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from sim.web.outgoing import Outgoing
from sim.web.room.buckets import place_of

__all__ = ["ONE_ADDRESS", "Connected", "admitted"]

ONE_ADDRESS = 0.75
"""Part of all connections that one address may have: a whole room may be behind one, and yet
nobody alone shall be able to keep all others out."""
_AT_ONCE = 0.02
"""Part of all connections that makes room at once: to look through all of them costs time."""


class Connected(Protocol):
    """A connection.

    Attributes:
        transport: what it is made of.
        client: address and port of the other side.
        waits: whether the other side has to send or to take something, and not the server.
        active: when it last did, as the event loop tells time.
    """

    transport: Outgoing
    client: tuple[str, int] | None
    active: float

    @property
    def waits(self) -> bool: ...  # noqa: D102 - above


def admitted(newcomer: Connected, connections: Iterable[Connected], most: int) -> bool:
    """Return whether a new connection may stay, after others have made room for it if need be.

    Args:
        newcomer: the new one.
        connections: all, the new one among them.
        most: how many there may be.
    """
    by_place: dict[str, list[Connected]] = defaultdict(list)
    total = 0
    for each in connections:
        if not each.transport.is_closing():
            by_place[_place(each)].append(each)
            total += 1
    here = by_place[_place(newcomer)]
    if len(here) > int(ONE_ADDRESS * most):
        return _make_room(newcomer, here, most)
    if total < most:
        return True
    crowd = max(by_place.values(), key=lambda place: sum(each.waits for each in place))
    return _make_room(newcomer, crowd, most)


def _make_room(newcomer: Connected, crowd: Iterable[Connected], most: int) -> bool:
    """End those of a crowd that have kept the server waiting longest; whether there were any."""
    waiting = [each for each in crowd if each is not newcomer and each.waits]
    waiting.sort(key=lambda each: each.active)
    for each in waiting[: max(1, int(_AT_ONCE * most))]:
        each.transport.reset()
    return bool(waiting)


def _place(connection: Connected) -> str:
    return place_of(connection.client[0]) if connection.client else ""
