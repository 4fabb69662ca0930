"""June 2025, inverted: the appeal that makes expected sales what they were, whatever was drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.rules.demand import attraction, band_shares
from sim.rules.size import SizeLine, log_buyers_within_reach
from sim.scenario.types.brand import BANDS, BrandSpec
from sim.world.draws import Draws
from sim.world.nameplates import nameplates_of, shares_of
from sim.world.world import World

__all__ = ["June", "invert", "june", "newcomer_sizes"]

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True)
class June:
    """What is known of June, drawn where it is a range. Agents are the brands, then the rivals.

    Attributes:
        buyers: by band, (bands, replications).
        sales: the brands' expected deliveries, (brands, replications); 0 for one not on sale.
        agent_sales: sales at a whole month's rate, (agents, replications).
        mix: the agents' sales by band, parts of 1, (agents, bands, replications).
        shares: of buyers, while an agent is on sale, (agents, bands, replications).
        outside: the share of all others, (bands, replications).
    """

    buyers: Floats
    sales: Floats
    agent_sales: Floats
    mix: Floats
    shares: Floats
    outside: Floats


def _fraction(draws: Draws, key: str, spec: BrandSpec) -> Floats | float:
    return draws[f"{key}.june_fraction"] if spec.june_fraction is not None else 1.0


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


def _mix(world: World, draws: Draws, size: int) -> Floats:
    """Sales by band: those of the nameplates, by their parts of June sales."""
    specs = world.sellers
    found = np.empty((len(specs), len(BANDS), size))
    for a, (key, spec) in enumerate(zip((*world.brands, *world.rivals), specs, strict=True)):
        plates = nameplates_of(spec)
        if any(plate.own_mix for plate in plates):
            mixes = np.array([plate.mix for plate in plates])
            found[a] = mixes.T @ shares_of(key, plates, draws, size)
        else:
            found[a] = np.array(spec.bands.shares)[:, None]
    return found


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
    sales, mix = _sales(world, draws, size), _mix(world, draws, size)
    whole = [sales[b] / _fraction(draws, *item) for b, item in enumerate(world.brands.items())]
    whole += [draws[f"{key}.june_sales"] for key in world.rivals]
    agent_sales = np.stack(whole)
    shares = band_shares(agent_sales[:, None], mix, buyers)
    outside = 1.0 - shares.sum(axis=0)
    for k, band in enumerate(BANDS):
        if outside[k].min() <= 0.0:
            raise InputError(
                f"June does not fit price band {band}: its brands sold more than it has buyers; "
                f"raise market.band_{band} or lower the brands' june_sales"
            )
    return June(buyers, sales, agent_sales, mix, shares, outside)


def newcomer_sizes(
    world: World, draws: Draws, month: June, luck: Callable[[str, str], Floats]
) -> Floats:
    """What brands that are not on sale would have sold in June at their peers' mean terms.

    Args:
        world: the cast.
        draws: the register's values.
        month: June.
        luck: standard normals by agent and purpose, (replications,).

    Returns:
        Log vehicles, (newcomers, replications).
    """
    new = np.array([not spec.on_sale for spec in world.brands.values()])
    peers = ~new
    peers[world.cast.anchor] = False
    reached = log_buyers_within_reach(month.mix[: len(new)], month.buyers)
    sizes = np.log(month.agent_sales[: len(new)][peers])
    of_line = luck("newcomers", "level"), luck("newcomers", "slope")
    line = SizeLine(sizes, reached[peers], draws["newcomer_spread"], of_line)
    names = [name for name, spec in world.brands.items() if not spec.on_sale]
    own = np.stack([luck(name, "appeal") for name in names])
    return np.asarray(line.on_line(reached[new]) + line.off_line(own))


def invert(
    world: World, month: June, agent: Ints, bands: NDArray[np.bool_], pull: Floats, sizes: Floats
) -> Floats:
    """Attraction by nest and band that gives June's expected sales back.

    A newcomer is sized at its peers' mean terms. The same terms are taken out again, because it
    acts under its own.

    Args:
        world: the cast.
        month: June.
        agent, bands: whose each nest is, (nests,), and which bands it has, (nests, bands).
        pull: exp(U) in June's state, (nests, replications).
        sizes: the newcomers' sizes, log vehicles, (newcomers, replications).

    Returns:
        Attraction, shape (nests, bands, replications).
    """
    on_sale = np.append(
        [spec.on_sale for spec in world.brands.values()], np.ones(len(world.rivals), dtype=bool)
    )
    selling = on_sale[agent]
    shares = month.shares[agent] * bands[:, :, None]
    found = np.zeros_like(shares)
    found[selling] = attraction(shares[selling], month.outside, pull[selling][:, None])
    if selling.all():
        return found
    peers = selling & (agent < len(world.brands)) & (agent != world.cast.anchor)
    peers &= np.diff(agent, prepend=-1) > 0  # a peer counts once, in however many nests it sells
    mean_pull = np.exp(np.log(pull[peers]).mean(axis=0))
    new = agent[~selling]
    asked = band_shares(np.exp(sizes)[:, None], month.mix[new], month.buyers)
    found[~selling] = attraction(asked, month.outside, mean_pull)
    return found
