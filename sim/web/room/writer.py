"""One thread that writes: what many do at once is one transaction, and one wait for the disk."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sim.web.room.disk import Disk
from sim.web.room.tables import Statement

__all__ = ["Writer"]

T = TypeVar("T")
_MOST_UNITS = 500
"""Units in one transaction."""


@dataclass(eq=False)
class _Task:
    """Something for the thread to do; a unit of statements, or a call with the disk."""

    done: asyncio.Future[Any]
    unit: Sequence[Statement] | None = None
    call: Callable[[Disk], Any] | None = None


class Writer:
    """The thread and what waits for it. All of its methods are called from one event loop.

    Args:
        opened: opens the disk, in the thread; tried again with the next task when it fails.
    """

    def __init__(self, opened: Callable[[], Disk]) -> None:
        self._opened = opened
        self._disk: Disk | None = None
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    @property
    def has_opened(self) -> bool:
        """Whether the disk is open."""
        return self._disk is not None

    async def write(self, unit: Sequence[Statement]) -> None:
        """Write all of a unit or nothing; when this returns, it is on the disk.

        Raises:
            StoreError: nothing of it was written.
        """
        await self._do(_Task(asyncio.get_running_loop().create_future(), unit=unit))

    async def read(self, call: Callable[[Disk], T]) -> T:
        """What a call finds on the disk, after all that was to be written before it.

        Raises:
            StoreError: the disk cannot be opened or read.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        await self._do(_Task(done, call=call))
        return done.result()

    async def stop(self) -> None:
        """Write what waits, close the disk and end the thread."""
        if self._thread is not None:
            self._tasks.put(None)
            await asyncio.to_thread(self._thread.join)
            self._thread = None

    def _do(self, task: _Task) -> asyncio.Future[Any]:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="sessions", daemon=True)
            self._thread.start()
        self._tasks.put(task)
        return task.done

    def _work(self) -> None:
        rest: list[_Task | None] = []
        while True:
            rest = rest or self._due()
            task = rest.pop(0)
            if task is None:
                break
            if task.unit is None:
                self._call(task)
                continue
            group = [task]
            while rest and (more := rest[0]) is not None and more.unit is not None:
                group.append(more)
                rest.pop(0)
            self._write(group)
        if self._disk is not None:
            self._disk.close()
            self._disk = None

    def _due(self) -> list[_Task | None]:
        """The next task, and those that wait behind it already."""
        if self._disk is not None and self._tasks.empty():
            self._disk.settle()
        due = [self._tasks.get()]
        while len(due) < _MOST_UNITS and not self._tasks.empty():
            due.append(self._tasks.get())
        return due

    def _call(self, task: _Task) -> None:
        assert task.call is not None
        try:
            _tell(task.done, task.call(self._open()), None)
        except Exception as error:
            _tell(task.done, None, error)

    def _write(self, group: list[_Task]) -> None:
        """Write a group in one transaction; where that fails, each unit by itself."""
        try:
            self._open().write([each for task in group for each in task.unit or ()])
        except Exception as error:  # whatever it is, somebody waits for it
            if len(group) == 1:
                _tell(group[0].done, None, error)
                return
            for task in group:
                self._write([task])
            return
        for task in group:
            _tell(task.done, None, None)

    def _open(self) -> Disk:
        if self._disk is None:
            self._disk = self._opened()
        return self._disk


def _tell(done: asyncio.Future[Any], value: Any, error: Exception | None) -> None:
    """Finish a future from this thread; nobody may be waiting any more, or be there at all."""

    def finish() -> None:
        if done.done():
            return
        if error is None:
            done.set_result(value)
        else:
            done.set_exception(error)

    with contextlib.suppress(RuntimeError):  # the event loop has ended
        done.get_loop().call_soon_threadsafe(finish)
