"""A worker process: it lives no longer than its parent, and Ctrl-C is left to the parent.

This module imports nothing but the standard library, and `sim` itself imports nothing either. So a
new process watches its parent before it imports numpy and the rest.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from multiprocessing.reduction import ForkingPickler
from types import ModuleType
from typing import Any

from sim.aliases import Json

__all__ = ["WorkerProcess"]

_HELD_BACK = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM")
    if hasattr(signal, name)
)
"""Signals that end programs; ``sim.stopping`` interrupts by the last one."""
_CAN_HOLD_BACK = hasattr(signal, "pthread_sigmask")
_main_is_hidden = threading.Lock()


class WorkerProcess(SpawnProcess):
    """A process that ends when its parent has ended, in whatever way and whatever goes on in it.

    It is spawned, not forked: a forked child would inherit threads, locks and open sockets. The
    work must be a function of a module, not of the user's script: that is not run again.

    Args:
        work: what is called in the new process.
        given: its arguments.
    """

    def __init__(self, work: Callable[..., object], *given: object) -> None:
        """See the class."""
        super().__init__(name="sim worker", daemon=True)
        self._task: Any = work, given

    def __getstate__(self) -> Json:
        # packed, because unpacking imports the modules of the work, and that takes a while
        return {**self.__dict__, "_task": bytes(ForkingPickler.dumps(self._task))}

    def start(self) -> None:
        """Start it. A signal that comes meanwhile is handled when it has started."""
        with _main_hidden(), _signals_held_back():
            super().start()

    def run(self) -> None:
        """Watch the parent, and do the work: what happens in the new process."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if _CAN_HOLD_BACK:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD_BACK)
        threading.Thread(target=_end_with_parent, daemon=True).start()
        work, given = pickle.loads(self._task)
        work(*given)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)


@contextmanager
def _main_hidden() -> Iterator[None]:
    """Let ``__main__`` be an empty module.

    A spawned process imports its parent's main module first, and a script without a ``__main__``
    guard would start itself again.
    """
    with _main_is_hidden:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


@contextmanager
def _signals_held_back() -> Iterator[None]:
    """Hold back signals, here and in a process that is started meanwhile.

    A terminal sends Ctrl-C to all of them. The parent is the one that says so and ends its workers.
    A new process that is still importing would answer with a traceback, and so would one whose
    parent was interrupted before it had sent all that the process needs.
    """
    if not _CAN_HOLD_BACK:
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - Windows has none

    # its first start would let the signals through again
    resource_tracker.ensure_running()
    with _handlers_held_back():
        # a new process inherits what this thread blocks; here, other threads still get the signals
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD_BACK)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _handlers_held_back() -> Iterator[None]:
    """Call Python's handlers, which run in the main thread alone, after the block."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handlers = {number: signal.getsignal(number) for number in _HELD_BACK}
    held = {number: handler for number, handler in handlers.items() if callable(handler)}
    try:
        for number in held:
            signal.signal(number, lambda number, _frame: came.append(number))
        yield
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)
