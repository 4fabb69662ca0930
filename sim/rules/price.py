"""What a changed price does: to demand, and to what is left of a car's price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Price", "maker_margin", "parts_of_price"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Price:
    """A changed price moves a brand's sales by an elasticity of sales.

    In a logit, sales move by the part of a change of pull that buyers of others make up: one less
    the brand's share. So the pull moves by more than sales do.

    Attributes:
        elasticity: of a brand's sales in its own price, (replications,); negative.
    """

    mechanism: ClassVar[str] = "buyers come from other brands when a car costs less"
    source: ClassVar[str] = "sales in their own price: Bijmolt, van Heerde and Pieters 2005"

    elasticity: Floats

    def lift(self, share: Floats, price: Floats) -> Floats:
        """The factor on a brand's attraction in a price band.

        Args:
            share: the brand's share of the band's buyers at its usual price, 0 to 1,
                (..., replications).
            price: its price against the usual one, 1 where it is unchanged, likewise.
        """
        return np.asarray(np.exp(self.elasticity / (1.0 - share) * np.log(price)))

    def abroad(self, price: Floats) -> Floats:
        """The factor on orders from abroad, which have no bands, from a price likewise."""
        return np.asarray(price**self.elasticity)


def maker_margin(margin: Floats, price: Floats) -> Floats:
    """A maker's margin at a changed price, share of that price: a car costs in yuan what it did.

    Args:
        margin: at the usual price, share of it.
        price: against the usual one.
    """
    return margin - (1.0 - margin) * (1.0 / price - 1.0)


def parts_of_price(parts: Floats, price: Floats) -> Floats:
    """Huawei's parts as a share of a changed price, from their share of the usual one."""
    return parts / price
