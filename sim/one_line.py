r"""Text of others within our own: names, keys and titles that cannot forge what stands around them.

A name can hold a line break, a terminal's escape sequence, or a mark that turns the text around it
from right to left. Printed as it is, it writes lines of its own into a message or hides part of it.
Such characters are written as escapes: ``\n``, ``\x1b``, ``\u202e``. Letters of all languages,
accents and emoji stay as they are.
"""

from __future__ import annotations

import json
import re
import unicodedata

__all__ = ["encodable", "hidden_in", "in_json", "is_hidden", "one_line", "visible"]

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Control and format characters (bidirectional marks, zero widths), halves of characters, private
use, line and paragraph separators."""
_TAGS = range(0xE0000, 0xE1000)
"""Reserved for characters that are not shown; most are not assigned yet."""
_SURROGATES = re.compile("[\ud800-\udfff]+")


def encodable(text: str) -> str:
    r"""A text that UTF-8 can hold: lone surrogates are the bytes of a file's name.

    Bytes that are UTF-8 become the letters that they mean, others escapes: ``\xce``.
    """
    return _SURROGATES.sub(lambda found: _decoded(found[0]), text)


def _decoded(surrogates: str) -> str:
    try:
        raw = surrogates.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:  # not from a name of this system
        return ascii(surrogates)[1:-1]
    return raw.decode("utf-8", "backslashreplace")


def is_hidden(character: str) -> bool:
    """Whether a character is not seen itself, but can steer or hide what stands beside it.

    Characters that Python does not know yet are taken for letters, so that the answer does not
    depend on its version, except those that never become letters.
    """
    kind = unicodedata.category(character)
    if kind == "Cn":
        return ord(character) & 0xFFFE == 0xFFFE or ord(character) in _TAGS
    return kind in _HIDDEN


def hidden_in(text: str, allowed: str = "") -> str | None:
    """The first hidden character of a text that is not one of ``allowed``; None without any."""
    if text.isprintable():  # as nearly every text is; blanks other than the space are no letters
        return None
    return next((c for c in text if c not in allowed and is_hidden(c)), None)


def one_line(text: object) -> str:
    """A text on one line, its hidden characters as escapes."""
    return _escaped(str(text), "")


def visible(text: str) -> str:
    """A text whose lines and indentation stay, its other hidden characters as escapes."""
    return _escaped(text, "\n\t")


def in_json(document: str) -> str:
    """A JSON document with the hidden characters of its texts as JSON's escapes: the same data."""
    if hidden_in(document, "\n") is None:
        return document
    return "".join(json.dumps(c)[1:-1] if c != "\n" and is_hidden(c) else c for c in document)


def _escaped(text: str, kept: str) -> str:
    if text.isprintable():
        return text
    text = encodable(text)
    return "".join(ascii(c)[1:-1] if c not in kept and is_hidden(c) else c for c in text)
