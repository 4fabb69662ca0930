"""What launches are worth: on their way to buyers, fading, and in the line-up for good."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.rules.launch import Freshness

__all__ = ["Novelty"]

Floats = NDArray[np.float64]


class Novelty:
    """Launch strengths of brands, or of rivals, (agents, replications) each.

    Attributes:
        fresh: what fades, as far as it has reached buyers.
        lineup: what stays, likewise.
    """

    def __init__(self, rule: Freshness, agents: int) -> None:
        shape = (agents, len(rule.monthly))
        self._rule = rule
        self._arriving, self._monthly = rule.arriving, rule.monthly
        self.fresh, self.lineup = np.zeros(shape), np.zeros(shape)
        # what is announced and not delivered yet
        self.coming, self.coming_lineup = np.zeros(shape), np.zeros(shape)
        self._june: Floats | None = None

    @property
    def worth(self) -> Floats:
        """What buyers feel."""
        return self.fresh + self.lineup

    def launch(self, agent: int, planned: float, luck: Floats, model: str) -> None:
        """A launch: from now on it arrives, month by month."""
        strength = self._rule.strength(planned, luck)
        fresh, lasting = self._rule.split(strength, model)
        self.coming[agent] += fresh
        self.coming_lineup[agent] += lasting

    def arrive(self) -> None:
        """A month's deliveries reach buyers, before they choose."""
        for coming, arrived in ((self.coming, self.fresh), (self.coming_lineup, self.lineup)):
            now = coming * self._arriving
            np.add(arrived, now, out=arrived)
            np.subtract(coming, now, out=coming)

    def fade(self) -> None:
        """Novelty wears off, after the month's sales; that of June not, where June is held."""
        if self._june is None:
            self.fresh *= self._monthly
            return
        self.fresh -= self._june
        self.fresh *= self._monthly
        self.fresh += self._june

    def hold(self) -> None:
        """Keep June's freshness as it is from now on."""
        self._june = self.fresh.copy()
        self.coming[:] = 0.0
        self.coming_lineup[:] = 0.0
