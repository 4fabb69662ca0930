"""How buyers choose, and what moves their choice.

The engine, the inversion of June, a maker's consent and the fit to the history all take their
demand from here. The fit works in logarithms: ``log_buyers`` is the logarithm of ``buyers``, and a
test holds them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Choice",
    "attraction",
    "band_shares",
    "buyers",
    "choice_shares",
    "log_above",
    "log_buyers",
    "selling_effort",
]

Floats = NDArray[np.float64]


def log_above(value: Floats, offset: float) -> Floats:
    """The logarithm of a value that may be zero, raised by an offset."""
    raised = value + offset
    return np.asarray(np.log(raised, out=raised))


def buyers(season: float, strength: Floats, growth: Floats, years: float) -> Floats:
    """Buyers against June's, (replications,).

    Args:
        season: the month's seasonal index over June's.
        strength: how much of the season reaches these price bands, (replications,).
        growth: of the market a year, (replications,).
        years: since June.
    """
    level = season**strength
    level *= (1.0 + growth) ** years
    return level


def log_buyers(season: Floats, strength: Floats, growth: Floats, years: Floats) -> Floats:
    """The logarithm of ``buyers``, of arrays of one shape; ``season`` is a logarithm as well."""
    return np.asarray(np.log1p(growth) * years + strength * season)


def band_shares(sales: Floats, mix: Floats, buyers: Floats) -> Floats:
    """Shares of a price band's buyers, from sales, the part of them in the band, and buyers."""
    return sales * mix / buyers


def attraction(shares: Floats, outside: Floats, pull: Floats | float = 1.0) -> Floats:
    """What must be attractive to have such shares, with a pull, against the share of all others."""
    return shares / (outside * pull)


def choice_shares(odds: Floats, axis: int) -> Floats:
    """Shares of those whose odds against all others are known, along an axis."""
    return np.asarray(odds / (1.0 + odds.sum(axis=axis, keepdims=True)))


def selling_effort(
    draws: Mapping[str, Floats], mix: Floats, maker: Floats, huawei: Floats
) -> Floats:
    """What both parties' selling effort adds to demand, log points.

    Each counts as far as it controls the sale.

    Args:
        draws: the register's values.
        mix: the maker's part of control over the sale, 0 to 1.
        maker, huawei: logarithms of effort; 0 is the usual one.
    """
    effort = draws["effort_elasticity"] * (mix * maker)
    effort += draws["huawei_effort_elasticity"] * ((1.0 - mix) * huawei)
    return np.asarray(effort)


@dataclass(frozen=True)
class Choice:
    """Logit among nests within each price band; the bands are latent classes of buyers.

    A nest's pull in a band is ``attraction * exp(U)``: the first is fixed by June's inversion, the
    second moves with the month.

    Attributes:
        attraction: shape (nests, bands, replications); 0 in bands that a nest is not in.
    """

    mechanism: ClassVar[str] = "a buyer weighs the brands in her price band against all others"
    source: ClassVar[str] = "McFadden 1974; latent classes: Kamakura and Russell 1989"

    attraction: Floats

    def expected(self, pull: Floats, buyers: Floats) -> Floats:
        """Expected orders, vehicles, shape (nests, replications).

        Args:
            pull: exp(U) by nest, 0 when not on sale, (nests, replications).
            buyers: by band, (bands, replications).
        """
        crowd = np.einsum("bkr,br->kr", self.attraction, pull)
        crowd += 1.0
        np.divide(buyers, crowd, out=crowd)
        expected = np.einsum("bkr,kr->br", self.attraction, crowd)
        expected *= pull
        return np.asarray(expected)
