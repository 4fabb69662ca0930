"""Selling: what automakers and Huawei put into it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["SellingState"]

Floats = NDArray[np.float64]


@dataclass
class SellingState:
    """Budgets and networks, (brands, replications). Automakers write it, and Huawei its effort.

    Attributes:
        effort: the maker's selling effort, 1 at its usual claim and steady success.
        huawei_effort: Huawei's selling effort, likewise.
        usual_claim, usual_huawei_claim: the parties' claims in June; a newcomer's are the mean of
            the brands that the same party sold.
        outlets: the maker's own outlets.
        planned_outlets: outlets that it commits to when it runs stores.
        opened: outlets opened in the month.
        budgets: how often budgets were set.
    """

    effort: Floats
    huawei_effort: Floats
    usual_claim: Floats
    usual_huawei_claim: Floats
    outlets: Floats
    planned_outlets: Floats
    opened: Floats
    budgets: int = 0
