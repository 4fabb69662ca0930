"""Standard input, output and error: open, and never failing on a character they cannot show."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from functools import partial
from typing import Any

from sim.errors import InputError
from sim.one_line import one_line
from sim.paths import shown

__all__ = ["forget_messages", "forget_output", "prepare", "refuse_closed_output", "say", "tell"]

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


def prepare() -> None:
    """Make the three streams usable for every command.

    A stream that was closed (``>&-``) is opened again, so that no file takes its number. Text for
    people degrades where the encoding lacks a character; documents go out by ``documents``.
    """
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


def say(*lines: object) -> None:
    """Print lines on standard error likewise; what cannot be printed is lost."""
    try:
        for line in lines:
            print(one_line(line), file=sys.stderr, flush=True)  # noqa: T201 - the one for messages
    except OSError:
        forget_messages()


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
