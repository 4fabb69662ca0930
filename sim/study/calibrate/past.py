"""The past as the model's demand would have it: expected sales by brand from January 2024 on.

The choice model is run away from a month whose sales are known, with the launches of the record:
what changed since is the brands' nameplates and how new they are, cumulative sales, Huawei's floor,
the season and the market's growth. Control over sales, effort and service stood still until June
2025, so they cancel. Queues and plants are left out: no month of the record was short of capacity
for long but the first of 2024, when Luxeed sold next to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim.arrays import Floats, Ints
from sim.rules.demand import attraction, band_shares, choice_shares, log_above, log_buyers
from sim.scenario.types.brand import BANDS, BrandSpec
from sim.scenario.types.months import ANCHOR, calendar_month, months_between
from sim.study.calibrate.floor import Allotted, allotted
from sim.study.calibrate.news import News
from sim.study.calibrate.plates import PastPlate, past_plates, plate_weights
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
        plates: nameplates of the record.
        parts: their parts of their brands' sales, (R, plates, T).
        market: logarithm of the market's retail, (R, T).
    """

    months: tuple[str, ...]
    logs: Floats
    slope: Floats
    course: Floats
    floor: Allotted
    plates: tuple[PastPlate, ...]
    parts: Floats
    market: Floats


@dataclass(frozen=True)
class Luck:
    """One course of luck.

    Attributes:
        sizes: logarithms of the nameplates' sizes against one another, (R, plates).
        shocks: of the brands, log points of utility, (R, brands, T); None where they are left out.
        market: of the market, log points, (R, T), likewise.
        news: what comes at random after the record; nothing when None.
    """

    sizes: Floats
    shocks: Floats | None = None
    market: Floats | None = None
    news: News | None = None


def _on_sale(months: tuple[str, ...]) -> Floats:
    """(brands, T): 1 from a brand's first launch on; 1 throughout where the record has none."""
    known = seeds().brands
    first = [min((x.launched for x in known[b].nameplates.values()), default=FIRST) for b in BRANDS]
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


def _buyers() -> Floats:
    """Buyers in June by band, (bands,)."""
    market = seeds().market
    upper = np.array([np.mean(market.bands[band].bounds) for band in market.bands])
    return np.concatenate([[1.0 - upper.sum()], upper]) * market.buyers_june.known


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
        recorded: the last month whose launches are known; after it, only luck brings news.
        luck: what happened beside; what is expected when None, of nameplates that are all alike.
        course: the sales that cumulative sales and Huawei's floor follow, (1, brands, T); those
            that come out when None.
    """
    month, sold = known
    at, on_sale = months.index(month), _on_sale(months)
    # a brand that is not on sale yet is known by its first month
    first = np.minimum(np.maximum(at, (on_sale == 0.0).sum(axis=1)), on_sale.shape[1] - 1)
    nests = _nests(draws, months, recorded, luck)
    utility = _drift(draws, months)
    retail, level = _market(draws, months)
    if luck is not None and luck.shocks is not None and luck.market is not None:
        utility = utility + luck.shocks
        retail, level = retail + luck.market, level + luck.market
    buyers = _buyers()
    here = np.array([sold[brand] for brand in BRANDS])
    mix = np.take_along_axis(nests.mix, first[None, :, None, None], axis=3)[..., 0]
    appeal = _attraction(here, mix, buyers, np.exp(level[:, at]))
    followed, rounds = on_sale[None] * here[:, None], _ROUNDS
    if course is not None:
        followed, rounds = np.where(on_sale, course, 0.0), 1
    for _ in range(rounds):
        floor = allotted(draws, followed[:, :ALLIANCE], on_sale[:ALLIANCE])
        more = _base(draws, followed)
        more[:, :ALLIANCE] += floor.pull
        by_band = (utility + more)[:, :, None] + nests.worth
        logs, slope = _chosen(by_band, first, appeal, buyers, level, on_sale)
        if course is None:
            followed = np.exp(logs)
    market = retail + np.log(seeds().market.buyers_june.known)
    plates = past_plates(recorded)
    return Path(months, logs, slope, followed, floor, plates, nests.parts, market)


@dataclass(frozen=True)
class _Nests:
    """What the brands' nameplates are together.

    Attributes:
        worth: log points, (R, brands, bands, T).
        mix: where a brand's nameplates sell, parts of 1, (R, brands, bands, T).
        parts: of the nameplates in their brands' sales, (R, plates, T).
    """

    worth: Floats
    mix: Floats
    parts: Floats


def _nests(draws: Draws, months: tuple[str, ...], recorded: str, luck: Luck | None) -> _Nests:
    plates = past_plates(recorded)
    weights = plate_weights(draws, months, plates, recorded)
    if luck is not None:
        weights = weights * np.exp(luck.sizes)[:, :, None]
    known = seeds().brands
    mixes = np.array([known[brand].bands.shares for brand in BRANDS])
    by_band = np.zeros((len(weights), len(BRANDS), len(BANDS), len(months)))
    by_band[:, ALLIANCE:] = mixes[ALLIANCE:, :, None]
    if luck is not None and luck.news is not None:
        weights, others = luck.news.change(draws, months, recorded, plates, weights)
        by_band[:, :ALLIANCE] = others[:, :, None] * mixes[:ALLIANCE, :, None]
    for i, plate in enumerate(plates):
        by_band[:, plate.brand] += np.array(plate.mix)[:, None] * weights[:, i, None]
    total = by_band.sum(axis=2)
    owner = np.array([plate.brand for plate in plates], dtype=np.intp)
    with np.errstate(divide="ignore", invalid="ignore"):
        mix = np.where(total[:, :, None] > 0.0, by_band / total[:, :, None], 0.0)
        worth = draws["nest_dissimilarity"][:, None, None, None] * np.log(by_band)
        parts = np.where(total[:, owner] > 0.0, weights / total[:, owner], 0.0)
    return _Nests(worth, mix, parts)


def _drift(draws: Draws, months: tuple[str, ...]) -> Floats:
    """Of the rest of the market, log points, (R, 1, T)."""
    since = np.array([months_between(ANCHOR, month) for month in months]) / 12.0
    return np.asarray(-draws["outside_drift"][:, None, None] * since)


def _attraction(sold: Floats, mix: Floats, buyers: Floats, level: Floats) -> Floats:
    """Odds against all others in the known month, (R, brands, bands)."""
    shares = band_shares(sold[:, None], mix, buyers * level[:, None, None])
    outside = 1.0 - shares.sum(axis=1, keepdims=True)
    return attraction(shares, np.maximum(outside, seeds().past.outside_least.known))


def _chosen(
    utility: Floats,
    first: Ints,
    appeal: Floats,
    buyers: Floats,
    level: Floats,
    on_sale: Floats,
) -> tuple[Floats, Floats]:
    """Logarithms of sales, and their slope in utility, (R, brands, T)."""
    anchor = np.take_along_axis(utility, first[None, :, None, None], axis=3)
    with np.errstate(invalid="ignore"):
        moved = np.where(np.isfinite(anchor), utility - anchor, -np.inf)
    pull = np.exp(moved) * on_sale[:, None]
    share = choice_shares(appeal[:, :, :, None] * pull, axis=1)
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
