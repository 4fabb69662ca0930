"""June 2025, inverted: the appeal that makes expected sales what they were, whatever was drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.rules.demand import attraction, band_shares
from sim.rules.newcomer import NewcomerSize, log_buyers_within_reach
from sim.scenario.types.brand import BANDS, BrandSpec
from sim.world.draws import Draws
from sim.world.world import World

__all__ = ["June", "invert", "june"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class June:
    """What is known of June, drawn where it is a range.

    Attributes:
        buyers: by band, (bands, replications).
        sales: expected deliveries, (brands, replications); 0 for a brand not on sale.
        shares: of buyers, while a brand is on sale, (brands, bands, replications).
        rivals: the named rivals' shares, (rivals, bands, replications).
        outside: the share of all others, (bands, replications).
    """

    buyers: Floats
    sales: Floats
    shares: Floats
    rivals: Floats
    outside: Floats


def _field(draws: Draws, key: str, spec: BrandSpec, name: str, default: float) -> Floats | float:
    return draws[f"{key}.{name}"] if getattr(spec, name) is not None else default


def _sales(world: World, draws: Draws, size: int) -> Floats:
    """The anchor's brand has its share; the alliance's others split the rest as published."""
    anchor = world.seeds.facts.anchor
    total, share = anchor.total.known, anchor.share.known
    sales = np.zeros((len(world.brands), size))
    for b, (key, spec) in enumerate(world.brands.items()):
        if spec.on_sale:
            sales[b] = draws[f"{key}.june_sales"]
    first = tuple(world.brands).index(anchor.brand)
    others = [b for b, spec in enumerate(world.brands.values()) if spec.hima and b != first]
    sales[others] *= total * (1.0 - share) / sales[others].sum(axis=0)
    sales[first] = total * share
    return sales


def june(world: World, draws: Draws) -> June:
    """June of every replication.

    Raises:
        InputError: a price band is sold out: its brands' June sales leave no other buyers.
    """
    size = next(iter(draws.values())).shape[0]
    market = world.seeds.market
    upper = np.stack([draws[f"market.band_{band}"] for band in BANDS[1:]])
    bands = np.concatenate([1.0 - upper.sum(axis=0, keepdims=True), upper])
    buyers = bands * market.buyers_june.known
    sales = _sales(world, draws, size)
    shares = np.empty((len(world.brands), len(BANDS), size))
    for b, (key, spec) in enumerate(world.brands.items()):
        mix = np.array(spec.bands.shares)[:, None]
        whole_month = buyers * _field(draws, key, spec, "june_fraction", 1.0)
        shares[b] = band_shares(sales[b], mix, whole_month)
    rivals = np.empty((len(world.rivals), len(BANDS), size))
    for r, (key, rival) in enumerate(world.rivals.items()):
        mix = np.array(rival.bands.shares)[:, None]
        rivals[r] = band_shares(draws[f"{key}.june_sales"], mix, buyers)
    outside = 1.0 - shares.sum(axis=0) - rivals.sum(axis=0)
    for k, band in enumerate(BANDS):
        if outside[k].min() <= 0.0:
            raise InputError(
                f"June does not fit price band {band}: its brands sold more than it has buyers; "
                f"raise market.band_{band} or lower the brands' june_sales"
            )
    return June(buyers, sales, shares, rivals, outside)


def invert(
    world: World, draws: Draws, month: June, pull: Floats, luck: Callable[[str, str], Floats]
) -> Floats:
    """Attraction by brand and band that gives June's expected sales back.

    Args:
        world: the cast.
        draws: the register's values.
        month: June.
        pull: exp(U) in June's state, (brands, replications).
        luck: standard normals by agent and purpose, (replications,).

    Returns:
        Attraction, shape (brands, bands, replications).
    """
    on_sale = np.array([spec.on_sale for spec in world.brands.values()])
    found = np.zeros_like(month.shares)
    selling = pull[on_sale][:, None, :]
    found[on_sale] = attraction(month.shares[on_sale], month.outside, selling)
    if not on_sale.all():
        peers = on_sale.copy()
        peers[world.cast.anchor] = False
        found[~on_sale] = _newcomers(world, draws, month, (found, pull, peers), luck)
    return found


def _newcomers(
    world: World,
    draws: Draws,
    month: June,
    incumbents: tuple[Floats, Floats, NDArray[np.bool_]],
    luck: Callable[[str, str], Floats],
) -> Floats:
    """Attraction of brands that are not on sale, (newcomers, bands, replications).

    A newcomer is sized by what it would have sold in June at its peers' mean terms. The same terms
    are then taken out again, because it acts under its own.
    """
    found, pull, peers = incumbents
    mean_pull = np.exp(np.log(pull[peers]).mean(axis=0))
    mixes = np.array([spec.bands.shares for spec in world.brands.values()])
    reached = log_buyers_within_reach(mixes, month.buyers)
    at_mean_terms = found[peers] * mean_pull * month.buyers * month.outside
    rule = NewcomerSize(
        np.log(at_mean_terms.sum(axis=1)), reached[peers], draws["newcomer_spread"]
    )
    names = [name for name, spec in world.brands.items() if not spec.on_sale]
    new = np.array([not spec.on_sale for spec in world.brands.values()])
    of_line = luck("newcomers", "level"), luck("newcomers", "slope")
    own = np.stack([luck(name, "appeal") for name in names])
    sizes = np.exp(rule.log_sizes(reached[new], of_line, own))
    shares = band_shares(sizes[:, None, :], mixes[new][:, :, None], month.buyers)
    return attraction(shares, month.outside, mean_pull)
