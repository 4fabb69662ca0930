"""Months and quarters as people and spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from sim.scenario.text.nearest import quoted
from sim.scenario.types.months import FIRST, add_months

__all__ = ["AmbiguousPeriodError", "Period", "PeriodError", "read_period"]

_MONTHS = (
    "jan january janv",
    "feb february févr",
    "mar march mrz mär märz mars",
    "apr april avr",
    "may mai",
    "jun june juin",
    "jul july juil",
    "aug august août",
    "sep sept september",
    "oct october okt",
    "nov november",
    "dec december dez déc",
)
_NAMES = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Numbers of months by the names that Excel gives them in English, German and French."""

_HAN_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = range(45_000, 51_000)
"""Excel's numbers for days from 2023 to 2039."""


class PeriodError(ValueError):
    """A text that is neither a month nor a quarter: what is wrong and what to write."""


class AmbiguousPeriodError(PeriodError):
    """A date that two conventions read as different months."""


class Period(NamedTuple):
    """A month, or a quarter of three months.

    Attributes:
        label: ``2025-07`` or ``2025Q3``.
        first: its first month.
        months: 1 or 3.
    """

    label: str
    first: str
    months: int

    @property
    def last(self) -> str:
        """Its last month."""
        return add_months(self.first, self.months - 1)

    @property
    def calendar(self) -> tuple[str, ...]:
        """Its months, in order."""
        return tuple(add_months(self.first, count) for count in range(self.months))

    @classmethod
    def of(cls, label: str) -> Period:
        """The period of a label: ``2025-07`` or ``2025Q3``."""
        if "Q" in label:
            return _quarter(label[:4], label[-1])
        return cls(label, label, 1)


def read_period(text: str) -> Period:
    """The month or quarter that a text means.

    A date means its month, whatever the day. ``Jul-25`` is July 2025, as Excel shows a month.

    Args:
        text: normalised (NFKC), without spaces around.

    Raises:
        AmbiguousPeriodError: ``07/08/2025`` may be in July or in August.
        PeriodError: it is neither a month nor a quarter.
    """
    for pattern, make in _FORMS:
        match = pattern.fullmatch(text)
        period = make(*match.groups()) if match else None
        if period is not None:
            return period
    raise PeriodError(f"{quoted(text)} is not a month; {_instead(text)}")


def _month(year: str, number: str | int, day: str | None = None) -> Period | None:
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = date(full_year, int(number), int(day or 1))
    except ValueError:
        return None
    label = f"{found.year:04d}-{found.month:02d}"
    return Period(label, label, 1)


def _quarter(year: str, number: str) -> Period:
    full_year = year if len(year) == 4 else f"20{year}"
    quarter = int(_HAN_QUARTERS.get(number, number))
    return Period(f"{full_year}Q{quarter}", f"{full_year}-{3 * quarter - 2:02d}", 3)


def _named(name: str, year: str) -> Period | None:
    number = _NAMES.get(name.lower().removesuffix("."))
    return None if number is None else _month(year, number)


def _ambiguous_name(first: str, name: str) -> Period | None:
    """``25-Jul``, which Excel shows for a day of this year, and others write for July 2025."""
    number = _NAMES.get(name.lower().removesuffix("."))
    if number is None:
        return None
    raise AmbiguousPeriodError(
        f"'{first}-{name}' may be day {int(first)} of the month or the year 20{first}; "
        f"write the month as YYYY-MM, such as 20{first}-{number:02d}"
    )


def _slashed(first: str, second: str, year: str) -> Period | None:
    """``7/13/2025`` or ``13/7/2025``: the part above 12 is the day."""
    by_month, by_day = _month(year, first, second), _month(year, second, first)
    if by_month is None or by_day is None or by_month == by_day:
        return by_month or by_day
    raise AmbiguousPeriodError(
        f"'{first}/{second}/{year}' may be in {by_month.label} (month first) or in "
        f"{by_day.label} (day first); write months as YYYY-MM"
    )


def _dotted(day: str, number: str, year: str) -> Period | None:
    return _month(year, number, day)


def _swapped(number: str, year: str) -> Period | None:
    return _month(year, number)


def _quarter_first(number: str, year: str) -> Period:
    return _quarter(year, number)


_YEAR, _ONE_OR_TWO, _TIME = r"([0-9]{4})", r"([0-9]{1,2})", r"(?:[T ][0-9:.]+)?"
_SHORT_YEAR, _NAME = r"([0-9]{2}|[0-9]{4})", r"([^\W\d_]{3,9}\.?)"

_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Period | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), make)
    for pattern, make in (
        (rf"{_YEAR}[-/]{_ONE_OR_TWO}", _month),
        (r"([0-9]{4})([0-9]{2})", _month),
        (rf"{_YEAR}([-/.]){_ONE_OR_TWO}\2{_ONE_OR_TWO}{_TIME}", lambda y, _, m, d: _month(y, m, d)),
        (rf"{_YEAR} ?年 ?{_ONE_OR_TWO} ?月(?: ?{_ONE_OR_TWO} ?日)?", _month),
        (rf"{_ONE_OR_TWO}[-/.]{_YEAR}", _swapped),
        (rf"{_NAME}[- ]*{_SHORT_YEAR}", _named),
        (rf"{_YEAR}[- ]*{_NAME}", lambda year, name: _named(name, year)),
        (rf"([0-9]{{2}})[- ]{_NAME}", _ambiguous_name),
        (rf"{_ONE_OR_TWO}/{_ONE_OR_TWO}/{_SHORT_YEAR}{_TIME}", _slashed),
        (rf"{_ONE_OR_TWO}\.{_ONE_OR_TWO}\.{_SHORT_YEAR}{_TIME}", _dotted),
        (rf"{_SHORT_YEAR}[- ]*Q([1-4])", _quarter),
        (rf"Q([1-4])[-/ ]*{_SHORT_YEAR}", _quarter_first),
        (rf"([1-4])Q[- ]*{_SHORT_YEAR}", _quarter_first),
        (rf"{_YEAR} ?年 ?第?([1-4一二三四]) ?季度?", _quarter),
    )
)


def _instead(text: str) -> str:
    if re.fullmatch(r"[0-9]{5}", text) and int(text) in _EXCEL_DAYS:
        day = _EXCEL_EPOCH + timedelta(days=int(text))
        return f"it looks like Excel's number of a day; did you mean '{day:%Y-%m}'?"
    if re.fullmatch(r"[0-9]{4}", text):
        return "it is a year; write months (YYYY-MM) or quarters (2025Q3)"
    return f"write YYYY-MM, such as {FIRST}, or a quarter, such as 2025Q3"
