"""What the store has: read in the thread that writes, so that nothing is seen half written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

import orjson

from sim.errors import StoreError
from sim.paths import shown
from sim.web.room.disk import Disk
from sim.web.room.seals import Seal, sealed
from sim.web.room.tables import ENTRY, SESSION
from sim.workshop.entry import Entry, entry
from sim.workshop.opening import Opening
from sim.workshop.refused import Refused

__all__ = ["DamagedSession", "KeptSession", "Listed", "codes", "listed", "session"]

_Row = tuple[object, ...]


class DamagedSession(StoreError):
    """A session is not as it was written; the others are not affected."""

    def __init__(self, code: str, fault: str) -> None:
        super().__init__(
            f"session {code} is damaged: {fault}; restore the file of the sessions from a copy, or "
            "open a new session"
        )
        self.fault = fault


class Listed(NamedTuple):
    """A session in the desk's list; of one that is damaged, the code and what is wrong with it."""

    code: str
    title: str
    format: str
    language: str
    created: float
    fault: str = ""


class KeptSession(NamedTuple):
    """All of a session: lines in their order, and seats that are not void with their digests.

    ``void`` are the keys of the other seats.
    """

    opening: Opening
    entries: Sequence[Entry]
    requests: dict[bytes, int]
    seal: Seal
    seats: Sequence[tuple[str, bytes, bytes]]
    void: frozenset[str]


def codes(disk: Disk) -> set[object]:
    """The join codes that are taken.

    Raises:
        StoreError: they cannot be read.
    """
    return {code for (code,) in disk.read("SELECT code FROM sessions")}


def listed(disk: Disk, sound: set[str]) -> list[Listed]:
    """The sessions that there are, the newest first; damaged ones are at the end.

    Args:
        disk: the store.
        sound: codes of sessions that are known to be as they were written; those that are found to
            be so are added. Only this server writes to them.

    Raises:
        StoreError: they cannot be read.
    """
    found = []
    for row in disk.read(f"SELECT {SESSION} FROM sessions"):
        try:
            found.append(_listed(disk, row, sound))
        except DamagedSession as error:
            found.append(Listed(_shown(row[0]), "", "", "", 0.0, error.fault))
    if disk.has_seals:
        lost = disk.read(
            "SELECT session FROM seals WHERE session NOT IN (SELECT code FROM sessions)"
        )
        found += [Listed(_shown(code), "", "", "", 0.0, _NO_OPENING) for (code,) in lost]
    return sorted(found, key=lambda each: -each.created)


def session(disk: Disk, code: str) -> KeptSession | None:
    """A session with its log; None when there is none.

    Raises:
        DamagedSession: it is not as it was written.
        StoreError: it cannot be read.
    """
    found = disk.read(f"SELECT {SESSION} FROM sessions WHERE code = ?", (code,))
    if not found:
        if disk.has_seals and disk.read("SELECT 1 FROM seals WHERE session = ?", (code,)):
            raise DamagedSession(code, _NO_OPENING)
        return None
    lines, seal = _lines(disk, found[0])
    entries = [_entry(code, number, line) for number, line in enumerate(lines, 1)]
    seats = cast(
        "list[tuple[str, bytes, bytes, int]]",
        disk.read("SELECT seat, token, return_code, void FROM seats WHERE session = ?", (code,)),
    )
    return KeptSession(
        _opening(code, found[0][1]),
        entries,
        {cast(bytes, line[5]): number for number, line in enumerate(lines, 1)},
        seal,
        [(seat, token, its_code) for seat, token, its_code, void in seats if not void],
        frozenset(seat for seat, _, _, void in seats if void),
    )


_NO_OPENING = "its opening is missing"


def _listed(disk: Disk, row: _Row, sound: set[str]) -> Listed:
    code, text, created = row
    if not isinstance(code, str) or not code.isascii():
        raise DamagedSession(_shown(code), "its code is not a join code")
    if code not in sound:
        _lines(disk, row)
    opening = _opening(code, text)
    if not isinstance(created, float):
        raise DamagedSession(code, "its date is not a number")
    sound.add(code)
    return Listed(code, opening.title, opening.format, opening.language, created)


def _lines(disk: Disk, row: _Row) -> tuple[list[_Row], Seal]:
    """The rows of a session's log, and their seal, which fits.

    Raises:
        DamagedSession: it does not.
    """
    code = _shown(row[0])
    seal = sealed(row)
    lines = disk.read(f"SELECT {ENTRY} FROM entries WHERE session = ? ORDER BY number", row[:1])
    for line in lines:
        seal = seal.over(line)
    if not disk.has_seals:
        return lines, seal
    found = disk.read("SELECT lines, digest FROM seals WHERE session = ?", row[:1])
    if not found:
        raise DamagedSession(code, "its seal is missing")
    if found[0][0] != seal.lines:
        raise DamagedSession(code, f"its log has {seal.lines} lines, not {_shown(found[0][0])}")
    if found[0][1] != seal.digest:
        raise DamagedSession(code, "a row has changed since it was written")
    return lines, seal


def _opening(code: str, text: object) -> Opening:
    try:
        return Opening.model_validate(orjson.loads(cast(str, text)))
    except (ValueError, TypeError):
        raise DamagedSession(code, "its opening cannot be understood") from None


def _entry(code: str, number: int, line: _Row) -> Entry:
    found, at, by, kind, content, _ = line
    typed = isinstance(at, float) and isinstance(by, str) and isinstance(kind, str)
    try:
        if found != number or not typed:
            raise TypeError
        return entry(number, cast(float, at), cast(str, by), cast(str, kind), _object(content))
    except (ValueError, TypeError, Refused):
        raise DamagedSession(code, f"line {number} of its log cannot be understood") from None


def _object(content: object) -> dict[str, object]:
    return cast("dict[str, object]", orjson.loads(cast(str, content)))


def _shown(value: object) -> str:
    """A value of the store, whatever it is, as text for people."""
    return shown(value if isinstance(value, str) else repr(value))[:80]
