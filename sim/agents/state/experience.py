"""Experience: what a brand's past sales and service leave behind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["ExperienceState"]

Floats = NDArray[np.float64]


@dataclass
class ExperienceState:
    """What brands have behind them, (brands, replications). The books write it each month.

    Attributes:
        recent_sales: success of late, vehicles a month.
        yearly_sales: what success is compared with, vehicles a month.
        cumulative_sales: vehicles sold so far.
        unlearnt: what a maker's after-sales has still to learn, 0 to 1.
        recent_months, yearly_months: how long the two averages look back.
    """

    recent_sales: Floats
    yearly_sales: Floats
    cumulative_sales: Floats
    unlearnt: Floats
    recent_months: float
    yearly_months: float

    def close_month(self, sold: Floats, learning: Floats) -> None:
        """Take in a month's sales, vehicles; ``learning`` is the part left unlearnt."""
        for success, months in (
            (self.recent_sales, self.recent_months),
            (self.yearly_sales, self.yearly_months),
        ):
            change = sold - success
            np.add(success, np.multiply(change, 1.0 / months, out=change), out=success)
        self.cumulative_sales += sold
        self.unlearnt *= learning
