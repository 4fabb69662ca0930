"""Products: what launches and renewals are worth to buyers."""

from __future__ import annotations

from dataclasses import dataclass

from sim.agents.novelty import Novelty

__all__ = ["ProductState"]


@dataclass
class ProductState:
    """Novelty of the brands' and of the rivals' models. Automakers and rivals launch.

    Attributes:
        novelty: of the brands.
        rival_novelty: of the rivals.
    """

    novelty: Novelty
    rival_novelty: Novelty

    def close_month(self) -> None:
        """Let all novelty fade by a month."""
        self.novelty.fade()
        self.rival_novelty.fade()
