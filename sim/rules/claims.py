"""What each party keeps of one more sale, which its selling effort follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from sim.arrays import Floats
from sim.rules.money import Money

__all__ = ["Claims"]


@dataclass(frozen=True)
class Claims:
    """A party's marginal claim on a sale, a share of the price; never below a floor.

    Attributes:
        money: who earns what.
        least: the least claim, share of the price: nobody stops trying altogether.
    """

    mechanism: ClassVar[str] = "what one more sale leaves with Huawei, and with the maker"
    source: ClassVar[str] = "the agent's share: Holmstrom and Milgrom 1987; article [1-7]"

    money: Money
    least: float

    def maker(self, mix: Floats, say: Floats) -> Floats:
        """The maker's: its margin, less the licence and the fee for what Huawei sells.

        Args:
            mix: the maker's part of control over the sale, 0 to 1.
            say: Huawei's say in product definition, 0 to 1.
        """
        return np.maximum(self.money.kept(say) - self.money.agreed_fee(mix), self.least)

    def huawei(self, mix: Floats, say: Floats, pool: Floats, parts: Floats) -> Floats:
        """Huawei's: the fee, and what the licence and parts leave with it.

        Args:
            mix, say: as for the maker.
            pool: whether Huawei's resources serve the brand, 0 to 1.
            parts: Huawei's parts, share of the price.
        """
        margin = self.money.rates(say, pool, parts).huawei
        return np.maximum(margin + self.money.agreed_fee(mix), self.least)
