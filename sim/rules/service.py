"""How good after-sales is while a partner learns it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["AfterSales"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class AfterSales:
    """Huawei's after-sales is proven; a partner's starts with a gap and learns by doing."""

    mechanism: ClassVar[str] = "service quality is learnt by running it"
    source: ClassVar[str] = "learning by doing: Arrow 1962; article [11-12]"

    gap: Floats
    months: Floats

    def unlearnt(self, experience: Floats) -> Floats:
        """What is still to be learnt after some months of own after-sales."""
        return self.gap * np.exp(-experience / self.months)

    def quality(self, level: Floats, experience: Floats) -> Floats:
        """Service, 1 being proven; ``level`` is the maker's part of after-sales."""
        return 1.0 - level * self.unlearnt(experience)
