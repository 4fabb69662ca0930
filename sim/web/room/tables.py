"""The tables of the store, and the statements that write to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from sim.web.room.seals import Seal, sealed
from sim.workshop.entry import Entry

__all__ = [
    "ENTRY",
    "SCHEMA",
    "SESSION",
    "Statement",
    "add_desk",
    "add_entries",
    "add_seal",
    "add_seat",
    "add_session",
    "drop_desk",
    "new_code",
    "new_token",
    "void_seat",
]

Statement = tuple[str, tuple[Any, ...]]
"""One statement of SQL with what stands for its question marks."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS sessions (
    code TEXT PRIMARY KEY,
    opening TEXT NOT NULL,
    created REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entries (
    session TEXT NOT NULL REFERENCES sessions (code),
    number INTEGER NOT NULL,
    at REAL NOT NULL,
    made_by TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    request BLOB NOT NULL,
    PRIMARY KEY (session, number),
    UNIQUE (session, request)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seats (
    session TEXT NOT NULL REFERENCES sessions (code),
    seat TEXT NOT NULL,
    token BLOB NOT NULL,
    return_code BLOB NOT NULL,
    void INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (session, seat)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seals (
    session TEXT PRIMARY KEY,
    lines INTEGER NOT NULL,
    digest BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS desks (
    token BLOB PRIMARY KEY,
    created REAL NOT NULL
) WITHOUT ROWID;
"""


SESSION = "code, opening, created"
"""Columns of a session, in the order that its seal takes them."""
ENTRY = "number, at, made_by, kind, content, request"
"""Columns of a line, in the order that the session's seal takes them."""


def add_session(code: str, opening: str, created: float) -> tuple[list[Statement], Seal]:
    """A session that has just been opened, and its seal; ``opening`` as JSON."""
    row = (code, opening, float(created))
    seal = sealed(row)
    return [(f"INSERT INTO sessions ({SESSION}) VALUES (?, ?, ?)", row), add_seal(code, seal)], seal


def add_entries(
    code: str, lines: Iterable[tuple[Entry, bytes]], seal: Seal
) -> tuple[list[Statement], Seal]:
    """Lines of the log, and the session's seal over them.

    Args:
        code: of the session.
        lines: each with the digest by which a retry of its request is known.
        seal: of the session before them.
    """
    told: list[Statement] = []
    for entry, request in lines:
        plain = entry.plain()
        content = orjson.dumps(plain["content"]).decode()
        row = (entry.number, float(entry.at), entry.by, entry.kind, content, request)
        seal = seal.over(row)
        told.append(
            (f"INSERT INTO entries (session, {ENTRY}) VALUES (?, ?, ?, ?, ?, ?, ?)", (code, *row))
        )
    return [*told, add_seal(code, seal)], seal


def add_seal(code: str, seal: Seal) -> Statement:
    """The seal of a session, in place of the one before."""
    return "INSERT OR REPLACE INTO seals (session, lines, digest) VALUES (?, ?, ?)", (code, *seal)


def add_seat(code: str, seat: str, token: bytes, return_code: bytes) -> Statement:
    """A person's seat, with the digests of what opens it."""
    return "INSERT INTO seats (session, seat, token, return_code) VALUES (?, ?, ?, ?)", (
        code,
        seat,
        token,
        return_code,
    )


def new_token(code: str, seat: str, token: bytes) -> Statement:
    """Another token for a seat; the old one opens nothing any more."""
    return "UPDATE seats SET token = ? WHERE session = ? AND seat = ?", (token, code, seat)


def new_code(code: str, seat: str, return_code: bytes) -> Statement:
    """Another return code for a seat."""
    return "UPDATE seats SET return_code = ? WHERE session = ? AND seat = ?", (
        return_code,
        code,
        seat,
    )


def void_seat(code: str, seat: str) -> Statement:
    """Nothing opens this seat any more."""
    return "UPDATE seats SET void = 1 WHERE session = ? AND seat = ?", (code, seat)


def add_desk(token: bytes, created: float) -> Statement:
    """A desk that has shown the key."""
    return "INSERT INTO desks (token, created) VALUES (?, ?)", (token, created)


def drop_desk(token: bytes) -> Statement:
    """A desk that has gone."""
    return "DELETE FROM desks WHERE token = ?", (token,)
