"""Run a scenario: blocks of replications, one after another or side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager

import numpy as np
from numpy.typing import NDArray

from sim.agents.ledger import Key
from sim.engine.block import Played, play
from sim.engine.recorded import recording
from sim.engine.tape import Tape
from sim.engine.worker_pool import check_jobs, worker_pool
from sim.measures.recording import Recording
from sim.scenario.types.arguments import whole
from sim.scenario.types.scenario import Scenario
from sim.world.draws import Draws, part_of
from sim.world.world import World

__all__ = ["DEFAULT_BLOCK", "check_block", "play", "record"]

DEFAULT_BLOCK = 1000
"""Replications simulated at once: large enough to forget Python, small enough for the cache."""

Progress = Callable[[int, int], None]
"""Told after each block: replications done, and of how many."""


def _play_on(
    tape: Tape, scenario: Scenario, still: bool, replications: range, draws: Draws | None = None
) -> Played:
    part = tape.arrays(slice(replications.start, replications.stop))
    played = play(scenario, replications, part, still=still, draws=draws)
    tape.release()
    return played


def check_block(block: int) -> int:
    """The number of replications simulated at once, if it is one.

    Raises:
        InputError: it is not a whole number from 1.
    """
    return whole("block, the replications simulated at once,", block)


def _blocks(replications: int, block: int) -> list[range]:
    starts = range(0, replications, block)
    return [range(start, min(start + block, replications)) for start in starts]


@contextmanager
def _played(
    scenario: Scenario, tape: Tape, blocks: list[range], jobs: int, still: bool, draws: Draws
) -> Iterator[Iterator[Played]]:
    if jobs == 1:
        yield (_play_on(tape, scenario, still, block, part_of(draws, block)) for block in blocks)
        return
    # to draw again in a worker costs less than to send it there
    with worker_pool(jobs, tape, scenario, still) as pool:
        yield pool.map(_play_on, blocks)


def _gathered(
    blocks: Iterable[Played], june: NDArray[np.float64], progress: Progress | None
) -> Counter[Key]:
    """The ledgers of all blocks; their expected and sampled sales of June go into ``june``."""
    ledger: Counter[Key] = Counter()
    for done in blocks:
        part = slice(done.replications.start, done.replications.stop)
        june[0][:, part], june[1][:, part] = done.june
        ledger.update(done.ledger)
        if progress is not None:
            progress(part.stop, june.shape[-1])
    return ledger


def record(
    scenario: Scenario,
    *,
    jobs: int = 1,
    block: int = DEFAULT_BLOCK,
    progress: Progress | None = None,
    still: bool = False,
) -> Recording:
    """Simulate a scenario and hand over its record.

    The result has the same bits for any ``jobs`` and ``block``.

    Args:
        scenario: what to run.
        jobs: worker processes; 1 runs in this one.
        block: replications simulated at once.
        progress: called after each block with the replications done and the total.
        still: whether brands stay as fresh as in June; see ``World``.

    Raises:
        InputError: June's figures do not fit the scenario's price bands, or ``jobs`` or ``block``
            is not a whole number from 1.
        StoreError: there is no room for the record.
        WorkerError: a worker process ended before its work was done.
    """
    run, world = scenario.run, World.of(scenario)
    blocks = _blocks(run.replications, check_block(block))
    jobs = min(check_jobs(jobs), len(blocks))
    shapes = Tape.shapes_for(world.cast, run.months, run.replications)
    tape = Tape.blank(shapes, shared=jobs > 1)
    june = np.empty((2, len(world.brands), run.replications))
    draws = world.drawn(range(run.replications))
    with closing(tape), _played(scenario, tape, blocks, jobs, still, draws) as played:
        ledger = _gathered(played, june, progress)
    return recording(
        world,
        tape.arrays(),
        Played(range(run.replications), (june[0], june[1]), ledger, draws),
        release=tape.release,
    )
