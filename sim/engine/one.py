"""One replication by itself."""

from __future__ import annotations

import numpy as np

from sim.engine.block import play
from sim.engine.recorded import recording
from sim.engine.tape import Tape
from sim.errors import InputError
from sim.measures.recording import Recording
from sim.scenario.types.scenario import Scenario
from sim.world.world import World

__all__ = ["record_one"]


def record_one(scenario: Scenario, replication: int, *, still: bool = False) -> Recording:
    """Simulate one replication alone: it is what it is in the ensemble, to the bit.

    Args:
        scenario: what to run; how many replications it asks for does not matter.
        replication: which, from 0.
        still: whether brands stay as fresh as in June; see ``World``.

    Returns:
        A record with R = 1, whose ledger and draws are that replication's.

    Raises:
        InputError: the number is negative, or June's figures do not fit the price bands.
    """
    if replication < 0:
        raise InputError(f"there is no replication {replication}; they are numbered from 0")
    world = World.of(scenario)
    shapes = Tape.shapes_for(world.cast, scenario.run.months, 1)
    arrays = {name: np.empty(shape, dtype=np.float32) for name, shape in shapes.items()}
    alone = play(scenario, range(replication, replication + 1), arrays, still=still)
    return recording(world, arrays, alone)
