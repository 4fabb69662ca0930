"""Standard input, output and error: open, and never failing on a character they cannot show."""

from __future__ import annotations

import codecs
import os
import re
import sys
from contextlib import suppress
from functools import partial
from typing import Any

from sim.errors import InputError
from sim.one_line import one_line
from sim.paths import shown

__all__ = [
    "be_quiet",
    "forget_messages",
    "forget_output",
    "in_message",
    "is_quiet",
    "prepare",
    "refuse_closed_output",
    "say",
    "say_error",
    "tell",
]

_ERRORS = {"stdout": ("sim.marked", "replace"), "stderr": ("sim.escaped", "backslashreplace")}
"""How characters that an encoding lacks are written: ``?`` keeps the columns of a table, an escape
tells in a message which file is meant."""
_PLAIN = {
    "±": "+/-",
    "–": "-",
    "—": "-",
    "−": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "…": "...",
    "×": "x",
    "→": "->",
    "≤": "<=",
    "≥": ">=",
    "│": "|",
    "─": "-",
}
"""Signs that the product prints, for terminals that have no such sign."""
_closed: set[str] = set()
_QUOTED = re.compile(r"(?<!\\)\\u(dc[89a-f][0-9a-f])")
"""A byte of an argument that is no text, as Python's ``repr`` quotes it in a message."""
_QUIET = "quiet"
_wishes: set[str] = set()
"""Of the command that runs: whether messages are wanted."""


def prepare() -> None:
    """Make the three streams usable for every command.

    A stream that was closed (``>&-``) is opened again, so that no file takes its number. Text for
    people degrades where the encoding lacks a character; documents go out by ``documents``.
    """
    _wishes.clear()
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            _reopen(number, name)
    for name, (errors, last) in _ERRORS.items():
        codecs.register_error(errors, partial(_degrade, last))
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)  # a notebook's has none
        if reconfigure is not None:
            reconfigure(errors=errors)


def refuse_closed_output() -> None:
    """Raise before the work starts where nothing could be printed after it.

    Raises:
        InputError: standard output was closed when the program started.
    """
    if "stdout" in _closed:
        raise InputError("standard output is closed; send it to a file, or to /dev/null")


def tell(*lines: object) -> None:
    """Print lines on standard output; a name in one cannot add another, nor steer a terminal."""
    for line in lines:
        print(one_line(line))  # noqa: T201 - the one place that prints results as text


def be_quiet() -> None:
    """Leave messages and progress out until the command ends."""
    _wishes.add(_QUIET)


def is_quiet() -> bool:
    """Whether messages and progress are left out."""
    return _QUIET in _wishes


def say(*lines: object) -> None:
    """Print messages on standard error, unless the command is quiet; see ``say_error``."""
    if not is_quiet():
        say_error(*lines)


def say_error(*lines: object) -> None:
    """Print lines on standard error as ``tell`` does; what cannot be printed is lost."""
    try:
        for line in lines:
            print(in_message(line), file=sys.stderr, flush=True)  # noqa: T201 - the one for messages
    except OSError:
        forget_messages()


def in_message(line: object) -> str:
    r"""Return a message on one line; a byte that is no text is escaped: ``\xff``."""
    return one_line(_QUOTED.sub(lambda found: chr(int(found[1], 16)), str(line)))


def forget_messages() -> None:
    """Let what is still in the buffer of standard error go nowhere at exit."""
    _replace(sys.stderr)


def forget_output() -> None:
    """Let what is still in the buffer of standard output go nowhere at exit."""
    _replace(sys.stdout)


def _replace(stream: Any) -> None:
    with suppress(OSError):  # a test's or a notebook's stream is no file of the system
        number = stream.fileno()
        handle = os.open(os.devnull, os.O_WRONLY)
        os.dup2(handle, number)
        os.close(handle)


def _reopen(number: int, name: str) -> None:
    _closed.add(name)
    # what is printed on a closed standard output is an error, a lost message is none
    handle = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
    if handle != number:
        os.dup2(handle, number)
        os.close(handle)
    mode = "r" if name == "stdin" else "w"
    setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - stays


def _degrade(last: str, error: UnicodeError) -> tuple[str, int]:
    """The characters that an encoding lacks: plain signs, escaped bytes, or as ``last`` says."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    plain = "".join(_PLAIN.get(sign, sign) for sign in shown(lacking))
    return plain.encode("ascii", last).decode("ascii"), error.end
