"""How Ctrl-C, SIGTERM and SIGHUP end a command: with one line, and the exit code of the signal.

While the project is imported there is nothing to undo, and a signal ends the process at once.
Within a command it raises KeyboardInterrupt, so that workers are ended and unfinished files are
removed. If that takes too long, the process ends all the same.

This module imports nothing but the standard library, so that it is in place from the start.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

__all__ = ["MESSAGE", "exit_code", "interruptible", "signals_end_this_process"]

MESSAGE = "stopped; what was finished is kept"
_SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
_HAS_TIMER = hasattr(signal, "setitimer")
_SOON = 0.02
"""Seconds until a signal that comes at a bad moment is handled."""
_MOST_WAITS = 50
"""After so many bad moments, a second in all, the process ends as it is."""
_PATIENCE = 4.0
"""Seconds that a command may take to clean up."""


class _State:
    """What the signals of this process do.

    Attributes:
        installed: whether they are handled here.
        inside: whether a command is at work, so that there is something to clean up.
        code: the exit code, once a signal has come; later ones change nothing.
        raised: whether the command has been interrupted.
        unwound: whether it has cleaned up.
        waited: how often the signal came at a bad moment.
    """

    installed = inside = raised = unwound = False
    code: int | None = None
    waited = 0


@contextmanager
def signals_end_this_process() -> Iterator[None]:
    """Handle signals here, for the whole life of the process. Ignored ones stay ignored."""
    _State.installed = True
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _on_signal)
    if _HAS_TIMER:
        signal.signal(signal.SIGALRM, _on_timer)
    sys.unraisablehook, sys.excepthook = _on_unraisable, _on_printed
    try:
        yield
    finally:
        # all is done and printed, and Python's own end would answer with tracebacks
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if not _State.raised:
            _set_timer(0.0)  # else it ends what Python's own end may wait for, such as threads


@contextmanager
def interruptible() -> Iterator[None]:
    """Let signals raise KeyboardInterrupt within the block, if they are handled here.

    Raises:
        KeyboardInterrupt: a signal has come, also where the block has made another error of it, or
            has gone on.
    """
    _State.inside = _State.installed
    try:
        yield
        if _State.raised:
            raise KeyboardInterrupt
    except Exception:
        if _State.raised:
            raise KeyboardInterrupt from None
        raise
    finally:
        _State.inside = False
        _State.unwound = _State.code is not None


def exit_code() -> int:
    """Return the exit code of the signal that has come; that of Ctrl-C if none has."""
    return 130 if _State.code is None else _State.code


def _on_signal(number: int, frame: FrameType | None) -> None:
    if _State.code is None:
        _State.code = 128 + number
        _stop(frame)


def _on_timer(_number: int, frame: FrameType | None) -> None:
    if _State.raised:
        _leave()
    _stop(frame)


def _on_unraisable(lost: Any) -> None:
    """Python drops an exception, as in a finalizer."""
    _leave_if_interrupt(lost.exc_type)
    sys.__unraisablehook__(lost)


def _on_printed(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """An exception is printed; Cython does that with those that it drops."""
    _leave_if_interrupt(kind)
    sys.__excepthook__(kind, error, trace)


def _leave_if_interrupt(dropped: type[BaseException]) -> None:
    """Go no further than where an interrupt was dropped: what it cut short is not as it should be.

    It may be a library's table that is filled once, and from which wrong numbers would come.
    """
    if _State.raised and issubclass(dropped, KeyboardInterrupt):
        _leave()


def _stop(frame: FrameType | None) -> None:
    if not _State.inside:
        _leave()
    if _HAS_TIMER and _is_importing(frame):
        # modules written in C turn an interrupt within their import into an error of their own
        _State.waited += 1
        if _State.waited > _MOST_WAITS:
            _leave()
        _set_timer(_SOON)
        return
    _State.raised = True
    _set_timer(_PATIENCE)
    raise KeyboardInterrupt


def _leave() -> None:
    if not _State.unwound:
        with suppress(OSError):
            os.write(2, f"{MESSAGE}\n".encode())
    os._exit(exit_code())


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False


def _set_timer(seconds: float) -> None:
    if _HAS_TIMER:
        signal.setitimer(signal.ITIMER_REAL, seconds)
