"""Months and quarters in every form that people and spreadsheets write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.scenario.types.months import add_months, months_between
from sim.study.backtest.periods import AmbiguousPeriodError, Period, PeriodError, read_period

ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
GERMAN = ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
FRENCH = ("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc")

FORMS: dict[str, Callable[[int, int], str]] = {
    "the product's": lambda y, m: f"{y}-{m:02d}",
    "slash": lambda y, m: f"{y}/{m}",
    "six digits": lambda y, m: f"{y}{m:02d}",
    "first day": lambda y, m: f"{y}-{m:02d}-01",
    "last days": lambda y, m: f"{y}/{m}/28",
    "pandas": lambda y, m: f"{y}-{m:02d}-01 00:00:00",
    "ISO": lambda y, m: f"{y}-{m:02d}-01T00:00:00.000000000",
    "Excel, English": lambda y, m: f"{ENGLISH[m - 1]}-{y % 100:02d}",
    "Excel, German": lambda y, m: f"{GERMAN[m - 1]} {y % 100:02d}",
    "Excel, French": lambda y, m: f"{FRENCH[m - 1]}-{y % 100:02d}",
    "with a point": lambda y, m: f"{FRENCH[m - 1]}. {y}",
    "upper case": lambda y, m: f"{ENGLISH[m - 1].upper()} {y}",
    "year first": lambda y, m: f"{y} {ENGLISH[m - 1]}",
    "month first": lambda y, m: f"{m:02d}/{y}",
    "Chinese": lambda y, m: f"{y}年{m}月",
    "Chinese day": lambda y, m: f"{y}年{m}月1日",
    "German day": lambda y, m: f"01.{m:02d}.{y}",
    "day first": lambda y, m: f"28/{m}/{y}",
    "American": lambda y, m: f"{m}/28/{y}",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_month_is_read_in_every_form(form: str) -> None:
    """A pattern that is too wide, or a wrong name, shows in one of these months."""
    for count in range(120):
        month = add_months("2025-07", count)
        year, number = (int(part) for part in month.split("-"))
        text = FORMS[form](year, number)
        assert read_period(text) == Period(month, month, 1), text


@pytest.mark.parametrize(
    "form",
    [
        "{y}Q{q}",
        "{y}-Q{q}",
        "{y} q{q}",
        "Q{q} {y}",
        "Q{q}/{s}",
        "{q}Q{s}",
        "{y}年第{q}季度",
        "{y}年{h}季度",
    ],
)
def test_every_quarter_is_read_in_every_form(form: str) -> None:
    for year in range(2025, 2035):
        for quarter in range(1, 5):
            text = form.format(y=year, s=year % 100, q=quarter, h="一二三四"[quarter - 1])
            period = read_period(text)
            assert period == Period.of(f"{year}Q{quarter}"), text
            assert period.calendar[0] == period.first == f"{year}-{3 * quarter - 2:02d}"
            assert months_between(period.first, period.last) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("07/08/2025", "'07/08/2025' may be in 2025-07 (month first) or in 2025-08 (day first)"),
        ("1/7/25", "'1/7/25' may be in 2025-01 (month first) or in 2025-07 (day first)"),
        ("25-Jul", "may be day 25 of the month or the year 2025; write the month as YYYY-MM, "),
    ],
)
def test_what_two_conventions_read_as_two_months_is_refused(text: str, told: str) -> None:
    with pytest.raises(AmbiguousPeriodError) as caught:
        read_period(text)
    assert told in str(caught.value)


def test_a_date_that_is_the_same_month_both_ways_is_read() -> None:
    assert read_period("7/7/2025").label == "2025-07"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("45839", "it looks like Excel's number of a day; did you mean '2025-07'?"),
        ("2025", "it is a year; write months (YYYY-MM) or quarters (2025Q3)"),
        ("2025.1", "write YYYY-MM"),  # 2025.10 in Excel
        ("2025-00", "write YYYY-MM"),
        ("2025-02-30", "write YYYY-MM"),
        ("2025Q5", "write YYYY-MM"),
        ("2025年13月", "write YYYY-MM"),
        ("July", "write YYYY-MM"),
        ("Jul-5", "write YYYY-MM"),
        ("12025-07", "write YYYY-MM"),
        ("2025-07-01 to 2025-07-31", "write YYYY-MM"),
        ("", "write YYYY-MM"),
    ],
)
def test_what_is_no_month_says_what_to_write(text: str, told: str) -> None:
    with pytest.raises(PeriodError) as caught:
        read_period(text)
    assert not isinstance(caught.value, AmbiguousPeriodError)
    assert told in str(caught.value)
