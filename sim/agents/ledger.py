"""The event ledger: what happened, to whom, why, and in how many replications."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from sim.levers.happening import Happening

__all__ = ["Key", "Ledger"]

Key = tuple[int, str, Happening]
"""Month, agent, what happened."""


class Ledger:
    """Counts of events over the first ``replications`` of a block, which are all but for a lone one
    that is played beside its neighbour."""

    def __init__(self, replications: int) -> None:
        self.replications = replications
        self.counts: Counter[Key] = Counter()

    def note(
        self,
        month: int,
        agent: str,
        what: Happening,
        where: NDArray[np.bool_] | None = None,
    ) -> None:
        """Enter an event; ``where`` says in which replications, None in all."""
        counted = where if where is None else where[: self.replications]
        count = self.replications if counted is None else int(np.count_nonzero(counted))
        self.count(count, (month, agent, what))

    def count(self, replications: int, key: Key) -> None:
        """Enter an event that happened in so many replications."""
        if replications:
            self.counts[key] += replications
