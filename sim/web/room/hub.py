"""Who is connected to a session, and that all of them see what has changed, soon and together."""

from __future__ import annotations

import asyncio
import time
import traceback
from collections.abc import Callable, Iterable

from sim.web.room.line import BROKEN, GOING, LOST, Line

__all__ = ["MOST_OF_A_SEAT", "Hub", "Shot"]

Shot = tuple[bytes, bytes]
"""A snapshot: what of it matters, and all of it with version and time."""
Shots = Callable[[], Callable[[str], Shot]]
"""Looks at the state once, and then makes the snapshot of one viewer after another."""

_PAUSE = 0.12
"""Seconds between two rounds of snapshots: what changes in between is seen together."""
_FLOW = 4 * 2**20
"""Bytes of snapshots a second, on the whole: what one access point carries beside other things."""
_LINGER = 2.5
"""Seconds for which somebody still counts as connected who is not any more."""
_AT_ONCE = 20
"""Viewers whose snapshots are made until others get a turn."""
MOST_OF_A_SEAT = 8
"""Connections of one seat; with one more the oldest is closed."""


class Hub:
    """The connections to one session.

    Args:
        settled: held while snapshots are made: the state stands still.
        shots: makes viewers' snapshots.
    """

    def __init__(self, settled: asyncio.Lock, shots: Shots) -> None:
        self._settled = settled
        self._shots = shots
        self._lines: dict[str, list[Line]] = {}
        self._glimpsed: dict[str, asyncio.TimerHandle] = {}
        self._round: asyncio.Task[None] | None = None
        self._due = False
        self._next = 0.0
        self._closed = False

    def here(self) -> frozenset[str]:
        """Who is connected: keys of seats, ``desk`` and ``screen``."""
        return frozenset(self._lines) | frozenset(self._glimpsed)

    def glimpse(self, viewer: str) -> None:
        """Somebody asks without being connected, and counts as connected until the next time."""
        timer = self._glimpsed.pop(viewer, None)
        if timer is None:
            self.changed()
        else:
            timer.cancel()
        loop = asyncio.get_running_loop()
        self._glimpsed[viewer] = loop.call_later(_LINGER, self._gone, viewer)

    def _gone(self, viewer: str) -> None:
        del self._glimpsed[viewer]
        self.changed()

    def add(self, line: Line) -> None:
        """Somebody has connected; the first snapshot is on its way."""
        lines = self._lines.setdefault(line.viewer, [])
        lines.append(line)
        if len(lines) > MOST_OF_A_SEAT and line.viewer not in ("desk", "screen"):
            lines.pop(0).end(LOST)
        if self._closed:
            line.end(GOING)
        self.changed()

    def drop(self, line: Line) -> None:
        """Somebody has gone, and may be back in a moment: a page that loads again."""
        asyncio.get_running_loop().call_later(_LINGER, self._forget, line)

    def _forget(self, line: Line) -> None:
        lines = self._lines.get(line.viewer, [])
        if line in lines:
            lines.remove(line)
        if not lines and self._lines.pop(line.viewer, None) is not None:
            self.changed()

    def end(self, viewers: Iterable[str], code: int) -> None:
        """Close the connections of some."""
        for viewer in viewers:
            for line in self._lines.get(viewer, ()):
                line.end(code)

    def close(self) -> None:
        """The server stops: let everybody come back at once."""
        self._closed = True
        for timer in self._glimpsed.values():
            timer.cancel()
        self.end(self.here(), GOING)

    def changed(self) -> None:
        """Something may look different: show it, at once if nothing was shown just now."""
        self._due = True
        if self._round is None or self._round.done():
            self._round = asyncio.create_task(self._rounds())

    async def _rounds(self) -> None:
        while self._due and not self._closed:
            await asyncio.sleep(max(0.0, self._next - time.monotonic()))
            self._due = False
            async with self._settled:
                size = await self._show()
            self._next = time.monotonic() + max(_PAUSE, size / _FLOW)

    async def _show(self) -> int:
        """Make a snapshot for everybody; how many bytes are on their way then."""
        shot, size = self._shots(), 0
        for count, viewer in enumerate(list(self._lines)):
            if count % _AT_ONCE == _AT_ONCE - 1:
                await asyncio.sleep(0)
            lines = self._lines.get(viewer, [])
            try:
                seen, content = shot(viewer)
            except Exception:
                # a fault of the program: the others shall see theirs all the same
                traceback.print_exc()
                self.end([viewer], BROKEN)
                continue
            size += sum(line.offer(seen, content) for line in lines)
        return size
