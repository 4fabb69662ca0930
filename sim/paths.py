r"""Names of files as text that people read, and as words that a shell takes.

On Linux a name is bytes. Those that are no text in the system's encoding (a folder unpacked from a
Chinese Windows archive) are lone surrogates in Python, which UTF-8, JSON and a terminal refuse.
They are shown as ``\xce\xc4``: what is written is always text, and the bytes can be read from it.
"""

from __future__ import annotations

import re
import shlex
from pathlib import PurePath
from typing import Any

__all__ = ["as_text", "is_text", "shown", "shown_all", "typed"]

_SURROGATES = re.compile("[\ud800-\udfff]+")


def shown(name: str | PurePath) -> str:
    """A name or any other text, as text that can be encoded.

    UTF-8 is read as such whatever the system's encoding is; other bytes are written as escapes.
    """
    text = name.as_posix() if isinstance(name, PurePath) else name
    return _SURROGATES.sub(lambda found: _escaped(found[0]), text)


def is_text(name: str) -> bool:
    """Whether a name has no bytes that are no text, so that a file can hold it."""
    return _SURROGATES.search(name) is None


def _escaped(surrogates: str) -> str:
    try:
        raw = surrogates.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:  # not from a name of this system
        return surrogates.encode("ascii", "backslashreplace").decode("ascii")
    return raw.decode("utf-8", "backslashreplace")


def shown_all(content: Any) -> Any:
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

    Bytes that are no text stand in ``$'...'``, which bash, zsh and the POSIX shell of 2024 read.
    """
    return " ".join(_word(w.as_posix() if isinstance(w, PurePath) else w) for w in words)


def _word(word: str) -> str:
    readable = shown(word)
    if readable == word or "\\x" not in readable:
        return shlex.quote(readable)
    inner = word.replace("\\", "\\\\").replace("'", "\\'")
    return f"$'{shown(inner)}'"


def as_text(argument: str) -> str:
    """A word of the command line that is text, not a file: UTF-8 where the locale is none."""
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return argument  # what reads it says what is wrong with it
