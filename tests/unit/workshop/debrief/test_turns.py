"""Turning points of made-up paths."""

from __future__ import annotations

import numpy as np
import pytest

from sim.workshop.debrief.turns import MOST, turns


def _told(path: list[float], least: float = 0.0) -> list[tuple[int, str]]:
    return [(turn.month, turn.kind) for turn in turns(np.array(path), least)]


def test_a_path_that_never_moves_has_none() -> None:
    assert _told([0.0] * 12) == []
    assert _told([0.001, 0.0, 0.001], least=0.002) == []


def test_a_straight_way_has_its_largest_step_only() -> None:
    assert _told([-0.1, -0.2, -0.5, -0.6]) == [(2, "jump")]


def test_up_and_down_again() -> None:
    path = [0.1, 0.2, 0.3, 0.25, 0.1, -0.2, -0.2]
    assert _told(path) == [(2, "turn"), (5, "jump")]
    (corner, jump) = turns(np.array(path))
    # it came 0.3 from the start and went back 0.5: the smaller of the two
    assert corner.size == pytest.approx(0.3)
    assert jump.size == pytest.approx(-0.3)


def test_a_small_way_back_is_no_turn() -> None:
    assert _told([0.1, 0.2, 0.19, 0.3, 0.4, 0.6]) == [(5, "jump")]


def test_the_largest_turns_are_told_when_there_are_many() -> None:
    found = turns(np.array([1.0, 0.0, 3.0, -2.0, 2.0, 0.5, 1.5, 1.0]))
    assert len(found) == MOST
    assert [turn.month for turn in found] == sorted(turn.month for turn in found)
    # 3.0 to -2.0 is the largest step; next to it come the corners with most way on both sides
    assert found[1:] == sorted(found[1:])
    assert {turn.month for turn in found} == {2, 3, 4}
