"""The text of a file that a user brings, or a clear problem."""

from __future__ import annotations

import codecs
import io
import sys
from pathlib import Path
from typing import NoReturn

from sim.errors import InputError, OutcomesError, Problem
from sim.regular_files import read_regular, why_unreadable

__all__ = ["MAX_BYTES", "fail", "read_text"]

MAX_BYTES = 1024 * 1024
"""The largest file that is read."""

_UTF8_MARK, _UTF16_MARKS = codecs.BOM_UTF8, (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GBK_NAMES = frozenset(("gbk", "gb2312", "cp936"))


def read_text(source: str | Path, file: str, encoding: str | None = None) -> str:
    """Return the text of a file, or of standard input for ``-``.

    A byte order mark decides (UTF-8, and UTF-16 as Excel's "Unicode text" has it), then
    ``encoding``, then UTF-8.

    Args:
        source: a path, or ``-``.
        file: its name in messages.
        encoding: a name that Python knows, such as ``gbk``.

    Raises:
        InputError: there is no such encoding.
        OutcomesError: the file cannot be read, is too large, or is in another encoding.
    """
    wanted = known_encoding(encoding) if encoding is not None else "utf-8"
    data = _read(source, file)
    if data.startswith(_UTF16_MARKS):
        wanted = "utf-16"
    elif data.startswith(_UTF8_MARK):
        wanted = "utf-8-sig"
    elif b"\0" in data and not wanted.startswith(("utf-16", "utf-32")):
        fail(file, 0, "this is a binary file; save the table as CSV in UTF-8")
    try:
        return data.decode(wanted)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fail(file, line, f"the text is not {_title(wanted)}; {_instead(data, encoding)}")


def known_encoding(encoding: str) -> str:
    """Python's name of an encoding; GB 18030 for its subset GBK, which Chinese Excel writes."""
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, ValueError):
        raise InputError(
            f"--encoding: there is no text encoding {encoding!r}; take gbk, utf-8 or cp1252"
        ) from None
    return "gb18030" if name in _GBK_NAMES else name


def _title(encoding: str) -> str:
    """An encoding's name for people."""
    names = {"gb18030": "GBK", "utf-8-sig": "UTF-8"}
    return names.get(encoding, encoding.upper())


def _instead(data: bytes, encoding: str | None) -> str:
    save = "save the table as CSV in UTF-8"
    if encoding is not None:
        return f"{save}, or name its encoding with --encoding"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return save
    return f"if Chinese Excel wrote it, add --encoding gbk; otherwise {save}"


def _read(source: str | Path, file: str) -> bytes:
    try:
        if source == "-":
            stream = getattr(sys.stdin, "buffer", io.BytesIO())
            data: bytes = stream.read(MAX_BYTES + 1)
        else:
            data = read_regular(source, MAX_BYTES)
    except (OSError, ValueError) as error:
        fail(file, 0, why_unreadable(error, source))
    if data.startswith(b"PK\x03\x04"):
        fail(file, 0, "this is an Excel workbook or an archive; save the table as CSV in UTF-8")
    if len(data) > MAX_BYTES:
        fail(file, 0, "larger than 1 MiB; outcomes are a few kilobytes of text")
    return data


def fail(file: str, line: int, text: str) -> NoReturn:
    """Refuse a file for one reason.

    Raises:
        OutcomesError: always.
    """
    raise OutcomesError([Problem(file, line, "", text)])
