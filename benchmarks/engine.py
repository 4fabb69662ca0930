"""Engine time: against the bare arithmetic of the same run, against the scalar version, by part."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import PCG64, BitGenerator, Generator, Philox

from sim.agents.clock import Clock, Process
from sim.engine import record
from sim.engine.casting import cast_parts
from sim.engine.opening import open_state
from sim.engine.tape import Tape
from sim.scenario.text.resolved import to_plain
from sim.scenario.types.brand import BANDS
from sim.study.load import load
from sim.world.world import World
from tests.recheck.bridge import Settled, luck, read_seeds
from tests.recheck.timing import seconds_per_replication

REPLICATIONS, MONTHS, ROUNDS = 1000, 36, 15

Row = tuple[str, str]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare(bits: type[BitGenerator], brands: int) -> None:
    """Two normals a brand and month, one exponential a brand, band and month; nothing else."""
    draw = Generator(bits(1))
    u = np.full((brands, len(BANDS), REPLICATIONS), 0.5)
    for _ in range(MONTHS):
        draw.standard_normal((brands, REPLICATIONS))
        draw.standard_normal((brands, REPLICATIONS))
        np.exp(u)


def against_bare() -> Iterator[Row]:
    """The engine and the bare arithmetic in turn, so that the machine's mood hits both."""
    scenario = load("cede_sales")
    brands = len(World.of(scenario).brands)
    record(scenario)
    kinds = (PCG64, Philox)
    engine, plain = [], {kind: list[float]() for kind in kinds}
    for _ in range(ROUNDS):
        engine.append(_seconds(lambda: record(scenario)))
        for kind in kinds:
            plain[kind].append(_seconds(lambda kind=kind: bare(kind, brands)))
    took = statistics.median(engine)
    yield (
        f"engine, {REPLICATIONS:,} replications x {MONTHS} months, {brands} brands, "
        f"{len(BANDS)} bands",
        f"{1e3 * took:.0f} ms (best {1e3 * min(engine):.0f})",
    )
    for kind in kinds:
        base = statistics.median(plain[kind])
        yield (
            f"bare arithmetic with {kind.__name__}, and the engine's ratio to it",
            f"{1e3 * base:.1f} ms, {took / base:.1f} times",
        )


def scalar() -> Iterator[Row]:
    """The scalar recheck a replication, extrapolated, and the ratio."""
    scenario, seeds = to_plain(load("cede_sales")), read_seeds()
    own = [Settled(scenario, r).scenario for r in range(ROUNDS)]
    one = statistics.median(
        seconds_per_replication(each, seeds, luck(each, seeds, r)) for r, each in enumerate(own)
    )
    fast = min(_seconds(lambda: record(load("cede_sales"))) for _ in range(5))
    yield (
        "scalar recheck a replication, and extrapolated",
        f"{1e3 * one:.1f} ms, {one * REPLICATIONS:.1f} s",
    )
    yield ("scalar recheck over engine", f"{one * REPLICATIONS / fast:.0f} times")


def by_part() -> Iterator[Row]:
    """Where the time of a run goes: set-up, then each process's part."""
    scenario = load("cede_sales")
    world = World.of(scenario)
    spent: dict[str, float] = {}

    class Timed(Clock):
        def start(self, process: Process) -> None:
            super().start(_timed(process, spent))

    rounds = []
    for _ in range(ROUNDS):
        spent.clear()
        tape = Tape.blank(Tape.shapes_for(world.cast, MONTHS, REPLICATIONS), shared=False)
        start = time.perf_counter()
        state, _june = open_state(world, MONTHS, range(REPLICATIONS), tape.arrays())
        spent["set up and invert June"] = time.perf_counter() - start
        clock = Timed(MONTHS)
        cast_parts(clock, state)
        clock.run()
        rounds.append(dict(spent))
    parts = {name: statistics.median(r.get(name, 0.0) for r in rounds) for name in rounds[0]}
    whole = sum(parts.values())
    for name, took in sorted(parts.items(), key=lambda item: -item[1]):
        if took > 0.01 * whole:
            yield f"part: {name}", f"{1e3 * took:.1f} ms, {100 * took / whole:.0f}%"


def _timed(process: Process, spent: dict[str, float]) -> Process:
    name = process.__name__
    while True:
        start = time.perf_counter()
        try:
            event = next(process)
        except StopIteration:
            return
        finally:
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - start
        yield event
