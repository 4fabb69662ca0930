"""Doors that let in only so many: against guessing of codes and keys, and against floods."""

from __future__ import annotations

from sim.web.room.buckets import Buckets, place_of
from sim.web.room.devices import Devices
from sim.web.room.guesses import Guesses

__all__ = ["CODES", "DEEDS", "JOINS", "KEYS", "LOOKS", "Doors"]

CODES = {"device": (10, 6.0), "address": (300, 2.0)}
"""Wrong codes of sessions and seats. A class may mistype one each before its devices are known."""
KEYS = {"device": (6, 10.0), "address": (60, 10.0), "everywhere": (120, 2.0)}
"""Wrong keys of the desk."""
JOINS = (300, 1 / 5)
"""People who join from one address."""
DEEDS = (60, 1 / 5)
"""What one seat does."""
LOOKS = (60, 1 / 4)
"""Connections, states and results that one seat asks for."""


class Doors:
    """The limits of one server. Each method is called before something is looked up or done.

    Attributes:
        devices: who can be told apart at an address.
        codes: wrong codes that name a session or a seat.
        keys: wrong keys of the desk.
    """

    def __init__(self) -> None:
        self.devices = Devices()
        self.codes = Guesses("too many wrong codes were tried", **CODES)
        self.keys = Guesses("too many wrong keys were tried", **KEYS)
        self._joins = Buckets(*JOINS)
        self._deeds = Buckets(*DEEDS)
        self._looks = Buckets(*LOOKS)

    def join(self, host: str) -> None:
        """Somebody joins.

        Raises:
            Refusal: too many do, from there (429).
        """
        self._joins.check(place_of(host), "too many are joining at once")
        self._joins.take(place_of(host))

    def deed(self, seat: str) -> None:
        """A seat does something; ``seat`` with its session's code.

        Raises:
            Refusal: it did too much just now (429).
        """
        self._deeds.check(seat, "too much at once")
        self._deeds.take(seat)

    def look(self, viewer: str) -> None:
        """Somebody opens a connection, or asks for a state or a result.

        Raises:
            Refusal: too often just now (429).
        """
        self._looks.check(viewer, "too much at once")
        self._looks.take(viewer)
