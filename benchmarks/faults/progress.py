"""One line on standard error: how many faults were tried, how quickly, and how much is left."""

from __future__ import annotations

import sys
import time

from benchmarks.faults.counts import Counts

__all__ = ["Progress"]

_EVERY = 10.0
"""Seconds between two lines where they do not overwrite each other."""


class Progress:
    """The progress of one kind; the line is overwritten in a terminal.

    Args:
        name: the kind.
        number: how many faults are to be tried; None without an end.
        minutes: for how long at most; None without an end.
    """

    def __init__(self, name: str, number: int | None, minutes: float | None) -> None:
        """See the class."""
        self._name, self._number = name, number
        self._seconds = None if minutes is None else 60 * minutes
        self._begun = self._shown = time.monotonic()
        self._over = sys.stderr.isatty()
        self._width = 0

    def show(self, counts: Counts) -> None:
        """Say how far the run has come."""
        now = time.monotonic()
        if not self._over and now - self._shown < _EVERY:
            return
        self._shown = now
        passed = max(now - self._begun, 1e-9)
        of = "" if self._number is None else f" of {self._number:,}"
        words = (
            f"{self._name}: {counts.tried:,}{of} tried, {counts.bad:,} bad, "
            f"{counts.tried / passed:,.3g} a second, {self._left(counts.tried, passed)} left"
        )
        if not self._over:
            print(words, file=sys.stderr, flush=True)
            return
        print(f"\r{words:<{self._width}}", file=sys.stderr, end="", flush=True)
        self._width = len(words)

    def tell(self, words: str) -> None:
        """Print something else, on lines of its own."""
        self.end()
        print(words, file=sys.stderr, flush=True)

    def end(self) -> None:
        """End the line that would be overwritten."""
        if self._width:
            print(file=sys.stderr)
            self._width = 0

    def _left(self, done: int, passed: float) -> str:
        """The time to the nearer of the two ends, of which there is at least one."""
        by_time = [] if self._seconds is None else [self._seconds - passed]
        by_number = [] if self._number is None else [(self._number - done) * passed / done]
        seconds = max(min(by_time + by_number), 0.0)
        return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} minutes"
