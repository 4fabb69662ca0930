"""Luck does not follow the block: any range of replications deals what the whole range does."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from sim.engine import record
from sim.randomness import TILE, Stream, remember, remember_luck_of, remembered_luck
from sim.study.load import load


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


@pytest.fixture
def remembering() -> Iterator[None]:
    remember(20_000)
    yield
    remember(0)


@pytest.mark.parametrize("size", [64, TILE, TILE + 7])
def test_luck_that_is_remembered_is_the_same_luck(size: int) -> None:
    fresh = Stream(5, "aito", "shock", range(size)).normals(np.empty((9, size)))
    remember(100)
    try:
        for rows in (4, 9, 2):  # a shorter run, a longer one, a shorter one again
            dealt = Stream(5, "aito", "shock", range(size)).normals(np.empty((rows, size)))
            assert (dealt == fresh[:rows]).all()
        assert (Stream(5, "aito", "shock", range(3)).normals() == fresh[0, :3]).all()
    finally:
        remember(0)


def test_a_memory_that_is_full_forgets_and_deals_on() -> None:
    fresh = Stream(5, "aito", "shock", range(10)).normals(np.empty((30, 10)))
    remember(4)
    try:
        for _ in range(2):
            dealt = Stream(5, "aito", "shock", range(10)).normals(np.empty((30, 10)))
            assert (dealt == fresh).all()
    finally:
        remember(0)


@pytest.mark.usefixtures("remembering")
def test_a_run_does_not_depend_on_what_is_remembered() -> None:
    scenario = load("cede_sales").replace(run={"replications": 40, "months": 8})
    first, again = record(scenario), record(scenario)
    remember(0)
    fresh = record(scenario)
    for name, values in fresh.arrays.items():
        assert (values == first.arrays[name]).all()
        assert (values == again.arrays[name]).all()


@pytest.mark.usefixtures("remembering")
def test_luck_that_is_remembered_already_stays_so() -> None:
    with remembered_luck(10):
        pass
    assert not remember_luck_of(10)


def test_luck_is_remembered_for_a_block_where_it_fits() -> None:
    with remembered_luck(100 * TILE):
        assert remember_luck_of(1)
    remember(0)
    with remembered_luck(1), remembered_luck(1):
        assert not remember_luck_of(1)
    assert remember_luck_of(1)
    remember(0)
