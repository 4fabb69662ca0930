"""Selling: what automakers put into it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["SellingState"]

Floats = NDArray[np.float64]


@dataclass
class SellingState:
    """The makers' budgets and networks, (brands, replications). Automakers write it.

    Attributes:
        effort: selling effort, 1 where the maker keeps the whole result and success is steady.
        outlets: the maker's own outlets.
        planned_outlets: outlets that it commits to when it runs stores.
        budgets: how often makers have set budgets.
    """

    effort: Floats
    outlets: Floats
    planned_outlets: Floats
    budgets: int = 0
