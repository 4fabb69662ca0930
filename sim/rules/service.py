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

    def month(self, level: Floats) -> Floats:
        """The part of what was unlearnt that is left after a month at a level of after-sales.

        Service is then ``1 - level * unlearnt``, 1 being proven.
        """
        return np.asarray(np.exp(-level / self.months))
