"""How buyers choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Choice"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """Logit within each price band; the bands are latent classes of buyers.

    A brand's pull in a band is ``attraction * exp(U)``: the first is fixed by June's inversion, the
    second moves with the month and is common to the bands, so one exponential a brand is enough.

    Attributes:
        attraction: brands', shape (brands, bands, replications).
        rivals: named rivals', shape (rivals, bands, replications).
    """

    mechanism: ClassVar[str] = "a buyer weighs the brands in her price band against all others"
    source: ClassVar[str] = "McFadden 1974; latent classes: Kamakura and Russell 1989"

    attraction: Floats
    rivals: Floats

    def expected(self, pull: Floats, rival_pull: Floats, buyers: Floats) -> Floats:
        """Expected orders, vehicles, shape (brands, replications).

        Args:
            pull: exp(U) by brand, 0 when not on sale, (brands, replications).
            rival_pull: exp(U) by rival, (rivals, replications).
            buyers: by band, (bands, replications).
        """
        crowd = np.einsum("bkr,br->kr", self.attraction, pull)
        crowd += np.einsum("bkr,br->kr", self.rivals, rival_pull)
        crowd += 1.0
        np.divide(buyers, crowd, out=crowd)
        expected = np.einsum("bkr,kr->br", self.attraction, crowd)
        expected *= pull
        return np.asarray(expected)
