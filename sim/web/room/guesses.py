"""Limits of wrong guesses at codes and keys: of each device, and of strangers at one address."""

from __future__ import annotations

from ipaddress import ip_address

from sim.web.room.buckets import Buckets, place_of
from sim.web.room.devices import Guesser

__all__ = ["Guesses", "Limit"]

Limit = tuple[int, float]
"""Guesses at once, and seconds until one more."""
_EVERYWHERE = "everywhere"


class Guesses:
    """Wrong guesses at one kind of secret.

    Who has guessed too often is refused whatever comes next, right or wrong: else the answers would
    still tell. Right ones cost nothing. A device is held to its own limit only; strangers, who have
    no device, share their address's, which is as wide as a class.

    Args:
        told: what a refusal says.
        device: wrong guesses of one device.
        address: of all strangers at one address.
        everywhere: of all strangers at other addresses than this machine's; None for no limit.
    """

    def __init__(
        self, told: str, device: Limit, address: Limit, everywhere: Limit | None = None
    ) -> None:
        self._told = told
        self._of_device = Buckets(*device)
        self._of_address = Buckets(*address)
        self._of_all = Buckets(*everywhere) if everywhere else None

    def check(self, guesser: Guesser) -> None:
        """Refuse who has guessed too often; called when it is not yet told what is right.

        Raises:
            Refusal: there were too many wrong ones (429).
        """
        if guesser.device is not None:
            self._of_device.check(guesser.device, self._told)
            return
        self._of_address.check(place_of(guesser.host), self._told)
        if self._of_all is not None and not _is_here(guesser.host):
            self._of_all.check(_EVERYWHERE, self._told)

    def wrong(self, guesser: Guesser, given: str | None = None) -> None:
        """Count a wrong guess, also for the device that a stranger is ``given`` with the answer."""
        if guesser.device is not None:
            self._of_device.take(guesser.device)
            return
        if given is not None:
            self._of_device.take(given)
        self._of_address.take(place_of(guesser.host))
        if self._of_all is not None and not _is_here(guesser.host):
            self._of_all.take(_EVERYWHERE)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
