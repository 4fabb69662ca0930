"""Ranks: told apart only by what the futures tell apart."""

from __future__ import annotations

import numpy as np

from sim.workshop.results.standing import standings

LUCK = np.random.default_rng(7).normal(0.0, 5.0, 400)
NOISE = np.random.default_rng(8).normal(0.0, 1.0, (3, 400))


def test_luck_in_common_hides_no_difference() -> None:
    found = standings(np.stack([LUCK, LUCK + 0.01, LUCK - 0.01]))
    assert [each.rank for each in found] == [2, 1, 3]
    assert not any(each.tied for each in found)
    assert [each.first for each in found] == [0.0, 1.0, 0.0]


def test_what_cannot_be_told_apart_shares_a_rank() -> None:
    scores = np.stack([LUCK + NOISE[0], LUCK + NOISE[1], LUCK + NOISE[2] - 3.0])
    found = standings(scores - scores.mean(axis=1, keepdims=True) + [[0.0], [0.01], [-3.0]])
    assert [each.rank for each in found] == [1, 1, 3]
    assert [each.tied for each in found] == [True, True, False]


def test_the_very_same_scores_share_everything() -> None:
    found = standings(np.stack([LUCK, LUCK]))
    assert [(each.rank, each.tied, each.first) for each in found] == [(1, True, 0.5)] * 2


def test_first_places_add_up_to_one() -> None:
    found = standings(np.round(NOISE))  # whole numbers, so that futures have ties
    assert sum(each.first for each in found) == 1.0 or abs(sum(e.first for e in found) - 1) < 1e-12


def test_nobody_and_one() -> None:
    assert standings(np.empty((0, 5))) == []
    (alone,) = standings(LUCK[None])
    assert (alone.rank, alone.tied, alone.first) == (1, False, 1.0)
