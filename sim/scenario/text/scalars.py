"""What an unquoted word in YAML means, by the core schema of YAML 1.2."""

from __future__ import annotations

import math
import re

__all__ = ["scalar_value"]

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_WHOLE = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_MOST_DIGITS = 40


def scalar_value(text: str) -> str | int | float | bool | None:
    """The value of an unquoted scalar: ``yes`` and ``2025-07`` are text, ``1e3`` is a number.

    Raises:
        ValueError: the number is not finite, or too long to be meant.
    """
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _NOT_FINITE.fullmatch(text):
        raise ValueError(f"{text} is not a finite number; write an ordinary number")
    return _number(text)


def _number(text: str) -> str | int | float:
    based = _BASED.fullmatch(text)
    if not (based or _REAL.fullmatch(text)):
        return text
    if len(text) > _MOST_DIGITS:
        raise ValueError(f"a number of {len(text)} characters; write an ordinary number")
    if based:
        return int(text, 0)
    if _WHOLE.fullmatch(text):
        return int(text)
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large to be a number; write an ordinary number")
    return number
