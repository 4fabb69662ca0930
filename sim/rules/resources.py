"""How engineering and marketing resources are split between HIMA and Yinwang, and by brand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Resources"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Resources:
    """One pool serves both: what Yinwang's partners take is missing at HIMA.

    Attributes:
        load: what each partner beyond June's takes, share of the pool, (replications,).
        growth: growth of the pool a year, (replications,).
        most: the most of the pool that Yinwang's partners take.
    """

    mechanism: ClassVar[str] = "serving HIMA and Yinwang leaves less for HIMA"
    source: ClassVar[str] = "article [21-22]; congestible shared inputs"

    load: Floats
    growth: Floats
    most: float

    def yinwang(self, path: Floats, partners: Floats, partners_june: Floats) -> Floats:
        """Yinwang's share of the pool, (replications,): its path and the load of new partners."""
        asked = path + self.load * np.maximum(partners - partners_june, 0.0)
        return np.clip(asked, 0.0, self.most)

    def pool(self, years: float) -> Floats:
        """The pool, June's being 1, (replications,)."""
        return np.asarray((1.0 + self.growth) ** years)

    def support(self, pool: Floats, yinwang: Floats, weights: Floats, need: Floats) -> Floats:
        """Resources by brand, shares of June's pool, (brands, replications)."""
        total = need.sum(axis=0)
        total[total == 0.0] = 1.0
        support = need * (pool * yinwang / total)
        support += weights * (pool * (1.0 - yinwang))
        return np.asarray(support)
