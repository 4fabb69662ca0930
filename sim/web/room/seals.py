"""Seals: digests by which it is noticed that a session's rows are not those that were written.

The seal of a session covers its opening and every line of its log in their order. It is written
with each new line, in the same transaction. A row that has changed, or is missing, does not fit it.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

__all__ = ["Seal", "sealed"]


class Seal(NamedTuple):
    """What is kept of a session beside its rows.

    Attributes:
        lines: how many lines its log has.
        digest: 32 bytes of all its rows.
    """

    lines: int
    digest: bytes

    def over(self, row: tuple[Any, ...]) -> Seal:
        """Return the seal with one more line, given as the row of the store."""
        return Seal(self.lines + 1, _digest(self.digest, row))


def sealed(row: tuple[Any, ...]) -> Seal:
    """Return the seal of a session without lines, from the row of its opening."""
    return Seal(0, _digest(b"", row))


def _digest(before: bytes, row: tuple[Any, ...]) -> bytes:
    # values of SQLite, whose kinds and bits repr tells apart
    return hashlib.sha256(before + repr(row).encode("utf-8", "surrogatepass")).digest()
