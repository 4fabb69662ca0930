"""Who earns what on a car."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Margins", "Money", "Rates"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Margins:
    """Margins on each brand's cars, yuan a month, shape (brands, replications)."""

    huawei: Floats
    yinwang: Floats
    maker: Floats


@dataclass(frozen=True)
class Rates:
    """What of a yuan of revenue goes where by contract, before the channel fee, (brands, R)."""

    huawei: Floats
    yinwang: Floats
    maker: Floats


@dataclass(frozen=True)
class Money:
    """Channel fee, licence and parts go to Huawei and Yinwang; the maker has the rest.

    Attributes:
        draws: the register's values.
    """

    mechanism: ClassVar[str] = (
        "the fee follows who runs selling, the licence who defines, parts the technology"
    )
    source: ClassVar[str] = "one account of 2022: 8% channel, 2% licence; Seres' reports"

    draws: Mapping[str, Floats]

    def rates(self, say: Floats, pool: Floats, parts: Floats) -> Rates:
        """Rates under contracts in force, from terms with shape (brands, replications)."""
        d = self.draws
        licence, content = say * d["licence_fee"], parts * d["parts_margin"]
        huawei = pool * (licence + (1.0 - d["yinwang_cut"]) * content)
        return Rates(huawei, licence + content - huawei, d["maker_margin"] - licence)

    def margins(self, revenue: Floats, fee: Floats, rates: Rates) -> Margins:
        """Margins of a month from revenue in yuan and the channel fee, a share of revenue."""
        return Margins(
            huawei=revenue * (rates.huawei + fee),
            yinwang=revenue * rates.yinwang,
            maker=revenue * (rates.maker - fee),
        )
