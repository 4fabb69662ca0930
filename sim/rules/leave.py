"""What a brand keeps that leaves the alliance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Replacement"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Replacement:
    """Another supplier's system stands in for Huawei's technology, and is worth a part of it.

    Attributes:
        part: what it is worth beside Huawei's, 0 to 1, (replications,).
    """

    mechanism: ClassVar[str] = "who leaves Huawei's technology buys a system elsewhere"
    source: ClassVar[str] = "none published; other suppliers sold driving systems by June 2025"

    part: Floats

    def depth(self, before: Floats, still: Floats) -> Floats:
        """Depth of Huawei's technology that the other system is worth, (..., replications).

        Args:
            before: depth of Huawei's technology when the brand gave notice.
            still: its depth now.
        """
        return np.asarray(self.part * (before - still))
