"""Who earns what on a car."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Margins", "Money"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Margins:
    """Margins on each brand's cars, yuan a month, shape (brands, replications)."""

    huawei: Floats
    yinwang: Floats
    maker: Floats


@dataclass(frozen=True)
class Money:
    """Channel fee, licence and parts go to Huawei and Yinwang; the maker has the rest.

    Attributes:
        draws: the register's values.
        price: yuan without VAT, (brands, replications).
    """

    mechanism: ClassVar[str] = "the fee follows who runs selling, the licence who defines, parts the technology"
    source: ClassVar[str] = "background: one account of 2022 of 8% channel and 2% licence; Seres' reports"

    draws: Mapping[str, Floats]
    price: Floats

    def margins(
        self, deliveries: Floats, sold_by_huawei: Floats, say: Floats, pool: Floats, parts: Floats
    ) -> Margins:
        """Margins of a month; ``sold_by_huawei`` is Huawei's part of the selling, 0 to 1."""
        d = self.draws
        revenue = deliveries * self.price
        fee = sold_by_huawei * d["channel_fee"] * revenue
        licence = say * d["licence_fee"] * revenue
        content = parts * d["parts_margin"] * revenue
        own_parts = pool * (1.0 - d["yinwang_cut"]) * content
        own_licence = pool * licence
        return Margins(
            huawei=fee + own_licence + own_parts,
            yinwang=(licence - own_licence) + (content - own_parts),
            maker=d["maker_margin"] * revenue - fee - licence,
        )
