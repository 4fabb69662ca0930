"""The processes of a session, also those whose parent is gone: what a killed command left running.

A command that is started with ``start_new_session=True`` gives its session's number to all that it
starts. Linux tells of it in /proc.
"""

from __future__ import annotations

import time
from pathlib import Path

__all__ = ["AVAILABLE", "left_after", "members"]

AVAILABLE = Path("/proc/self/stat").exists()
"""Whether this system tells of processes in /proc."""


def members(session: int) -> list[int]:
    """Return the numbers of the processes of a session that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of_session = path.read_text().rpartition(")")[2].split()[:4]
        except OSError:  # it has ended meanwhile
            continue
        if int(of_session) == session and state not in "ZX":
            found.append(int(path.parent.name))
    return found


def left_after(session: int, seconds: float) -> list[int]:
    """Return those that still run after a while, as soon as there are none."""
    until = time.monotonic() + seconds
    while (found := members(session)) and time.monotonic() < until:
        time.sleep(0.02)
    return found
