"""The text of a file that a user brings, or a clear problem."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import NoReturn

from sim.errors import OutcomesError, Problem

__all__ = ["MAX_BYTES", "fail", "read_text"]

MAX_BYTES = 1024 * 1024
"""The largest file that is read."""


def read_text(source: str | Path, file: str) -> str:
    """The text of a file, or of standard input for ``-``; ``file`` is its name in messages.

    Raises:
        OutcomesError: it cannot be read, is too large, or is not UTF-8.
    """
    data = _read(source, file)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        fail(file, 0, "the text is UTF-16; save it as CSV in UTF-8")
    if b"\0" in data:
        fail(file, 0, "this is a binary file; save the table as CSV in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fail(file, line, "the text is not UTF-8; save it as CSV in UTF-8")


def _read(source: str | Path, file: str) -> bytes:
    try:
        if source == "-":
            stream = getattr(sys.stdin, "buffer", io.BytesIO())
            data: bytes = stream.read(MAX_BYTES + 1)
        else:
            with Path(source).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        words = getattr(error, "strerror", None) or "the name is not a file name"
        fail(file, 0, f"cannot be read: {words.lower()}")
    if len(data) > MAX_BYTES:
        fail(file, 0, "larger than 1 MiB; outcomes are a few kilobytes of text")
    return data


def fail(file: str, line: int, text: str) -> NoReturn:
    """Refuse a file for one reason.

    Raises:
        OutcomesError: always.
    """
    raise OutcomesError([Problem(file, line, "", text)])
