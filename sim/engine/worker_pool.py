"""A pool of worker processes: each task goes to a free one, and a lost one is a clear error.

Python's own pool of processes shares locks that have names in the system. They stay for good when
all its processes are killed at once. Here every worker has a pipe of its own, and a thread of this
process that sends it tasks.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from sim.errors import WorkerError
from sim.scenario.types.arguments import whole
from sim.worker_process import WorkerProcess

__all__ = ["WorkerPool", "check_jobs", "worker_pool"]


def check_jobs(jobs: int) -> int:
    """The number of worker processes, if it is one; 1 runs in the calling process.

    Raises:
        InputError: it is not a whole number from 1.
    """
    return whole("jobs, the number of worker processes,", jobs)


class WorkerPool(ThreadPoolExecutor):
    """An executor whose tasks run in worker processes, one at a time in each.

    Args:
        workers: how many.
        shared: what every task is given before its own arguments; sent to each worker once.
    """

    def __init__(self, workers: int, shared: tuple[Any, ...] = ()) -> None:
        """Start the workers."""
        super().__init__(workers)
        self._free: SimpleQueue[Connection] = SimpleQueue()
        self._processes: list[WorkerProcess] = []
        for _ in range(workers):
            ours, theirs = Pipe()
            process = WorkerProcess(_work, theirs, shared)
            self._processes.append(process)
            process.start()
            theirs.close()
            self._free.put(ours)

    def submit(self, task: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Have a function of this package called in a worker; see ``concurrent.futures``."""
        return super().submit(self._ask, task, given, named)

    def end(self) -> None:
        """End the workers at once, and forget what they were asked."""
        for process in self._processes:
            if process.pid is not None:
                process.kill()
        self.shutdown(cancel_futures=True)
        for process in self._processes:
            if process.pid is not None:
                process.join()

    def _ask(self, task: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        connection = self._free.get()
        try:
            connection.send((task, given, named))
            failure, result = connection.recv()
        except (EOFError, OSError):
            raise WorkerError(
                "a worker process ended before its work was done: it was killed, or memory ran "
                "out; run again with fewer jobs or replications (jobs=1 runs without worker "
                "processes)"
            ) from None
        finally:
            self._free.put(connection)
        if failure is not None:
            raise failure
        return result


def _work(connection: Connection, shared: tuple[Any, ...]) -> None:
    """Do what is asked until the other end is closed: the whole life of a worker."""
    with suppress(EOFError, OSError):
        while True:
            task, given, named = connection.recv()
            answer: tuple[Exception | None, Any]
            try:
                answer = None, task(*shared, *given, **named)
            except Exception as error:
                error.add_note(f"in a worker process:\n{traceback.format_exc()}")
                answer = error, None
            connection.send(answer)


@contextmanager
def worker_pool(jobs: int, *shared: Any) -> Iterator[WorkerPool]:
    """A pool of worker processes, which end with the block at the latest.

    Args:
        jobs: how many; no more are started than there are processors.
        shared: what every task is given before its own arguments.

    Raises:
        WorkerError: a worker ended before its work was done.
    """
    pool = WorkerPool(min(jobs, os.cpu_count() or 1), shared)
    try:
        yield pool
    finally:
        pool.end()
