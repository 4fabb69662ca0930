"""Worker processes: they do not run the user's script again, and a lost one is a clear error."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from threading import Lock
from types import ModuleType

from sim.errors import WorkerError
from sim.scenario.arguments import whole

__all__ = ["check_jobs", "worker_pool"]

_MOST = 61
"""Windows cannot wait for more processes."""
_main_is_hidden = Lock()


@contextmanager
def _main_hidden() -> Iterator[None]:
    """Let ``__main__`` be an empty module.

    A spawned process imports its parent's main module first. Our tasks are in this package, so
    they do not need it, and a script without a ``__main__`` guard would start itself again.
    """
    with _main_is_hidden:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


class _Worker(SpawnProcess):
    """A spawned process that does not import the user's main module."""

    def start(self) -> None:
        """Start it."""
        with _main_hidden():
            super().start()


class _Spawn(SpawnContext):
    # spawned, not forked: a forked child inherits threads and locks that it cannot use
    Process = _Worker


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def check_jobs(jobs: int) -> int:
    """The number of worker processes, if it is one; 1 runs in the calling process.

    Raises:
        InputError: it is not a whole number from 1.
    """
    return whole("jobs, the number of worker processes,", jobs)


@contextmanager
def worker_pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of worker processes; tasks must be functions of this package.

    Args:
        jobs: how many; no more are started than there are processors.

    Raises:
        WorkerError: a worker ended before its work was done.
    """
    workers = min(jobs, os.cpu_count() or 1, _MOST)
    try:
        with ProcessPoolExecutor(
            workers, mp_context=_Spawn(), initializer=_leave_ctrl_c_to_the_parent
        ) as pool:
            yield pool
    except BrokenProcessPool:
        raise WorkerError(
            "a worker process ended before its work was done: it was killed, or memory ran out; "
            "run again with fewer jobs or replications (jobs=1 runs without worker processes)"
        ) from None
