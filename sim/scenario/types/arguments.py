"""Arguments of Python calls: what is not what a function takes is one clear error."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isfinite
from numbers import Integral, Real
from typing import Any

from sim.errors import InputError
from sim.scenario.text.nearest import found, mend, quoted

__all__ = ["choice", "finite", "function_or_none", "instance", "texts", "whole"]


def whole(name: str, given: object, least: int = 1, most: float = inf) -> int:
    """A whole number from ``least`` to ``most``.

    Raises:
        InputError: it is something else.
    """
    if isinstance(given, Integral) and not isinstance(given, bool) and least <= int(given) <= most:
        return int(given)
    ends = f"from {least}" if most == inf else f"from {least} to {most:,.0f}"
    raise InputError(f"{name} must be a whole number {ends}, and not {found(given)}")


def finite(name: str, given: object) -> float | None:
    """A number, or None.

    Raises:
        InputError: it is something else.
    """
    if given is None:
        return None
    if isinstance(given, Real) and not isinstance(given, bool) and isfinite(given):
        return float(given)
    raise InputError(f"{name} must be a number, and not {found(given)}")


def instance(name: str, given: object, kind: type | tuple[type, ...], words: str) -> Any:
    """A value of a type.

    Raises:
        InputError: it is something else; ``words`` say what belongs there.
    """
    if isinstance(given, kind):
        return given
    raise InputError(f"{name} must be {words}, and not {found(given)}")


def choice(name: str, given: object, known: Sequence[str]) -> str:
    """One of the known names.

    Raises:
        InputError: it is something else; the nearest one is given.
    """
    if not isinstance(given, str):
        raise InputError(f"{name} must be one of {', '.join(known)}, and not {found(given)}")
    if given not in known:
        raise InputError(f"{name} cannot be {quoted(given)}{mend(given, known)}")
    return given


def texts(name: str, given: object, words: str) -> tuple[str, ...]:
    """Several texts; a single one counts as one.

    Raises:
        InputError: it is something else; ``words`` say what belongs there.
    """
    if isinstance(given, str):
        return (given,)
    if isinstance(given, Sequence) and all(isinstance(each, str) for each in given):
        return tuple(given)
    raise InputError(f"{name} must be {words}, and not {found(given)}")


def function_or_none(name: str, given: object) -> Any:
    """Something to call, or None.

    Raises:
        InputError: it is something else.
    """
    if given is None or callable(given):
        return given
    raise InputError(f"{name} must be a function or None, and not {found(given)}")
