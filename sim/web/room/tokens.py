"""Secrets of people and of the desk: made here, kept elsewhere only as digests."""

from __future__ import annotations

import hashlib
import secrets

__all__ = [
    "ALPHABET",
    "CODE_SIGNS",
    "desk_secret",
    "digest",
    "join_code",
    "plain",
    "return_code",
    "token",
]

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0 and O, 1, I and L, U and V: they are read from a wall and typed on a phone."""
CODE_SIGNS = 5
"""Of a join code."""
_GROUP = 4


def token() -> str:
    """What a cookie holds: 256 bits."""
    return secrets.token_urlsafe(32)


def join_code() -> str:
    """Five signs that name a session. It is no secret: it hangs on the wall."""
    return _signs(CODE_SIGNS)


def return_code() -> str:
    """What brings a person back to a seat, shown to that person only: 58 bits."""
    return _grouped(_signs(12))


def desk_secret() -> str:
    """The key of the desk: 78 bits, to be typed."""
    return _grouped(_signs(16))


def plain(typed: str) -> str:
    """A code as it was made, whatever a person put between its signs or made of its letters."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def digest(kind: str, secret: str) -> bytes:
    """What is kept of a secret: 32 bytes that do not lead back to it.

    Args:
        kind: what it opens; the same secret has another digest for something else.
        secret: long and random, so that it needs no salt.
    """
    return hashlib.sha256(f"{kind}:{secret}".encode()).digest()


def _signs(count: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(count))


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))
