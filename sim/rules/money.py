"""Who earns what on a car."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["ChannelFee", "Margins", "Money", "Rates", "net_price"]

Floats = NDArray[np.float64]

_MILLION = 1e6


def net_price(price: Floats, vat: float) -> Floats:
    """Yuan without VAT, from thousands of yuan with it."""
    return price * (1000.0 / (1.0 + vat))


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
class ChannelFee:
    """The fee for selling follows who does it: in stores by floor, else by who holds the part.

    Attributes:
        fee: what Huawei takes where it does all of the selling, share of revenue, (replications,).
        policy: weight of policy in who controls the sale, (replications,).
        after: weight of after-sales; stores have the rest.
    """

    mechanism: ClassVar[str] = "Huawei is paid for the part of selling that it does"
    source: ClassVar[str] = "one account of 2022: 8% channel"

    fee: Floats
    policy: Floats
    after: Floats

    def outside(self, policy: Floats, after_sales: Floats) -> Floats:
        """The fee for policy and after-sales, share of revenue, from the maker's levels of them."""
        outside = self.policy * (1.0 - policy)
        outside += self.after * (1.0 - after_sales)
        outside *= self.fee
        return outside

    def in_stores(self, part: Floats) -> Floats:
        """The fee for the part of the sales that Huawei's stores make, share of revenue."""
        return np.asarray(part * self._all_in_stores)

    @cached_property
    def _all_in_stores(self) -> Floats:
        return self.fee * (1.0 - self.policy - self.after)


@dataclass(frozen=True)
class Money:
    """Channel fee, licence and parts go to Huawei and Yinwang; the maker has the rest.

    Attributes:
        draws: the register's values.
        margin: the maker's margin before fee, licence and selling, share of revenue,
            (replications,) or (brands, replications).
    """

    mechanism: ClassVar[str] = (
        "the fee follows who runs selling, the licence who defines, parts the technology"
    )
    source: ClassVar[str] = "one account of 2022: 8% channel, 2% licence; Seres' reports"

    draws: Mapping[str, Floats]
    margin: Floats

    def rates(self, say: Floats, pool: Floats, parts: Floats) -> Rates:
        """Rates under contracts in force, from terms with shape (brands, replications)."""
        licence, content = self._licence(say), parts * self.draws["parts_margin"]
        huawei = pool * (licence + (1.0 - self.draws["yinwang_cut"]) * content)
        return Rates(huawei, licence + content - huawei, self.kept(say))

    def _licence(self, say: Floats) -> Floats:
        return say * self.draws["licence_fee"]

    def kept(self, say: Floats) -> Floats:
        """What the maker keeps of a yuan of revenue before fee and selling, under Huawei's say."""
        return self.margin - self._licence(say)

    def agreed_fee(self, control: Floats) -> Floats:
        """The channel fee as contracts have it, from the maker's part of control over the sale."""
        return self.draws["channel_fee"] * (1.0 - control)

    def effort_costs(self, revenue: Floats | float, control: Floats, effort: Floats) -> Floats:
        """A party's costs of selling effort, yuan a month, or as a share of revenue.

        Args:
            revenue: of the brand, yuan, or 1.
            control: the party's part of control over the sale, 0 to 1.
            effort: its effort, 1 being the usual one.
        """
        costs = revenue * control
        costs *= effort
        costs *= self.draws["effort_cost"]
        return costs

    def outlet_costs(self, outlets: Floats, opened: Floats) -> Floats:
        """A maker's costs of its own outlets, yuan: a month's, and what openings cost once."""
        return np.asarray(outlets * self._outlet_cost + opened * self._opening_cost)

    def fixed_costs(self, models: Floats) -> Floats:
        """A brand's costs that do not follow sales, yuan a month, from its number of models."""
        per_model = self.draws["nameplate_cost"] * _MILLION
        return np.asarray(self.draws["brand_cost"] * _MILLION + models * per_model)

    def floor_costs(self, floor: Floats) -> Floats:
        """Huawei's costs of its floor, yuan a month, from stores."""
        return self._store_cost * floor

    def service_costs(self, service: Floats) -> Floats:
        """Yinwang's costs of engineers, yuan a month, from the service that it gives."""
        return self._service_cost * service

    @cached_property
    def _outlet_cost(self) -> Floats:
        return self.draws["outlet_cost"] * _MILLION

    @cached_property
    def _opening_cost(self) -> Floats:
        return self.draws["outlet_opening_cost"] * _MILLION

    @cached_property
    def _store_cost(self) -> Floats:
        return self.draws["store_cost"] * _MILLION

    @cached_property
    def _service_cost(self) -> Floats:
        return self.draws["service_cost"] * _MILLION

    def margins(self, revenue: Floats, fee: Floats, rates: Rates) -> Margins:
        """Margins of a month from revenue in yuan and the channel fee, a share of revenue."""
        return Margins(
            huawei=revenue * (rates.huawei + fee),
            yinwang=revenue * rates.yinwang,
            maker=revenue * (rates.maker - fee),
        )
