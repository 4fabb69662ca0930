"""Luck does not follow the block: any range of replications deals what the whole range does."""

from __future__ import annotations

import numpy as np
import pytest

from sim.randomness import TILE, Stream


@pytest.mark.parametrize(
    ("start", "stop"),
    [(0, 1), (TILE - 1, TILE + 1), (TILE // 2, TILE // 2 + TILE), (TILE, 2 * TILE), (7, 2600)],
)
def test_a_part_is_dealt_what_the_whole_is(start: int, stop: int) -> None:
    whole = Stream(625, "aito", "shock", range(3 * TILE)).normals(np.empty((3, 3 * TILE)))
    part = Stream(625, "aito", "shock", range(start, stop)).normals(np.empty((3, stop - start)))
    assert (part == whole[:, start:stop]).all()


def test_rows_come_in_order_however_many_are_asked_for() -> None:
    at_once = Stream(1, "market", "shock", range(50)).normals(np.empty((4, 50)))
    one_by_one = Stream(1, "market", "shock", range(50))
    assert all((one_by_one.normals() == row).all() for row in at_once)


def test_names_purposes_seeds_and_tiles_each_have_luck_of_their_own() -> None:
    keys = [(0, "a", "b"), (1, "a", "b"), (0, "b", "b"), (0, "a", "c"), (0, "ab", "")]
    firsts = {Stream(*key, range(1)).uniforms()[0] for key in keys}
    firsts |= {Stream(0, "a", "b", range(TILE, TILE + 1)).uniforms()[0]}
    assert len(firsts) == len(keys) + 1
