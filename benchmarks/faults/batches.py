"""Trying a kind of fault in batches: the counts are kept after each, so a run can be resumed."""

from __future__ import annotations

import itertools
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.cases import keep_case
from benchmarks.faults.counts import Counts
from benchmarks.faults.kinds import Kind, tried
from benchmarks.faults.ledger import COUNTS, Entry, keep, read_ledger
from benchmarks.faults.progress import Progress
from sim.engine.worker_pool import worker_pool

__all__ = ["Limits", "try_kind"]


@dataclass(frozen=True)
class Limits:
    """How long a kind is tried.

    Attributes:
        number: how many faults; None for what is left to the kind's goal, or for no end where
            there is a time.
        minutes: for how long at most; None for no limit.
        jobs: how many worker processes try kinds that allow it.
    """

    number: int | None = None
    minutes: float | None = None
    jobs: int = 1


def try_kind(kind: Kind, limits: Limits, *, restart: bool = False, file: Path = COUNTS) -> Counts:
    """Try faults of one kind until a limit is met, and return the counts of this run alone.

    Each batch has the seed after that of the batch before it, over all runs. ``restart`` leaves out
    the counts of earlier runs, and goes on with their seeds.

    Raises:
        KeyboardInterrupt: somebody pressed Ctrl-C; the batches that were done are kept.
    """
    entry = read_ledger(file).get(kind.name, Entry())
    if restart:
        entry = entry.begun_again()
    number = limits.number
    if number is None and limits.minutes is None:
        number = max(kind.goal - entry.counts.tried, 0)
    progress = Progress(kind.name, number, limits.minutes)
    here = Counts(0)
    asked = _asked(kind.batch, number, limits.minutes, entry.last_seed + 1)
    try:
        with closing(_batches(kind, asked, limits.jobs)) as batches:
            for seed, batch in batches:
                here += batch
                entry = entry.plus(batch, seed)
                keep(kind.name, entry, file)
                if batch.bad:
                    progress.tell(_kept_case(kind, batch, seed))
                progress.show(here)
    finally:
        progress.end()
    return here


def _asked(
    size: int, number: int | None, minutes: float | None, seed: int
) -> Iterator[tuple[int, int]]:
    """Yield the number of faults and the seed of each batch until a limit is met."""
    until = None if minutes is None else time.monotonic() + 60 * minutes
    for done in itertools.count(0, size):
        left = size if number is None else min(size, number - done)
        if left <= 0 or (until is not None and time.monotonic() >= until):
            return
        yield left, seed + done // size


def _batches(
    kind: Kind, asked: Iterator[tuple[int, int]], jobs: int
) -> Iterator[tuple[int, Counts]]:
    """Yield seeds and counts in the order of the seeds."""
    if not kind.parallel or jobs == 1:
        for number, seed in asked:
            yield seed, tried(kind.name, number, seed)
        return
    with worker_pool(jobs) as pool:
        running: deque[tuple[int, Future[Counts]]] = deque()
        try:
            for number, seed in asked:
                running.append((seed, pool.submit(tried, kind.name, number, seed)))
                if len(running) > jobs:
                    yield running[0][0], running.popleft()[1].result()
            while running:
                yield running[0][0], running.popleft()[1].result()
        finally:
            pool.shutdown(cancel_futures=True)


def _kept_case(kind: Kind, batch: Counts, seed: int) -> str:
    """Write what a batch met and how to repeat it, and return that."""
    call = f"{kind.name}({batch.tried}, {seed})"
    words = (
        f"{kind.name}, seed {seed}: of {batch.tried} {batch.lost} lost, {batch.left_behind} left "
        f"behind, {batch.wrong} wrong, {batch.unnoticed} unnoticed"
    )
    lines = [words, *(f"  {note}" for note in batch.notes)]
    again = f"from benchmarks.faults.{kind.module} import {kind.name}; print({call})"
    text = "\n".join([*lines, f'  python -c "{again}"', ""])
    return f"{text}see {keep_case(f'{kind.name}-{seed}.txt', text.encode())}"
