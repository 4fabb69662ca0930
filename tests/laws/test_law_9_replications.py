"""Law 9: replications differ, and each is the same alone as in the ensemble."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, replace
from functools import cache

import numpy as np
import pytest

from sim.engine import record, record_one
from sim.engine.simulate import play
from sim.engine.tape import Tape
from sim.errors import InputError
from sim.measures.recording import Entry, Recording
from sim.scenario import Scenario
from sim.scenario.types.drawn import drawn_by_scenario
from sim.world.draws import draw
from sim.world.ensemble import fitted
from sim.world.world import World, register
from tests.laws.helpers import scenario

ENSEMBLE = 1_003  # two tiles of luck, and a block that is not full


def _made() -> Scenario:
    return scenario("take_back_when_slumping", months=18, replications=ENSEMBLE)


@cache
def _ensemble() -> Recording:
    return record(_made())


def test_replications_differ() -> None:
    orders = _ensemble().arrays["orders"]
    for month in (0, 17):
        seen = np.unique(orders[month], axis=1)
        assert seen.shape[1] == ENSEMBLE, "two replications sold the same"


def test_replications_draw_their_own_assumptions() -> None:
    whole = drawn_by_scenario(_made())
    draws = {name: each for name, each in _ensemble().draws.items() if name not in whole}
    rows = fitted()
    for name, values in draws.items():
        # rows differ, and a walker that stood still may have left two alike
        fewest = 950 if name in rows else ENSEMBLE
        assert np.unique(values).size >= fewest, name
    names = [name for name in draws if name not in rows]
    likeness = np.corrcoef([draws[name] for name in names])
    np.fill_diagonal(likeness, 0.0)
    # independent columns of 1,003 draws correlate by 0.03; among 5,000 pairs hardly one by 0.15
    assert np.abs(likeness).max() < 0.18


def test_the_second_tile_has_other_luck() -> None:
    drawn = draw(register(), 625, range(0, 2_000))["space_elasticity"]
    assert not np.intersect1d(drawn[:1_000], drawn[1_000:]).size


@pytest.mark.parametrize("replication", [0, 1, 500, 999, 1000, 1001, 1002])
def test_alone_as_in_the_ensemble(replication: int) -> None:
    made, whole = _made(), _ensemble()
    shapes = Tape.shapes_for(World.of(made).cast, made.run.months, 1)
    tape = Tape.blank(shapes, shared=False).arrays()
    alone = play(made, range(replication, replication + 1), tape)
    here = slice(replication, replication + 1)
    assert tape.keys() == whole.arrays.keys()
    for name, array in tape.items():
        assert array.tobytes() == whole.arrays[name][:, :, here].tobytes(), name
    expected, sample = alone.june
    assert whole.june_sample is not None
    assert expected.tobytes() == whole.june[:, here].tobytes()
    assert sample.tobytes() == whole.june_sample[:, here].tobytes()


@pytest.mark.parametrize("size", [2, 3, 5, 8, 17, 999])
def test_a_few_as_in_the_ensemble(size: int) -> None:
    """numpy takes other paths for few columns; the bits must not follow."""
    made, whole = _made(), _ensemble()
    shapes = Tape.shapes_for(World.of(made).cast, made.run.months, size)
    tape = Tape.blank(shapes, shared=False).arrays()
    play(made, range(3, 3 + size), tape)
    for name, array in tape.items():
        assert array.tobytes() == whole.arrays[name][:, :, 3 : 3 + size].tobytes(), name


def test_a_smaller_ensemble_is_the_first_part_of_a_larger_one() -> None:
    small = record(scenario("take_back_when_slumping", months=18, replications=60))
    for name, array in small.arrays.items():
        assert array.tobytes() == _ensemble().arrays[name][:, :, :60].tobytes(), name


def test_the_ledger_of_single_replications_adds_up() -> None:
    made = scenario("take_back_when_slumping", months=18, replications=4)
    whole = record(made)
    shapes = Tape.shapes_for(World.of(made).cast, made.run.months, 1)
    added = Counter[tuple[object, ...]]()
    for replication in range(4):
        tape = Tape.blank(shapes, shared=False).arrays()
        added.update(play(made, range(replication, replication + 1), tape).ledger)
    assert added == {(e.month, e.agent, e.what): e.replications for e in whole.ledger}


@pytest.mark.parametrize("replication", [0, 500, 999, 1000, 1002])
def test_one_recorded_alone(replication: int) -> None:
    """`record_one` is the replication of the ensemble: tape, June, draws and calendar."""
    whole, alone = _ensemble(), record_one(_made().replace(run={"replications": 1}), replication)
    here = slice(replication, replication + 1)
    assert (alone.replications, alone.cast, alone.months) == (1, whole.cast, whole.months)
    assert alone.arrays.keys() == whole.arrays.keys()
    for name, array in alone.arrays.items():
        assert array.tobytes() == whole.arrays[name][:, :, here].tobytes(), name
    assert alone.june.tobytes() == whole.june[:, here].tobytes()
    assert whole.june_sample is not None
    assert alone.june_sample is not None
    assert alone.june_sample.tobytes() == whole.june_sample[:, here].tobytes()
    assert alone.draws.keys() == whole.draws.keys()
    for name, values in alone.draws.items():
        assert values.tobytes() == whole.draws[name][here].tobytes(), name


def test_the_ledgers_of_ones_recorded_alone_add_up() -> None:
    made = scenario("take_back_when_slumping", months=18, replications=4)
    added = Counter[tuple[object, ...]]()
    for replication in range(4):
        for entry in record_one(made, replication).ledger:
            assert entry.replications == 1 or entry.rule == "refresh"
            added[_without_count(entry)] += entry.replications
    assert added == Counter({_without_count(e): e.replications for e in record(made).ledger})


def _without_count(entry: Entry) -> tuple[object, ...]:
    return astuple(replace(entry, replications=0))


def test_there_is_no_replication_below_the_first() -> None:
    with pytest.raises(InputError, match="there is no replication -1; they are numbered from 0"):
        record_one(_made(), -1)
