"""Scores against their definitions, closed forms and numbers worked out by hand."""

from __future__ import annotations

from math import erf, exp, pi, sqrt
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sim.study.backtest.scores import coverage, crps, interval, interval_score, rank, skill

NUMBERS = st.floats(-1e6, 1e6, allow_subnormal=False)
ENSEMBLES = st.lists(NUMBERS, min_size=1, max_size=30).map(np.array)


def near(value: float, size: float) -> object:
    return pytest.approx(value, rel=1e-9, abs=1e-9 * max(size, 1.0))


def integral(members: NDArray[np.float64], actual: float) -> float:
    """The definition: F and the step at what came are flat between the points where they jump."""
    at = np.unique([*members, actual])
    left, width = at[:-1], np.diff(at)
    below = (members[None, :] <= left[:, None]).mean(axis=1)
    return float((((below - (left >= actual)) ** 2) * width).sum())


def energy(members: NDArray[np.float64], actual: float) -> float:
    pairs = np.abs(members[:, None] - members[None, :]).mean()
    return float(np.abs(members - actual).mean() - pairs / 2)


def size_of(members: NDArray[np.float64], actual: float) -> float:
    return float(max(np.abs(members).max(), abs(actual)))


# CRPS


@given(ENSEMBLES, NUMBERS)
def test_crps_is_the_integral_that_defines_it(members: NDArray[np.float64], actual: float) -> None:
    size = size_of(members, actual)
    assert crps(members, actual) == near(integral(members, actual), size)
    assert crps(members, actual) == near(energy(members, actual), size)


@pytest.mark.parametrize(
    ("members", "actual", "value"),
    [
        ([3.0], 5.0, 2.0),
        ([3.0], 3.0, 0.0),
        ([0.0, 1.0], 0.5, 0.25),
        ([0.0, 1.0], 0.0, 0.25),
        ([0.0, 1.0], 2.0, 1.25),
        ([0.0, 0.0, 0.0, 4.0], 0.0, 0.25),
        ([1.0, 2.0, 3.0], 2.0, 2.0 / 9.0),
    ],
)
def test_crps_by_hand(members: list[float], actual: float, value: float) -> None:
    assert crps(np.array(members), actual) == pytest.approx(value, abs=1e-15)


@pytest.mark.parametrize("actual", [-3.0, -0.4, 0.0, 1.1, 2.5])
def test_crps_of_many_members_is_that_of_their_distribution(actual: float) -> None:
    at = (np.arange(20_000) + 0.5) / 20_000
    normal = np.array([NormalDist().inv_cdf(p) for p in at])
    chance, density = (1 + erf(actual / sqrt(2))) / 2, exp(-(actual**2) / 2) / sqrt(2 * pi)
    closed = actual * (2 * chance - 1) + 2 * density - 1 / sqrt(pi)
    assert crps(normal, actual) == pytest.approx(closed, abs=1e-4)
    inside = min(max(actual, 0.0), 1.0)
    uniform = inside**3 / 3 + (1 - inside) ** 3 / 3 + abs(actual - inside)
    assert crps(at, actual) == pytest.approx(uniform, abs=1e-8)


@given(ENSEMBLES, NUMBERS, st.randoms(use_true_random=False))
def test_crps_is_never_negative_and_knows_no_order(
    members: NDArray[np.float64], actual: float, luck: object
) -> None:
    mixed = members.tolist()
    luck.shuffle(mixed)  # type: ignore[attr-defined]
    found = crps(members, actual)
    assert found >= 0.0
    assert crps(np.array(mixed), actual) == found
    most = float(np.abs(members - actual).mean())
    assert found <= most + 1e-9 * size_of(members, actual), "spread is no fault of a forecast"


@given(ENSEMBLES, NUMBERS, st.floats(0.01, 100.0), NUMBERS)
def test_scores_move_and_stretch_with_their_unit(
    members: NDArray[np.float64], actual: float, factor: float, shift: float
) -> None:
    size = 2 * (size_of(members, actual) * factor + abs(shift))
    for score in (crps, interval_score):
        other = score(members * factor + shift, actual * factor + shift)
        assert other == near(factor * score(members, actual), 40 * size)


def test_a_forecast_that_is_right_scores_best() -> None:
    """CRPS and interval score are proper: nobody gains by a forecast that is off or too sure."""
    luck = np.random.default_rng(1)
    came = luck.normal(size=400)
    honest = luck.normal(size=2000)
    for score in (crps, interval_score):
        mean = np.mean([score(honest, y) for y in came])
        for other in (honest + 0.7, honest * 0.4, honest * 2.5):
            assert np.mean([score(other, y) for y in came]) > mean


# the interval


def test_the_interval_holds_what_it_says() -> None:
    members = np.arange(101.0)
    assert interval(members) == (5.0, 95.0)
    assert interval(members, 0.5) == (25.0, 75.0)
    assert interval(np.array([7.0])) == (7.0, 7.0)


@pytest.mark.parametrize(
    ("actual", "score"),
    [(50.0, 90.0), (5.0, 90.0), (95.0, 90.0), (4.0, 110.0), (97.0, 130.0), (-5.0, 290.0)],
)
def test_interval_score_by_hand(actual: float, score: float) -> None:
    """From 5 to 95: the width, and 2 / 0.1 for each unit outside."""
    members = np.arange(101.0)
    assert interval_score(members, actual) == pytest.approx(score)
    half = 50.0 + 4.0 * max(25.0 - actual, actual - 75.0, 0.0)
    assert interval_score(members, actual, 0.5) == pytest.approx(half)


@given(ENSEMBLES, NUMBERS)
def test_the_interval_score_is_the_width_inside_and_more_outside(
    members: NDArray[np.float64], actual: float
) -> None:
    low, high = interval(members)
    assert low <= high
    found = interval_score(members, actual)
    assert found >= high - low
    if low <= actual <= high:
        assert found == high - low


# rank, coverage, skill


@pytest.mark.parametrize(
    ("actual", "place"), [(0.0, 0.0), (1.0, 0.125), (2.0, 0.5), (2.5, 0.75), (9.0, 1.0)]
)
def test_rank_by_hand(actual: float, place: float) -> None:
    assert rank(np.array([3.0, 2.0, 2.0, 1.0]), actual) == place


def test_coverage_counts_the_ends() -> None:
    low, high = np.array([0.0, 0.0, 0.0, 0.0]), np.array([1.0, 1.0, 1.0, 1.0])
    assert coverage(low, high, np.array([0.0, 1.0, 1.1, -0.1])) == 0.5


def test_skill_is_what_is_gained_over_a_reference() -> None:
    assert skill(0.0, 2.0) == 1.0
    assert skill(2.0, 2.0) == 0.0
    assert skill(3.0, 2.0) == -0.5
    assert skill(1.0, 0.0) is None
