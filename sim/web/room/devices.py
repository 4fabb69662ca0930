"""Devices: browsers that can be told apart, so that wrong guesses slow one and not a whole class.

A campus network, or a phone's hotspot, shows a whole class at one address. A device has a signed
cookie, which costs nothing and opens nothing; how many are given to one address is limited.
"""

from __future__ import annotations

import hmac
import secrets
from typing import NamedTuple

from sim.web.room.buckets import Buckets, place_of
from sim.web.room.tokens import digest

__all__ = ["NEW_DEVICES", "Devices", "Guesser"]

NEW_DEVICES = (400, 5.0)
"""Devices that one address may have: at once, and seconds until one more. As many as seats."""


class Guesser(NamedTuple):
    """Who shows a code or a key: an address, and a device where it has a cookie of this server."""

    host: str
    device: str | None


class Devices:
    """Gives cookies to devices and knows them again, until the server ends."""

    def __init__(self) -> None:
        self._key = secrets.token_hex(32)
        self._new = Buckets(*NEW_DEVICES)

    def known(self, cookie: str | None) -> str | None:
        """Return the device that a cookie was given to; None when it is not one of ours."""
        device, _, signature = (cookie or "").partition(".")
        sound = hmac.compare_digest(signature.encode(), self._signature(device).encode())
        return device if sound else None

    def new(self, host: str) -> tuple[str, str] | None:
        """Return a new device and its cookie; None when its address has had too many."""
        place = place_of(host)
        if self._new.wait(place) > 0:
            return None
        self._new.take(place)
        device = secrets.token_urlsafe(12)
        return device, f"{device}.{self._signature(device)}"

    def _signature(self, device: str) -> str:
        return digest(f"device:{self._key}", device).hex()
