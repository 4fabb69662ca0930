"""Ways in which a file comes to be another one than was written."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

__all__ = ["CHANGES", "change"]

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
_WORD = re.compile(rb"[A-Za-z_]{2,}")
_DEEP = 20_000
_NUMBERS = (
    b"9" * 400,
    b"-" + b"9" * 400,
    b"9" * 5000,
    b"1e999",
    b"NaN",
    b"-Infinity",
    b"-1",
    b"0",
    b"1e30",
    b'"7"',
    b"null",
    b"[]",
    b"{}",
    b"[" * _DEEP + b"]" * _DEEP,
)
_INSERTED = (b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\x1b[2J", b"\xe2\x80\xae", b'"', b"}", b": ")

Content = Callable[[bytes, random.Random], bytes]
"""Gives other content; where there is nothing to change, the same."""


def _flip(content: bytes, luck: random.Random) -> bytes:
    if not content:
        return b"\0"
    changed = bytearray(content)
    for _ in range(luck.choice((1, 1, 1, 2, 16))):
        changed[luck.randrange(len(changed))] ^= 1 << luck.randrange(8)
    return bytes(changed)


def _cut(content: bytes, luck: random.Random) -> bytes:
    return content[: luck.randrange(len(content) + 1)]


def _longer(content: bytes, luck: random.Random) -> bytes:
    return content + luck.choice((b"\0", b"\n", b"{}", content, luck.randbytes(20)))


def _garbage(content: bytes, luck: random.Random) -> bytes:
    """Of the same size: a part of the file, or all of it."""
    at, end = sorted(luck.randrange(len(content) + 1) for _ in range(2))
    at, end = luck.choice(((at, end), (0, len(content))))
    fill = luck.choice((b"\0", b"\xff", b"[", b"1", b""))
    return content[:at] + (fill * (end - at) or luck.randbytes(end - at)) + content[end:]


def _other_number(content: bytes, luck: random.Random) -> bytes:
    found = [*_NUMBER.finditer(content)]
    if not found:
        return content
    at = luck.choice(found)
    near = b"%d" % (
        int(at[0].partition(b".")[0].partition(b"e")[0] or 0) + luck.choice((1, -1, 10))
    )
    new = luck.choice((near, near, at[0] + b"1", luck.choice(_NUMBERS)))
    return content[: at.start()] + new + content[at.end() :]


def _other_word(content: bytes, luck: random.Random) -> bytes:
    """A key or a value that is another one of the same file, misspelt, or gone."""
    found = [*_WORD.finditer(content)]
    if not found:
        return content
    at, other = luck.choice(found), luck.choice(found)[0]
    new = luck.choice((other, at[0][::-1], at[0] + b"x", b""))
    return content[: at.start()] + new + content[at.end() :]


def _other_lines(content: bytes, luck: random.Random) -> bytes:
    """A line that is gone, there twice, or in another's place."""
    lines = content.splitlines(keepends=True)
    if len(lines) < 2:
        return b""
    one, two = luck.randrange(len(lines)), luck.randrange(len(lines))
    match luck.randrange(3):
        case 0:
            del lines[one]
        case 1:
            lines.insert(two, lines[one])
        case _:
            lines[one], lines[two] = lines[two], lines[one]
    return b"".join(lines)


def _inserted(content: bytes, luck: random.Random) -> bytes:
    at = luck.randrange(len(content) + 1)
    deep = luck.choice((b"[", b'{"a":', b"- ", b"&a [")) * _DEEP
    return content[:at] + luck.choice((*_INSERTED, deep)) + content[at:]


def _nested(content: bytes, luck: random.Random) -> bytes:
    """Instead of the file, what is nested too deep."""
    return luck.choice((b"[" * _DEEP + b"]" * _DEEP, b'{"a":' * _DEEP, b"a: {" * _DEEP))


CHANGES: dict[str, Content] = {
    "bit flipped": _flip,
    "cut off": _cut,
    "longer": _longer,
    "garbage of the same size": _garbage,
    "another number": _other_number,
    "another word": _other_word,
    "another line": _other_lines,
    "something inserted": _inserted,
    "nested too deep": _nested,
}


def change(path: Path, others: list[Path], luck: random.Random) -> str:
    """Change a file, or what stands in its place, and return how.

    Args:
        path: the file.
        others: files that it can be swapped with.
        luck: decides everything.
    """
    place = {"gone": path.unlink, "a folder": lambda: _instead(path, path.mkdir)}
    if os.name != "nt":
        place["a pipe"] = lambda: _instead(path, lambda: os.mkfifo(path))
        place["a link to itself"] = lambda: _instead(path, lambda: path.symlink_to(path.name))
    if luck.random() < 0.05:
        how = luck.choice(sorted(place))
        place[how]()
        return how
    content = path.read_bytes()
    if others and luck.random() < 0.1:
        other = luck.choice(others)
        path.write_bytes(other.read_bytes())
        other.write_bytes(content)
        return f"swapped with {other.parent.name}/{other.name}"
    how = luck.choice(sorted(CHANGES))
    path.write_bytes(CHANGES[how](content, luck))
    return how


def _instead(path: Path, make: Callable[[], object]) -> None:
    path.unlink()
    make()
