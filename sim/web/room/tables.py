"""The tables of the store, and the statements that write to them."""

from __future__ import annotations

from typing import Any

import orjson

from sim.workshop.entry import Entry

__all__ = [
    "SCHEMA",
    "Statement",
    "add_desk",
    "add_entry",
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
CREATE TABLE IF NOT EXISTS desks (
    token BLOB PRIMARY KEY,
    created REAL NOT NULL
) WITHOUT ROWID;
"""


def add_session(code: str, opening: str, created: float) -> Statement:
    """A session that has just been opened; ``opening`` as JSON."""
    return "INSERT INTO sessions (code, opening, created) VALUES (?, ?, ?)", (
        code,
        opening,
        created,
    )


def add_entry(code: str, entry: Entry, request: bytes) -> Statement:
    """A line of the log; ``request`` is the digest by which a retry is known."""
    plain = entry.plain()
    content = orjson.dumps(plain["content"]).decode()
    return (
        "INSERT INTO entries (session, number, at, made_by, kind, content, request)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (code, entry.number, entry.at, entry.by, entry.kind, content, request),
    )


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
