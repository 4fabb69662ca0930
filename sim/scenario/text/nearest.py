"""The mend for a name that does not exist: the nearest one that does, or all of them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from sim.one_line import one_line

__all__ = ["found", "listed", "mend", "nearest", "quoted"]

_LONGEST = 60
_CUTOFF = 0.7


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like ``name``; None when nothing is near."""
    matches = get_close_matches(name[:_LONGEST], list(known), n=1, cutoff=_CUTOFF)
    return matches[0] if matches else None


def mend(name: str, known: Iterable[str], words: str = "known") -> str:
    """``; did you mean 'x'?``, or the list of what is known, or nothing when that is empty."""
    names = list(known)
    near = nearest(name, names)
    if near is not None:
        return f"; did you mean '{near}'?"
    return f"; {words}: {listed(names)}" if names else ""


def listed(names: Iterable[str]) -> str:
    """Names with commas between them; a long list is cut."""
    every = list(names)
    cut = every[:40]
    return ", ".join(cut) + (f" and {len(every) - len(cut)} more" if len(every) > len(cut) else "")


def quoted(text: str) -> str:
    """Text in quotes, shortened and safe to print on one line."""
    return f"'{one_line(text if len(text) <= _LONGEST else text[: _LONGEST - 3] + '...')}'"


def found(value: object) -> str:
    """What the user wrote, in words: ``the text 'x'``, ``the number 3``, ``a list``."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {_short(value)}"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, dict):
        return "a map"
    return (
        "a list" if isinstance(value, tuple | list) else f"a value of type {type(value).__name__}"
    )


def _short(value: float) -> str:
    # Python refuses to print whole numbers of more than 4,300 digits.
    if isinstance(value, int) and abs(value) >= 10**20:
        return "with more than 20 digits"
    return repr(value)
