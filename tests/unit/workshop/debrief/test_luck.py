"""The spread between teams in two parts that add up."""

from __future__ import annotations

import numpy as np
import pytest

from sim.workshop.debrief.luck import apart

RANDOM = np.random.default_rng(11)


def test_the_parts_add_up_to_the_spread_in_single_futures() -> None:
    scores = RANDOM.normal(0.0, 2.0, (5, 300)) + RANDOM.normal(0.0, 3.0, (5, 1))
    found = apart(scores)
    between = scores.var(axis=0).mean()
    assert found["decisions"] + found["luck"] == pytest.approx(between)  # type: ignore[operator]
    assert found["decisions_share"] == pytest.approx(found["decisions"] / between)


def test_luck_that_moves_all_alike_decides_nothing() -> None:
    scores = RANDOM.normal(0.0, 2.0, 300) + np.array([[0.0], [1.0], [5.0]])
    found = apart(scores)
    assert found["decisions_share"] == pytest.approx(1.0)
    assert found["common"] == pytest.approx(scores[0].var())


def test_equal_decisions_leave_luck_only() -> None:
    scores = RANDOM.normal(0.0, 2.0, (4, 300))
    found = apart(scores - scores.mean(axis=1, keepdims=True))
    assert found["decisions_share"] == pytest.approx(0.0, abs=1e-20)
    assert apart(np.ones((3, 10)))["decisions_share"] is None
