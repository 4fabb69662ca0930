"""Values that are computed again only when what they follow from has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["Cached"]

T = TypeVar("T")


class Cached(Generic[T]):
    """The last value of a function, kept while its version stays the same.

    Contracts change in few months, yet every month asks what follows from them; working that out
    every time made a run a sixth longer (docs/decisions/0002-one-engine-over-arrays.md). The
    function is given with each question and not kept: an object that keeps its own method is freed
    only by the garbage collector, and with it all arrays of a block.
    """

    def __init__(self) -> None:
        self._version: Hashable = object()
        self._value: T

    def at(self, version: Hashable, make: Callable[[], T]) -> T:
        """The value at a version, made if the last one was made at another."""
        if version != self._version:
            self._value, self._version = make(), version
        return self._value
