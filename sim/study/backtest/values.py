"""Values as people and spreadsheets write them, read as numbers."""

from __future__ import annotations

import re

from sim.scenario.text.nearest import quoted

__all__ = ["ValueTextError", "read_value"]

_MISSING = frozenset(("", "na", "n/a", "#n/a", "nan", "null", "none", "-", "--", "–", "—"))
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE)
_SPACED = re.compile(r"[+-]?[1-9][0-9]{0,2}([ '’][0-9]{3})+([.,][0-9]+)?")
_COMMAS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
_DOTS = re.compile(r"[+-]?[1-9][0-9]{0,2}((\.[0-9]{3}){2,}(,[0-9]+)?|\.[0-9]{3},[0-9]+)")
_ONE_DOT = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
_UNITS = {"k": 1e3, "千": 1e3, "万": 1e4, "萬": 1e4, "m": 1e6}
"""Multiples that people put behind a number."""


class ValueTextError(ValueError):
    """A text that is no number, or could be two: what is wrong and what to write."""


def read_value(text: str, *, decimal_comma: bool = False, share: bool = False) -> float | None:
    """The number that a text means; None where it says that the value is not known.

    1e999 is infinite, and fails the bounds of every measure.

    Args:
        text: normalised (NFKC), without spaces around.
        decimal_comma: whether a comma is the decimal sign, as in files with ``;`` between columns.
        share: whether the measure is a share, so that ``85%`` is 0.85.

    Raises:
        ValueTextError: it is not a number, or is two numbers under different conventions.
    """
    if text.lower() in _MISSING:
        return None
    bare = text.removesuffix("%").rstrip()
    number = _number(bare, decimal_comma)
    if number is None:
        raise ValueTextError(f"{quoted(text)} is not a number; {_instead(text, decimal_comma)}")
    if bare != text and not share:
        raise ValueTextError(f"{quoted(text)} is a percentage; only shares are written so")
    # rounded, since a division by 100 can be off in the last bit
    return round(float(number) / 100.0, 15) if bare != text else float(number)


def _with_point(text: str) -> str:
    """The text with a point for its decimal comma, and no points between thousands."""
    if _ONE_DOT.fullmatch(text):
        whole, decimal = text.replace(".", ""), text.replace(".", ",")
        raise ValueTextError(
            f"{quoted(text)} has two meanings in a file with ';' between columns; "
            f"write {whole} or {decimal}"
        )
    if _DOTS.fullmatch(text):
        text = text.replace(".", "")
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    return text


def _number(text: str, decimal_comma: bool) -> str | None:
    """The text as Python writes a number; None where it is none."""
    if _SPACED.fullmatch(text):
        text = re.sub("[ '’]", "", text)
        if "," in text and not decimal_comma:
            return None
    if decimal_comma:
        text = _with_point(text)
    elif _COMMAS.fullmatch(text):
        text = text.replace(",", "")
    return text if _NUMBER.fullmatch(text) else None


def _instead(text: str, decimal_comma: bool) -> str:
    factor = _UNITS.get(text[-1:].lower())
    number = _number(text[:-1].rstrip(), decimal_comma) if factor else None
    if factor and number is not None:
        return f"did you mean '{float(number) * factor:.15g}'?"
    if not decimal_comma and re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text):
        return f"decimal commas need ';' between columns; did you mean '{text.replace(',', '.')}'?"
    return "write one such as 44685 or 0.85, or NA where it is not known"
