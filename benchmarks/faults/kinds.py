"""The kinds of faults that are tried, each a function of a module beside this one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TypeAlias

from benchmarks.faults.counts import Counts

__all__ = ["KINDS", "Kind", "tried"]

Try: TypeAlias = Callable[[int, int], Counts]
"""Tries a number of faults, those of a seed, and returns what became of them."""


@dataclass(frozen=True)
class Kind:
    """One kind of fault.

    Attributes:
        name: its name, and that of the function that tries it.
        module: the module of that function.
        title: what is done, for a table.
        goal: how many are tried at least before the product is said to hold.
        batch: how many are tried between two times that counts are kept.
        parallel: whether several batches may run at once: not where all processes of a machine or
            its memory are looked at.
    """

    name: str
    module: str
    title: str
    goal: int
    batch: int
    parallel: bool = False

    def function(self) -> Try:
        """Import what tries it, which may be slow."""
        found: Try = getattr(import_module(f"benchmarks.faults.{self.module}"), self.name)
        return found


_ALL = (
    Kind("mutations", "mutations", "scenario files and `--set` changed", 1_000_000, 1000, True),
    Kind("kills", "kills", "commands killed", 200, 5),
    Kind("interrupts", "kills", "commands interrupted", 200, 5),
    Kind("alterations", "alterations", "kept files altered", 5000, 500, True),
    Kind("databases", "databases", "databases of sessions altered", 1000, 100, True),
    Kind("requests", "requests", "hostile requests to a server", 10_000, 500),
)

KINDS = {kind.name: kind for kind in _ALL}
"""Every kind by name, in the order of the table."""


def tried(name: str, number: int, seed: int) -> Counts:
    """Try one batch of a kind; a worker process can be given this function."""
    return KINDS[name].function()(number, seed)
