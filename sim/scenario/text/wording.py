"""Our words for what the types find wrong, one function for each kind of error."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sim.aliases import JsonMapping
from sim.scenario.text.nearest import found, listed, mend, quoted
from sim.scenario.text.nodes import KeyPath

__all__ = ["EXPECTED", "expected_map", "wording"]

EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a map",
    "model_type": "a map",
    "model_attributes_type": "a map",
}
"""What was expected, by the type of error; errors that are not here say more than that."""

_MAPS = {
    "Quantity": "a number, or a map with value (or low and high), unit, evidence and source",
    "SalesControl": "huawei, shared, partner, or a map with stores, policy and after_sales",
}
_OWN = ("name", "title", "question")
_MONTH_PATTERN = re.compile(r"^\^\S*\{4\}-")


def expected_map(class_name: str, keys: tuple[str, ...]) -> str:
    """What was expected where a map belongs, by its type and the keys that it knows."""
    return _MAPS.get(class_name) or (f"a map with {listed(keys)}" if keys else "a map")


def wording(kind: str, context: JsonMapping, value: object, path: KeyPath) -> str | None:
    """The text of one error; None when it only repeats what others say better.

    Args:
        kind: pydantic's type of error.
        context: pydantic's details of it.
        value: what was written at the place.
        path: the place.
    """
    if kind == "missing":
        return _missing(value, path)
    write = _WORDS.get(kind)
    return write(context, value) if write else f"{found(value)} cannot be used here"


def _missing(value: object, path: KeyPath) -> str:
    if isinstance(value, tuple):
        return f"a list of {len(value)} is too short here; add what is missing"
    if len(path) == 1 and path[0] in _OWN:
        return "missing; every scenario file needs its own"
    return "missing; add it"


def _pattern(context: JsonMapping, value: object) -> str:
    if _MONTH_PATTERN.match(str(context.get("pattern"))):
        return f"{quoted(str(value))} is not a month; write YYYY-MM, such as 2025-07"
    return (
        f"{quoted(str(value))} cannot be a name; "
        "write lower case letters, digits and _, beginning with a letter"
    )


def _choice(context: JsonMapping, value: object) -> str:
    expected = str(context.get("expected"))
    choices = re.findall(r"'([^']*)'", expected)
    if not choices:
        return f"must be {expected}, and this is {found(value)}"
    if not isinstance(value, str):
        return f"expected one of {listed(choices)}; found {found(value)}"
    return f"{quoted(value)} is not allowed here{mend(value, choices, 'write one of')}"


def _text_length(context: JsonMapping, value: Any) -> str:
    return f"{len(value):,} characters are too many; the most is {context['max_length']:,}"


def _too_short(context: JsonMapping, value: object) -> str | None:
    # pydantic counts the entries that are right; ours, when all are wrong, are reported already.
    least = context["min_length"]
    if isinstance(value, tuple) and len(value) >= least:
        return None
    return f"needs at least {least} {'entry' if least == 1 else 'entries'}"


def _too_long(context: JsonMapping, value: Any) -> str:
    return f"a list of {len(value)} is too long; the most is {context['max_length']}"


def _bound(name: str, words: str) -> Callable[[JsonMapping, object], str]:
    def write(context: JsonMapping, value: object) -> str:
        return f"{found(value)} {words} {_figure(context[name])}"

    return write


def _figure(bound: float) -> str:
    whole = isinstance(bound, int) or float(bound).is_integer()
    return f"{int(bound):,}" if whole else f"{bound:g}"


def _too_large(_context: JsonMapping, value: object) -> str:
    return f"{found(value)} is beyond what a computer's whole numbers hold; write a smaller one"


def _said(context: JsonMapping, value: object) -> str:
    return str(context["error"])


_WORDS: dict[str, Callable[[JsonMapping, Any], str | None]] = {
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "int_parsing_size": _too_large,
    "string_too_long": _text_length,
    "too_short": _too_short,
    "too_long": _too_long,
    "greater_than": _bound("gt", "is too low; it must be above"),
    "greater_than_equal": _bound("ge", "is too low; the lowest is"),
    "less_than": _bound("lt", "is too high; it must be below"),
    "less_than_equal": _bound("le", "is too high; the highest is"),
    "finite_number": lambda context, value: "not a finite number; write an ordinary number",
    "value_error": _said,
}
