r"""Names of files as text that people read, and as words that a shell takes.

On Linux a name is bytes. Those that are no text in the system's encoding (a folder unpacked from a
Chinese Windows archive) are lone surrogates in Python, which UTF-8, JSON and a terminal refuse.
They are shown as ``\xce\xc4``: what is written is always text, and the bytes can be read from it.
"""

from __future__ import annotations

import shlex
from pathlib import PurePath
from typing import Any

from sim.one_line import encodable, one_line

__all__ = ["as_text", "is_text", "shown", "shown_all", "typed"]


def shown(name: str | PurePath) -> str:
    """A name or any other text, as text that can be encoded.

    UTF-8 is read as such whatever the system's encoding is; other bytes are written as escapes.
    """
    text = name.as_posix() if isinstance(name, PurePath) else name
    return encodable(text)


def is_text(name: str) -> bool:
    """Whether a name has no bytes that are no text, so that a file can hold it."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def shown_all(content: object) -> Any:
    """Maps and lists with every text in them as ``shown`` gives it."""
    if isinstance(content, str):
        return shown(content)
    if isinstance(content, dict):
        return {shown_all(key): shown_all(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [shown_all(each) for each in content]
    return content


def typed(*words: str | PurePath) -> str:
    r"""Words as a command line that can be typed: quoted where a shell would split or expand them.

    Bytes that are no text, and characters that nobody sees, stand in ``$'...'``, which bash, zsh
    and the POSIX shell of 2024 read.
    """
    return " ".join(_word(w.as_posix() if isinstance(w, PurePath) else w) for w in words)


def _word(word: str) -> str:
    readable = shown(word)
    if _is_seen(readable) and (readable == word or "\\x" not in readable):
        return shlex.quote(readable)
    inner = shown(word.replace("\\", "\\\\").replace("'", "\\'"))
    return "$'" + "".join(c if _is_seen(c) else _bytes(c) for c in inner) + "'"


def _is_seen(text: str) -> bool:
    return one_line(text) == text


def _bytes(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode())


def as_text(argument: str) -> str:
    """A word of the command line that is text, not a file: UTF-8 where the locale is none."""
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return argument  # what reads it says what is wrong with it
