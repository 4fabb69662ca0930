"""Who makes room when there are too many connections: those that keep the server waiting.

So a client that opens connections and leaves them idle or unread locks out nobody, itself least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sim.web.room.buckets import place_of

__all__ = ["ONE_ADDRESS", "Connection", "admitted"]

ONE_ADDRESS = 0.75
"""Part of all connections that one address may have: a whole room may be behind one, and yet
nobody alone shall be able to keep all others out."""
_AT_ONCE = 0.02
"""Part of all connections that makes room at once: to look through all of them costs time."""


class Connection:
    """What a protocol tells of its connection, whatever it speaks.

    Attributes:
        transport: an ``Outgoing``.
        place: where it comes from; an address or, of the newer kind, a network.
        active: when its client last did something, as the event loop tells time.
        leaves: whether it has been told to make room.
    """

    transport: Any
    place = ""
    active = 0.0
    leaves = False

    def arrive(self, client: tuple[str, int] | None, now: float) -> None:
        """Note where it comes from, and that it has just come."""
        self.place = place_of(client[0]) if client else ""
        self.active = now

    @property
    def waits(self) -> bool:
        """Whether the client has to send or to take something, and not the server."""
        raise NotImplementedError

    def leave(self) -> None:
        """End it at once."""
        self.leaves = True
        self.transport.reset()


def admitted(newcomer: Connection, connections: Iterable[Connection], most: int) -> bool:
    """Return whether a new connection may stay, after others have made room for it if need be.

    Args:
        newcomer: the new one.
        connections: all, the new one among them.
        most: how many there may be.
    """
    # a thousand may come in a second: what is done for each must be little
    staying = [each for each in connections if not each.leaves]
    here = [each for each in staying if each.place == newcomer.place]
    if len(here) > int(ONE_ADDRESS * most):
        return _make_room(newcomer, here, most)
    if len(staying) < most:
        return True
    waiting = [each for each in staying if each.waits]
    ((crowded, _),) = Counter(each.place for each in waiting).most_common(1) or ((None, 0),)
    return _make_room(newcomer, (each for each in waiting if each.place == crowded), most)


def _make_room(newcomer: Connection, crowd: Iterable[Connection], most: int) -> bool:
    """End those of a crowd that have kept the server waiting longest; whether there were any."""
    waiting = [each for each in crowd if each is not newcomer and each.waits]
    waiting.sort(key=lambda each: each.active)
    for each in waiting[: max(1, int(_AT_ONCE * most))]:
        each.leave()
    return bool(waiting)
