"""The past as the model's demand would have it: expected sales by brand from January 2024 on.

The choice model is run away from a month whose sales are known, with the launches of the record:
what changed since is freshness and line-up, cumulative sales, Huawei's floor, the season and the
market's growth. Control over sales, effort and service stood still until June 2025, so they cancel.
Queues and plants are left out: no month of the record was short of capacity for long but the
first of 2024, when Luxeed sold next to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim.arrays import Floats
from sim.rules.demand import attraction, band_shares, choice_shares, log_above, log_buyers
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.months import ANCHOR, calendar_month, months_between
from sim.study.calibrate.floor import Allotted, allotted
from sim.study.calibrate.launches import Launches, faded, past_launches, renewals
from sim.study.calibrate.scope import ALLIANCE, BRANDS, FIRST
from sim.world.seeds import seeds

__all__ = ["Luck", "Path", "walk"]

Draws = Mapping[str, Floats]

_ROUNDS = 5
"""Times that cumulative sales and floor are worked out anew from the sales they lead to."""


@dataclass(frozen=True)
class Path:
    """Expected sales.

    Attributes:
        months: T of them.
        logs: of vehicles, (R, brands, T); minus infinity before a brand is on sale.
        slope: points of sales for a point of utility, 0 to 1, (R, brands, T).
        course: the sales that cumulative sales and Huawei's floor followed, (R or 1, brands, T).
        floor: of the alliance's brands, along that course.
        launches: of the record, with their brands' numbers.
        faded: what each of them still adds, launch strengths, (R, launches, T).
        renewed: variance that renewals after the record add to utility, (R, brands, T).
        market: logarithm of the market's retail, (R, T).
    """

    months: tuple[str, ...]
    logs: Floats
    slope: Floats
    course: Floats
    floor: Allotted
    launches: Launches
    faded: Floats
    renewed: Floats
    market: Floats


@dataclass(frozen=True)
class Luck:
    """One course of luck.

    Attributes:
        launches: factor on the strength of each launch, (R, launches).
        shocks: of the brands, log points of utility, (R, brands, T); None where they are left out.
        market: of the market, log points, (R, T), likewise.
    """

    launches: Floats
    shocks: Floats | None = None
    market: Floats | None = None


def _on_sale(months: tuple[str, ...]) -> Floats:
    """(brands, T): 1 from a brand's first launch on; 1 throughout where the record has none."""
    known = seeds().brands
    first = [min((launch.month for launch in known[b].launches), default=FIRST) for b in BRANDS]
    return np.array([[float(month >= start) for month in months] for start in first])


def _market(draws: Draws, months: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Logarithms against June 2025 of retail, and of buyers as the brands' season has them."""
    since = np.array([months_between(ANCHOR, month) for month in months]) / 12.0
    growth = draws["market_growth"][:, None]
    index = np.log(np.array(seeds().market.season.shares))
    season = np.array([index[calendar_month(month) - 1] for month in months])
    season -= index[calendar_month(ANCHOR) - 1]
    strength = draws["season_strength"][:, None]
    retail = log_buyers(season, np.ones(1), growth, since)
    return retail, log_buyers(season, strength, growth, since)


def _bands() -> tuple[Floats, Floats]:
    """Buyers in June by band, and the brands' mix over the bands, (bands,) and (brands, bands)."""
    market, known = seeds().market, seeds().brands
    upper = np.array([np.mean(market.bands[band].bounds) for band in market.bands])
    buyers = np.concatenate([[1.0 - upper.sum()], upper]) * market.buyers_june.known
    return buyers, np.array([known[brand].bands.shares for brand in BRANDS])


def walk(
    draws: Draws,
    months: tuple[str, ...],
    known: tuple[str, Mapping[str, float]],
    recorded: str = ANCHOR,
    luck: Luck | None = None,
    course: Floats | None = None,
) -> Path:
    """Expected sales in ``months``, or one course of them under some luck.

    Args:
        draws: the assumptions, (R,) each.
        months: months in a row.
        known: a month among them, and the brands' sales in it, vehicles.
        recorded: the last month whose launches are known; after it, models are renewed at random.
        luck: what happened beside; what is expected when None.
        course: the sales that cumulative sales and Huawei's floor follow, (1, brands, T); those
            that come out when None.
    """
    month, sold = known
    at = months.index(month)
    launches = past_launches(recorded)
    fading, on_sale = faded(draws, months, launches), _on_sale(months)
    renewing, renewed = renewals(draws, months, recorded)
    utility = _utility(draws, months, fading, launches) + renewing
    retail, level = _market(draws, months)
    if luck is not None:
        fading = fading * luck.launches[:, :, None]
        utility = _utility(draws, months, fading, launches) + renewing
        if luck.shocks is not None and luck.market is not None:
            utility = utility + luck.shocks
            retail, level = retail + luck.market, level + luck.market
    buyers, mix = _bands()
    here = np.array([sold[brand] for brand in BRANDS])
    appeal = _attraction(here, mix, buyers, np.exp(level[:, at]))
    followed, rounds = on_sale[None] * here[:, None], _ROUNDS
    if course is not None:
        followed, rounds = np.where(on_sale, course, 0.0), 1
    for _ in range(rounds):
        floor = allotted(draws, followed[:, :ALLIANCE], on_sale[:ALLIANCE])
        more = _base(draws, followed)
        more[:, :ALLIANCE] += floor.pull
        logs, slope = _chosen(utility + more, at, appeal, buyers, level, on_sale)
        if course is None:
            followed = np.exp(logs)
    market = retail + np.log(seeds().market.buyers_june.known)
    return Path(months, logs, slope, followed, floor, launches, fading, renewed, market)


def _utility(draws: Draws, months: tuple[str, ...], faded: Floats, launches: Launches) -> Floats:
    """Of launches and drift, log points, (R, brands, T)."""
    fresh = np.zeros((len(faded), len(BRANDS), len(months)))
    for i, (brand, _) in enumerate(launches):
        fresh[:, brand] += faded[:, i]
    since = np.array([months_between(ANCHOR, month) for month in months]) / 12.0
    drift = draws["outside_drift"][:, None, None] * since
    return draws["launch_pull"][:, None, None] * fresh - drift


def _attraction(sold: Floats, mix: Floats, buyers: Floats, level: Floats) -> Floats:
    """Odds against all others in the known month, (R, brands, bands)."""
    shares = band_shares(sold[:, None], mix, buyers * level[:, None, None])
    outside = 1.0 - shares.sum(axis=1, keepdims=True)
    return attraction(shares, np.maximum(outside, seeds().past.outside_least.known))


def _chosen(
    utility: Floats, at: int, appeal: Floats, buyers: Floats, level: Floats, on_sale: Floats
) -> tuple[Floats, Floats]:
    """Logarithms of sales, and their slope in utility, (R, brands, T)."""
    # a brand that is not on sale yet is known by its first month
    first = np.minimum(np.maximum(at, (on_sale == 0.0).sum(axis=1)), on_sale.shape[1] - 1)
    anchor = np.take_along_axis(utility, first[None, :, None], axis=2)
    pull = np.exp(utility - anchor) * on_sale
    share = choice_shares(appeal[:, :, :, None] * pull[:, :, None, :], axis=1)
    sold = share * (buyers[:, None] * np.exp(level)[:, None, None, :])
    total = sold.sum(axis=2)
    with np.errstate(divide="ignore"):
        logs = np.log(total)
    slope = (sold * (1.0 - share)).sum(axis=2) / np.where(total > 0, total, 1.0)
    return logs, slope


def _base(draws: Draws, sold: Floats) -> Floats:
    """What cumulative sales at the start of a month add, log points."""
    before = np.cumsum(sold, axis=2) - sold
    known = seeds()
    early = known.past.base_before
    start = [early[b].known if b in early else _middle(known.brands[b]) for b in BRANDS]
    offset = known.structure["base_offset"]
    raised = log_above(before + np.array(start)[:, None], offset)
    return np.asarray(draws["base_elasticity"][:, None, None] * raised)


def _middle(spec: BrandSpec) -> float:
    return float(np.mean(spec.base.bounds))
