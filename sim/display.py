"""How results show themselves: a few lines in a terminal, a small table in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite
from textwrap import shorten

from sim.one_line import one_line
from sim.signed import signed

__all__ = ["Displayed", "Summary", "band", "difference", "value"]

_LINE, _CELL = 160, 80
"""Characters of a line of text, and of a cell of a table."""
_LINES, _ROWS = 4, 12
"""Lines of text below the heading, and rows of a table, that are shown."""

_LINE_BREAK = "\n  "
_YUAN = {"yuan": "billion yuan", "yuan_per_month": "billion yuan a month"}
_FORMATS = {"share": ".1%", "index": ",.0f", "vehicles": ",.0f", "number": ".2f"}


def value(number: float, unit: str) -> str:
    """A number in its unit, for people: ``46.1%``, ``44,835 vehicles``, ``1.20 billion yuan``."""
    if not isfinite(number):
        return "-"
    if unit in _YUAN:
        return f"{number / 1e9:,.2f} {_YUAN[unit]}"
    shown = format(number, _FORMATS.get(unit, ".4g"))
    return f"{shown} vehicles" if unit == "vehicles" else shown


def difference(number: float, unit: str) -> str:
    """A difference in its unit, with a sign; of shares in percentage points."""
    if not isfinite(number):
        return "-"
    if unit == "share":
        return f"{_signed(100 * number)} points"
    if unit in _YUAN:
        return f"{_signed(number / 1e9)} {_YUAN[unit]}"
    return _signed(number) + (" vehicles" if unit == "vehicles" else "")


def _signed(number: float) -> str:
    """With a sign and as many digits as say something: never ``+0.0``."""
    if number == 0:
        return "0"
    return signed(number, 0 if abs(number) >= 100 else 1 if abs(number) >= 0.1 else 4)


def band(low: float, high: float, unit: str) -> str:
    """A band of values: ``30,785 to 97,407 vehicles``."""
    return f"{value(low, unit).partition(' ')[0]} to {value(high, unit)}"


@dataclass(frozen=True)
class Summary:
    """What an object says about itself.

    Attributes:
        heading: what it is, of what.
        lines: the answer in a line or a few.
        head, rows: a table for notebooks, of text.
    """

    heading: str
    lines: Sequence[str] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()

    def text(self) -> str:
        """The heading and the lines, each cut to one line of a terminal or two."""
        shown = [one_line(shorten(line, _LINE, placeholder="...")) for line in self.lines[:_LINES]]
        more = len(self.lines) - len(shown)
        rest = [f"and {more} more"] if more > 0 else []
        heading = one_line(shorten(self.heading, 2 * _LINE, placeholder="..."))
        return _LINE_BREAK.join([heading, *shown, *rest])

    def html(self) -> str:
        """The same with the table; all text is escaped, and nothing is loaded from elsewhere."""
        heading, *lines = self.text().split(_LINE_BREAK)
        parts = [f"<strong>{escape(heading)}</strong>", *(f"<div>{escape(x)}</div>" for x in lines)]
        if self.rows:
            rows = [_row(row, "td") for row in self.rows[:_ROWS]]
            more = len(self.rows) - len(rows)
            rows += [_row([f"and {more} more"], "td")] if more > 0 else []
            head = f"<thead>{_row(self.head, 'th')}</thead>"
            parts.append(f"<table>{head}<tbody>{''.join(rows)}</tbody></table>")
        return f"<div>{''.join(parts)}</div>"


def _row(cells: Sequence[str], tag: str) -> str:
    shown = (escape(one_line(shorten(cell, _CELL, placeholder="..."))) for cell in cells)
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in shown)}</tr>"


class Displayed:
    """Shows its summary: in a terminal, and in a notebook with a table."""

    def summary(self) -> Summary:
        """What it says about itself."""
        raise NotImplementedError  # every class that is displayed has its own

    def __repr__(self) -> str:
        return self.summary().text()

    def _repr_html_(self) -> str:
        return self.summary().html()
