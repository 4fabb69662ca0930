"""What the store has: read in the thread that writes, so that nothing is seen half written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

import orjson

from sim.web.room.disk import Disk
from sim.workshop.entry import Entry, entry
from sim.workshop.opening import Opening

__all__ = ["KeptSession", "Listed", "listed", "session"]


class Listed(NamedTuple):
    """A session in the desk's list."""

    code: str
    title: str
    format: str
    language: str
    created: float


class KeptSession(NamedTuple):
    """All of a session: lines in their order, and seats that are not void with their digests."""

    opening: Opening
    entries: Sequence[Entry]
    requests: dict[bytes, int]
    seats: Sequence[tuple[str, bytes, bytes]]


def listed(disk: Disk) -> list[Listed]:
    """The sessions that there are, the newest first.

    Raises:
        StoreError: they cannot be read.
    """
    found = []
    for code, text, created in disk.read(
        "SELECT code, opening, created FROM sessions ORDER BY created DESC"
    ):
        told = orjson.loads(cast("str", text))
        names = (told["title"], told["format"], told["language"])
        found.append(Listed(cast("str", code), *names, cast("float", created)))
    return found


def session(disk: Disk, code: str) -> KeptSession | None:
    """A session with its log; None when there is none.

    Raises:
        StoreError: it cannot be read.
    """
    found = disk.read("SELECT opening FROM sessions WHERE code = ?", (code,))
    if not found:
        return None
    lines = disk.read(
        "SELECT number, at, made_by, kind, content, request FROM entries"
        " WHERE session = ? ORDER BY number",
        (code,),
    )
    seats = disk.read(
        "SELECT seat, token, return_code FROM seats WHERE session = ? AND void = 0", (code,)
    )
    entries, requests = [], {}
    for row in lines:
        number, at, by, kind, content, request = cast(
            "tuple[int, float, str, str, str, bytes]", row
        )
        entries.append(entry(number, at, by, kind, orjson.loads(content)))
        requests[request] = number
    opening = Opening.model_validate(orjson.loads(cast("str", found[0][0])))
    return KeptSession(opening, entries, requests, cast("list[tuple[str, bytes, bytes]]", seats))
