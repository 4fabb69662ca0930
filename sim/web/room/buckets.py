"""Token buckets: so many at once, then so many a second."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from ipaddress import ip_address

from sim.web.refusal import Refusal

__all__ = ["Buckets", "place_of"]

_MOST = 20_000
"""Buckets that are remembered; a network has fewer addresses that are busy at once."""


class Buckets:
    """One bucket for each key, full at first.

    Args:
        burst: what is in a full bucket.
        seconds: until one more is in it.
        clock: tells seconds, for tests.
    """

    def __init__(
        self, burst: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._seconds = seconds
        self._clock = clock
        self._full_at: dict[str, float] = {}

    def wait(self, key: str) -> float:
        """Seconds until this bucket has something in it; 0 when it has."""
        # a bucket is known by the time at which it will be full again
        ready_at = self._full_at.get(key, 0.0) - (self._burst - 1) * self._seconds
        return max(0.0, ready_at - self._clock())

    def check(self, key: str, told: str) -> None:
        """Refuse what is for an empty bucket.

        Raises:
            Refusal: it has nothing in it (429); ``told`` is what it says before the wait.
        """
        seconds = math.ceil(self.wait(key))
        if seconds:
            headers = {"retry-after": str(seconds)}
            raise Refusal(429, f"{told}; try again in {seconds} s", headers=headers)

    def take(self, key: str) -> None:
        """Take one out, even if there is none: then the wait becomes no longer than for one."""
        now = self._clock()
        full_at = max(self._full_at.pop(key, 0.0), now) + self._seconds
        self._full_at[key] = min(full_at, now + self._burst * self._seconds)
        if len(self._full_at) > _MOST:
            self._forget(now)

    def _forget(self, now: float) -> None:
        """Forget buckets that are full; where they are too many, those that were idle longest."""
        self._full_at = {key: at for key, at in self._full_at.items() if at > now}
        for key in list(self._full_at)[: max(0, len(self._full_at) - _MOST // 2)]:
            del self._full_at[key]


def place_of(host: str) -> str:
    """The key of a client's address: of the newer kind, its network's, which is one household's."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None or address.version == 4:
        return str(mapped or address)
    return address.exploded[:19]
