"""The calendar that the agents share: months, and the order of things within a month."""

from __future__ import annotations

from collections.abc import Generator
from enum import IntEnum

from simpy import Environment, Timeout

__all__ = ["Clock", "Phase", "Process"]

Process = Generator[Timeout, None, None]
"""What an agent is to SimPy."""

_TICKS = 10


class Phase(IntEnum):
    """The order of a month."""

    EVENTS = 0
    REVIEWS = 1
    CONTRACTS = 2
    HANDOVER = 3
    BUDGETS = 4
    CYCLE = 5
    ALLOCATION = 6
    MARKET = 7
    BOOKS = 8


class Clock:
    """One SimPy environment drives the whole ensemble; a month is ten ticks."""

    def __init__(self, months: int) -> None:
        self.env = Environment()
        self.months = months

    def at(self, month: int, phase: Phase = Phase.EVENTS) -> Timeout:
        """The event at which a process wakes in ``phase`` of ``month``, by default first."""
        return self.env.timeout(month * _TICKS + phase - self.env.now)

    def start(self, process: Process) -> None:
        """Let an agent act."""
        self.env.process(process)

    def run(self) -> None:
        """Let all months pass."""
        self.env.run(until=self.months * _TICKS)
