"""A block of replications: simulated at once, on its part of the tape."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock
from sim.agents.ledger import Key
from sim.engine.casting import cast_parts
from sim.engine.finite import check_finite, check_june
from sim.engine.opening import JuneSales, open_state
from sim.scenario.types.scenario import Scenario
from sim.world.draws import Draws
from sim.world.world import World

__all__ = ["Played", "play"]


@dataclass(frozen=True)
class Played:
    """What a block of replications leaves beside its part of the tape.

    Attributes:
        draws: what was drawn for it, as far as it is at hand.
    """

    replications: range
    june: JuneSales
    ledger: Counter[Key]
    draws: Draws | None = None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector from walking a large heap, and numpy from warning, in a block."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        # what overflows is caught at the end of the block, in words
        with np.errstate(all="ignore"):
            yield
    finally:
        if was_on:
            gc.enable()


def play(
    scenario: Scenario,
    replications: range,
    tape: Mapping[str, NDArray[np.float32]],
    counted: int | None = None,
    *,
    still: bool = False,
    draws: Draws | None = None,
) -> Played:
    """Simulate a block of replications on its part of the tape.

    The ledger counts the first ``counted`` of them; all when None. ``still``: see ``World``.
    ``draws`` are the world's for these replications, which are drawn when None.

    Raises:
        InputError: June's figures do not fit the price bands, or a number runs out of bounds.
    """
    if len(replications) == 1:
        return _play_alone(scenario, replications, tape, still)
    clock, world = Clock(scenario.run.months), World.of(scenario, still=still)
    with _undisturbed():
        state, june = open_state(world, clock.months, replications, tape, counted, draws)
        cast_parts(clock, state)
        clock.run()
    check_june(june[0], world.cast)
    check_finite(tape, world.cast, scenario.run.start)
    return Played(replications, june, state.ledger.counts)


def _play_alone(
    scenario: Scenario, replications: range, tape: Mapping[str, NDArray[np.float32]], still: bool
) -> Played:
    """One replication, twice beside itself: numpy adds up a lone column in another order."""
    first = replications.start
    spare = {
        name: np.empty((*array.shape[:2], 2), dtype=np.float32) for name, array in tape.items()
    }
    pair = play(scenario, range(first, first + 2), spare, counted=1, still=still)
    for name, array in tape.items():
        array[:, :, :] = spare[name][:, :, :1]
    expected, sample = pair.june
    return Played(replications, (expected[:, :1], sample[:, :1]), pair.ledger)
