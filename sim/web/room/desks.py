"""Desks: browsers that have shown the key, until they log out or a week has passed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

from sim.web.room.disk import Disk
from sim.web.room.tables import add_desk, drop_desk
from sim.web.room.tokens import digest, plain, token
from sim.web.room.writer import Writer

__all__ = ["WEEK", "Desks"]

WEEK = 7 * 24 * 3600
"""Seconds that a desk, and a cookie of whatever kind, is good for."""


class Desks:
    """The desks that are logged in.

    Args:
        writer: keeps them.
        there: whether anything was ever kept; if not, nothing is opened to look for a desk.
        key: tells the key: with another one, no desk that has shown this one is let in any more.
    """

    def __init__(self, writer: Writer, there: Callable[[], bool], key: Callable[[], str]) -> None:
        self._writer = writer
        self._there = there
        self._key = key
        self._since: dict[bytes, float] | None = None

    async def enter(self) -> str:
        """A token for a desk that has shown the key.

        Raises:
            StoreError: it cannot be kept.
        """
        secret, now = token(), time.time()
        known = await self._known()
        old = [drop_desk(each) for each, since in known.items() if since < now - WEEK]
        await self._writer.write([*old, add_desk(self._mark(secret), now)])
        known[self._mark(secret)] = now
        return secret

    async def leave(self, secret: str) -> None:
        """This desk logs out."""
        mark = self._mark(secret)
        await self._writer.write([drop_desk(mark)])
        (await self._known()).pop(mark, None)

    async def fits(self, secret: str) -> bool:
        """Whether a cookie is a desk's.

        Raises:
            StoreError: the store cannot be read.
        """
        if not self._there():
            return False
        since = (await self._known()).get(self._mark(secret))
        return since is not None and since > time.time() - WEEK

    def _mark(self, secret: str) -> bytes:
        return digest(f"desk:{plain(self._key())}", secret)

    async def _known(self) -> dict[bytes, float]:
        if self._since is None:
            self._since = dict(await self._writer.read(_desks))
        return self._since


def _desks(disk: Disk) -> list[tuple[bytes, float]]:
    found = disk.read("SELECT token, created FROM desks")
    # a row that is damaged lets nobody in
    sound = (each for each in found if isinstance(each[0], bytes) and isinstance(each[1], float))
    return cast("list[tuple[bytes, float]]", list(sound))
