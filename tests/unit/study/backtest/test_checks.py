"""Checks of a forecast by its own futures: rare false alarms, and planted errors that are found.

Every outcome here is made up: a future of the same ensemble, or its band with an error planted.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.measures.outcome import outcome
from sim.study.backtest.checks import CLEAR, NAMES, Check, can_be_clear, check_forecast
from tests.laws.helpers import recorded

Floats = NDArray[np.float64]
MEASURES = ("aito_share", "hima_units", "luxeed_units")
REPLICATIONS = 400


@cache
def futures(months: int) -> dict[str, Floats]:
    """The futures of each measure, (months, replications)."""
    recording = recorded("cede_sales", months=24, replications=2 * REPLICATIONS)
    return {
        measure: np.array([outcome(recording, measure, month) for month in range(months)])
        for measure in MEASURES
    }


def checked(actual: dict[str, Floats], months: int) -> dict[tuple[str, str], Check]:
    """The checks by measure and name, against the first half of the futures."""
    members = {name: futures(months)[name][:, :REPLICATIONS] for name in actual}
    times = {name: np.arange(1.0, months + 1.0) for name in actual}
    return {(c.measure, c.check): c for c in check_forecast(members, actual, times)}


def planted(months: int, kind: str) -> dict[str, Check]:
    """The checks of Aito's share with an error planted into it, 1 being the edge of the band."""
    values = futures(months)["aito_share"][:, :REPLICATIONS]
    low, median, high = np.quantile(values, (0.05, 0.5, 0.95), axis=1)
    steps = np.linspace(-1.0, 1.0, months)
    noise = np.random.default_rng(0).uniform(-0.95, 0.95, months)
    errors = {
        "none": 0.3 * np.sin(3.0 * steps),
        "high": np.full(months, -2.0),
        "low": np.full(months, 2.0),
        "up": 1.5 * steps,
        "down": -1.5 * steps,
        "first one side, then the other": np.where(steps < 0.0, -0.8, 0.8),
        "median": np.zeros(months),
        "noise in the band": noise,
    }
    error = errors[kind]
    half = np.where(error < 0.0, median - low, high - median)
    found = checked({"aito_share": median + error * half}, months)
    return {name: check for (_, name), check in found.items()}


def clear(checks: dict[str, Check]) -> set[str]:
    return {name for name, check in checks.items() if check.finding == "clear"}


# false alarms


@pytest.mark.parametrize("months", [6, 24])
def test_futures_of_the_ensemble_raise_few_false_alarms(months: int) -> None:
    """Futures that the forecast has not seen: at most about 5 in 100 have any clear finding."""
    alarms, hints, values = 0, 0, futures(months)
    for future in range(REPLICATIONS, REPLICATIONS + 200):
        found = checked({name: values[name][:, future] for name in MEASURES}, months).values()
        alarms += any(check.finding == "clear" for check in found)
        hints += sum(check.futures_as_extreme <= CLEAR for check in found)
    assert alarms <= 20, "three standard deviations above 10 in 200"
    assert alarms >= 1, "a check that never finds anything is no check"
    assert hints <= 0.08 * 200 * len(NAMES) * len(MEASURES)


def test_counting_signs_would_have_cried_wolf() -> None:
    """What the checks replace: at least nine of twelve on one side was called a bias."""
    values = futures(12)["aito_share"]
    medians = np.median(values[:, :REPLICATIONS], axis=1)
    above = (values[:, REPLICATIONS:] > medians[:, None]).sum(axis=0)
    assert np.mean((above >= 9) | (above <= 3)) > 0.5


# planted errors


@pytest.mark.parametrize("months", [6, 12, 24])
def test_what_follows_the_median_loosely_is_not_found(months: int) -> None:
    assert not clear(planted(months, "none")) - {"near"}
    assert planted(months, "none")["bias"].futures_as_extreme > 0.3


@pytest.mark.parametrize("months", [6, 12, 24])
@pytest.mark.parametrize(("kind", "sign"), [("high", -1.0), ("low", 1.0)])
def test_errors_of_one_sign_in_a_row_are_a_bias(months: int, kind: str, sign: float) -> None:
    checks = planted(months, kind)
    assert clear(checks) >= ({"outside"} if months == 6 else {"outside", "bias"})
    assert np.sign(checks["bias"].value) == sign
    assert checks["run"].value == months
    assert checks["outside"].value == months


@pytest.mark.parametrize("months", [12, 24])
@pytest.mark.parametrize(("kind", "sign"), [("up", 1.0), ("down", -1.0)])
def test_a_trend_is_found_though_both_sides_are_even(months: int, kind: str, sign: float) -> None:
    checks = planted(months, kind)
    assert "trend" in clear(checks)
    assert np.sign(checks["trend"].value) == sign
    assert "bias" not in clear(checks)


def test_halves_on_either_side_are_a_trend_and_no_bias() -> None:
    """Signs alone, six above and six below, call this unbiased."""
    checks = planted(24, "first one side, then the other")
    assert "trend" in clear(checks)
    assert "bias" not in clear(checks)
    assert checks["run"].value == 12


@pytest.mark.parametrize("months", [12, 24])
def test_bands_that_are_too_wide_are_found(months: int) -> None:
    checks = planted(months, "median")
    assert "near" in clear(checks)
    assert checks["outside"].value == 0
    assert checks["outside"].futures_as_extreme == 1.0


@pytest.mark.parametrize("months", [12, 24])
def test_bands_that_hold_every_erratic_outcome_are_found(months: int) -> None:
    """In the band in every month, but on the way there unlike any future."""
    checks = planted(months, "noise in the band")
    assert "jumps" in clear(checks)
    assert checks["outside"].value == 0


# by hand


def by_hand(actual: list[float], members: list[list[float]]) -> dict[str, Check]:
    values = np.array(members, dtype=float)
    times = np.arange(float(len(actual)))
    found = check_forecast({"m": values}, {"m": np.array(actual)}, {"m": times})
    return {check.check: check for check in found}


def test_statistics_by_hand() -> None:
    """Four futures 0, 1, 2, 3 in every month; what came is 9, 9, 9, -9: ranks 5, 5, 5, 1 of 5."""
    checks = by_hand([9.0, 9.0, 9.0, -9.0], [[0.0, 1.0, 2.0, 3.0]] * 4)
    assert checks["bias"].value == pytest.approx((0.9 + 0.9 + 0.9 + 0.1) / 4 - 0.5)
    assert checks["near"].value == pytest.approx(0.4)
    assert checks["run"].value == 3
    assert checks["jumps"].value == pytest.approx(0.8 / 3)
    assert checks["trend"].value == pytest.approx(
        (-1.5 * 0.9 - 0.5 * 0.9 + 0.5 * 0.9 + 1.5 * 0.1) / 5
    )
    assert checks["outside"].value == 4
    assert checks["jumps"].futures_as_extreme == pytest.approx(1 / 5), "the futures rarely move"


def test_ties_are_in_the_middle_and_on_neither_side() -> None:
    """A brand that has not launched: nobody sells, and nothing is unusual about it."""
    checks = by_hand([0.0] * 5, [[0.0] * 30] * 5)
    assert {check.value for check in checks.values()} == {0.0}
    assert {check.futures_as_extreme for check in checks.values()} == {1.0}
    assert not clear(checks)


def test_few_outcomes_have_no_pattern_to_find() -> None:
    for months in (1, 2, 3):
        checks = by_hand([99.0] * months, [list(range(99))] * months)
        assert set(checks) == {"outside", "near"}
    assert set(by_hand([99.0] * 4, [list(range(99))] * 4)) == set(NAMES)


def test_one_outcome_far_outside_is_no_clear_finding() -> None:
    (check,) = (c for c in by_hand([1e6], [list(range(999))]).values() if c.check == "outside")
    assert check.value == 1
    assert 0.08 < check.futures_as_extreme < 0.13, "one outcome in ten lies outside"
    assert check.finding == "none"


def test_many_checks_are_allowed_for() -> None:
    """What is clear alone may be a hint only among other measures; and never the other way."""
    values = futures(12)
    rare = np.quantile(values["aito_share"][:, :REPLICATIONS], 0.965, axis=1)
    alone = checked({"aito_share": rare}, 12)
    others = {name: np.median(values[name], axis=1) * 1.01 for name in MEASURES[1:]}
    among = checked({"aito_share": rare} | others, 12)
    for name in NAMES:
        key = ("aito_share", name)
        assert among[key].futures_as_extreme == alone[key].futures_as_extreme
        assert among[key].adjusted >= alone[key].adjusted >= alone[key].futures_as_extreme


def test_a_few_replications_settle_nothing() -> None:
    checks = tuple(by_hand([9.0] * 6, [[float(i) for i in range(20)]] * 6).values())
    assert not can_be_clear(checks, 20)
    assert can_be_clear(checks, 200)
    assert not any(check.finding == "clear" for check in checks)
