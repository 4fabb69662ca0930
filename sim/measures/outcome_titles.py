"""Outcomes in words."""

from __future__ import annotations

from sim.measures.outcome import PAYOFF, PAYOFF_PER_MONTH
from sim.measures.recording import Cast
from sim.world.cast import agent_name

__all__ = ["outcome_words", "titles"]

_OUTCOMES = {
    "hima_units": "the alliance's sales",
    "hhi": "concentration by brand (HHI)",
    "effective_brands": "the effective number of brands",
    "automaker_hhi": "concentration by automaker (HHI)",
    "channel_hhi": "concentration by sales channel (HHI)",
    "profit_hhi": "concentration by profit (HHI)",
}


def titles(cast: Cast) -> dict[str, str]:
    """Display names of the brands by their keys."""
    return dict(zip(cast.brands, cast.titles, strict=True))


def outcome_words(name: str, cast: Cast | None = None) -> str:
    """An outcome of ``sim.measures.outcome`` in words, to stand within a sentence.

    Args:
        name: the outcome.
        cast: whose titles brands have; without it they are made from the keys.
    """
    if name in _OUTCOMES:
        return _OUTCOMES[name]
    if name.startswith(PAYOFF_PER_MONTH):
        earner = agent_name(name.removeprefix(PAYOFF_PER_MONTH))
        return f"{earner}'s mean payoff a month since the start"
    if name.startswith(PAYOFF):
        return f"{agent_name(name.removeprefix(PAYOFF))}'s payoff since the start (summed)"
    brand, _, what = name.rpartition("_")
    if what != "share":
        return f"{_title(brand, cast)}'s sales"
    if cast is None or brand not in cast.brands:
        return f"{_title(brand, cast)}'s share"
    inside = cast.hima[cast.brands.index(brand)]
    of = "the alliance's sales" if inside else "sales on Huawei technology"
    return f"{_title(brand, cast)}'s share of {of}"


def _title(brand: str, cast: Cast | None) -> str:
    return (titles(cast) if cast is not None else {}).get(brand, brand.capitalize())
