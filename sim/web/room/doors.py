"""Doors that let in only so many: against guessing of codes and keys, and against floods."""

from __future__ import annotations

import math
from ipaddress import ip_address

from sim.web.refusal import Refusal
from sim.web.room.buckets import Buckets, place_of

__all__ = ["Doors"]

_EVERYWHERE = "everywhere"


class Doors:
    """The limits of one server. Each method is called before something is looked up or done.

    Addresses are those that connections come from. A campus network may hide a whole room behind
    one of them, so joining is limited loosely, and only wrong codes are limited tightly.
    """

    def __init__(self) -> None:
        self._joins = Buckets(300, 1 / 5)
        self._wrong = Buckets(10, 6.0)
        self._keys = Buckets(6, 10.0)
        self._all_keys = Buckets(30, 2.0)
        self._deeds = Buckets(60, 1 / 5)
        self._looks = Buckets(60, 1 / 4)

    def code(self, host: str) -> None:
        """Somebody is about to show a code that names a session or a seat.

        Raises:
            Refusal: there were too many wrong ones from there (429).
        """
        _pass(self._wrong, place_of(host), "too many wrong codes came from this network")

    def wrong_code(self, host: str) -> None:
        """The code was wrong."""
        self._wrong.take(place_of(host))

    def join(self, host: str) -> None:
        """Somebody joins.

        Raises:
            Refusal: too many do, from there (429).
        """
        _pass(self._joins, place_of(host), "too many are joining at once")
        self._joins.take(place_of(host))

    def key(self, host: str) -> None:
        """Somebody is about to show a key of the desk.

        Raises:
            Refusal: there were too many wrong ones (429).
        """
        told = "too many wrong keys were tried"
        _pass(self._keys, place_of(host), told)
        if not _is_here(host):  # else a guest could keep the desk's own machine out
            _pass(self._all_keys, _EVERYWHERE, told)

    def wrong_key(self, host: str) -> None:
        """The key was wrong."""
        self._keys.take(place_of(host))
        if not _is_here(host):
            self._all_keys.take(_EVERYWHERE)

    def deed(self, seat: str) -> None:
        """A seat does something; ``seat`` with its session's code.

        Raises:
            Refusal: it did too much just now (429).
        """
        _pass(self._deeds, seat, "too much at once")
        self._deeds.take(seat)

    def look(self, viewer: str) -> None:
        """Somebody opens a connection, or asks for a state or a result.

        Raises:
            Refusal: too often just now (429).
        """
        _pass(self._looks, viewer, "too much at once")
        self._looks.take(viewer)


def _pass(buckets: Buckets, key: str, told: str) -> None:
    seconds = buckets.wait(key)
    if seconds > 0:
        whole = math.ceil(seconds)
        raise Refusal(429, f"{told}; try again in {whole} s", headers={"retry-after": str(whole)})


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
