"""Which months are shown, and how a month is asked for."""

from __future__ import annotations

import pytest

from sim.errors import InputError
from sim.scenario.types.months import FIRST, add_months
from sim.study.horizons import OUTCOME_MONTHS, horizons, month_index, named

MONTHS = tuple(add_months(FIRST, m) for m in range(36))


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        (1, [1]),
        (5, [5]),
        (6, [6]),
        (7, [6, 7]),
        (12, [6, 12]),
        (24, [6, 12, 24]),
        (30, [6, 12, 24, 30]),
        (36, [6, 12, 24, 36]),
        (37, [6, 12, 24, 37]),
        (120, [6, 12, 24, 120]),
    ],
)
def test_the_usual_months_and_the_last(months, shown):
    assert horizons(months) == shown


def test_a_run_of_any_length_ends_with_its_last_month_and_fits():
    for months in range(1, 121):
        shown = horizons(months)
        assert shown[-1] == months
        assert shown == sorted(set(shown))
        assert len(shown) <= 4
        assert set(shown[:-1]) <= set(OUTCOME_MONTHS)


@pytest.mark.parametrize(
    ("wanted", "place"),
    [("2025-07", 0), ("2026-06", 11), ("2028-06", 35), ("1", 0), ("12", 11), ("36", 35)],
)
def test_a_month_by_name_and_by_number(wanted, place):
    assert month_index(wanted, MONTHS) == place


@pytest.mark.parametrize(
    "wanted", ["0", "37", "-1", "", "6.0", "twelve", "2025-06", "2028-07", "2026-6", "2026"]
)
def test_a_month_that_the_run_has_not(wanted):
    with pytest.raises(InputError) as caught:
        month_index(wanted, MONTHS)
    assert str(caught.value) == (
        f"{wanted!r} is no month of this run; take one from 2025-07 to 2028-06, or its number, "
        "1 to 36 (--months makes a run longer)"
    )


def test_named_months_are_counted_and_sorted_and_none_named_are_the_horizons() -> None:
    calendar = ("2025-07", "2025-08", "2025-09", "2025-10")
    assert named(["2025-09", "1", "3"], calendar) == (1, 3)
    assert named(None, calendar) == named([], calendar) == (4,)
    with pytest.raises(InputError, match="no month of this run"):
        named(["5"], calendar)
