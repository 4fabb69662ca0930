"""How terms pass from one state to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Handover"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Handover:
    """Terms move in equal monthly steps and arrive exactly."""

    mechanism: ClassVar[str] = "stores, staff and duties pass over a few months, not on one day"
    source: ClassVar[str] = "article [1-3]: networks are being built"

    def step(self, value: Floats, target: Floats, left: Floats) -> Floats:
        """Terms a month later, shape as ``value``; ``left`` counts the months still to go."""
        moved = value + (target - value) / np.maximum(left, 1.0)
        return np.where(left > 1.0, moved, np.where(left > 0.0, target, value))
