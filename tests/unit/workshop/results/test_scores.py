"""Scores reward what they say they reward."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.workshop.results.scores import (
    DIRECTIONS,
    best_range,
    direction_of,
    direction_points,
    interval_scores,
    range_points,
)

FUTURES = np.random.default_rng(4).beta(4.0, 3.0, 137)
ENDS = st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)).map(sorted)


def test_an_interval_score_is_its_width_and_ten_times_the_miss() -> None:
    found = interval_scores(0.4, 0.6, np.array([0.5, 0.4, 0.3, 0.75]))
    assert found == pytest.approx([0.2, 0.2, 1.2, 1.7])


@given(ENDS, st.integers(1, 60), st.integers(0, 10_000))
def test_no_range_beats_the_best_one(ends: list[float], count: int, seed: int) -> None:
    values = np.random.default_rng(seed).beta(2.0, 2.0, count)
    best = interval_scores(*best_range(values), values).mean()
    assert best <= interval_scores(*ends, values).mean() + 1e-12


@given(ENDS)
def test_points_of_a_range_lie_from_0_to_100(ends: list[float]) -> None:
    points = range_points(*ends, FUTURES).mean()
    assert -1e-9 <= points <= 100.0 + 1e-9


def test_the_ends_of_the_scale() -> None:
    assert range_points(*best_range(FUTURES), FUTURES).mean() == pytest.approx(100.0)
    assert range_points(0.0, 1.0, FUTURES).mean() == 0.0
    # a range that misses all futures is no worse than to say nothing, in any future
    assert (range_points(0.0, 0.001, FUTURES) == 0.0).all()


def test_to_be_too_sure_costs_more_than_to_be_a_little_wide() -> None:
    low, high = best_range(FUTURES)
    middle, half = (low + high) / 2, (high - low) / 2
    wide = range_points(middle - 1.2 * half, middle + 1.2 * half, FUTURES).mean()
    sure = range_points(middle - 0.3 * half, middle + 0.3 * half, FUTURES).mean()
    assert sure < wide < 100.0


def test_outcomes_all_alike_are_worth_all_points_when_named() -> None:
    assert range_points(0.5, 0.5, np.full(9, 0.5)).mean() == pytest.approx(100.0)


def test_a_point_of_share_is_the_same() -> None:
    # the step at one point is inside
    change = np.array([0.02, 0.01, 0.0, -0.01, -0.0101])
    assert [DIRECTIONS[i] for i in direction_of(change)] == [
        "higher",
        "same",
        "same",
        "same",
        "lower",
    ]
    assert direction_points("higher", change).tolist() == [100.0, 0.0, 0.0, 0.0, 0.0]
    assert sum(direction_points(each, change).mean() for each in DIRECTIONS) == 100.0
