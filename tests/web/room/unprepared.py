"""The server's worker without its warming up, for tests that start many servers."""

from __future__ import annotations

from sim.web.worker import work

__all__ = ["prepare", "work"]


def prepare() -> None:
    """Nothing: the first question takes longer."""
