"""Outcomes by name: what a study may ask of a month, one value for every replication.

| name | is |
|---|---|
| `<brand>_share` | the brand's share of the alliance's deliveries, 0 to 1 (of all on Huawei technology for a brand outside the alliance) |
| `<brand>_units` | its deliveries, vehicles |
| `hima_units` | the alliance's deliveries, vehicles |
| `hhi`, `effective_brands` | concentration by brand within the alliance |
| `automaker_hhi`, `channel_hhi`, `profit_hhi` | the same index by maker, by who controls the sale, by who earns the margin |
| `payoff_<agent>` | what the agent has earned since the first month, yuan |
"""  # noqa: E501 - a table cannot be broken

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.measures.concentration import effective_number, hhi, shares, total
from sim.measures.lenses import brands_in, units
from sim.measures.recording import Cast, Recording
from sim.scenario.nearest import mend

__all__ = ["known_outcomes", "outcome", "unit_of"]

Floats = NDArray[np.float64]
Find = Callable[[Recording, int], Floats]


def _of_brand(recording: Recording, month: int, brand: int, share: bool) -> Floats:
    scope = "hima" if recording.cast.hima[brand] else "huawei_tech"
    sold = units(recording, "brand", scope, month)
    row = brands_in(recording.cast, scope).index(brand)
    return np.asarray((shares(sold) if share else sold)[row])


def _concentration(
    recording: Recording, month: int, lens: str, index: Callable[[Floats], Floats]
) -> Floats:
    return index(shares(units(recording, lens, "hima", month)))


def _alliance(recording: Recording, month: int) -> Floats:
    return total(units(recording, "brand", "hima", month))


def _earned(recording: Recording, month: int, agent: int) -> Floats:
    payoff = recording.arrays["payoff"]
    result = np.zeros(recording.replications)
    for t in range(month + 1):
        result += payoff[t, agent]
    return result


def _by_name(cast: Cast) -> dict[str, Find]:
    found: dict[str, Find] = {}
    for b, brand in enumerate(cast.brands):
        found[f"{brand}_share"] = partial(_of_brand, brand=b, share=True)
        found[f"{brand}_units"] = partial(_of_brand, brand=b, share=False)
    found["hima_units"] = _alliance
    found["hhi"] = partial(_concentration, lens="brand", index=hhi)
    found["effective_brands"] = partial(_concentration, lens="brand", index=effective_number)
    for lens in ("automaker", "channel", "profit"):
        found[f"{lens}_hhi"] = partial(_concentration, lens=lens, index=hhi)
    for a, agent in enumerate(cast.agents):
        found[f"payoff_{agent}"] = partial(_earned, agent=a)
    return found


def known_outcomes(cast: Cast) -> tuple[str, ...]:
    """The names that ``outcome`` takes with this cast."""
    return tuple(_by_name(cast))


def outcome(recording: Recording, name: str, month: int) -> Floats:
    """The outcome in a month, (replications,).

    Args:
        recording: the record of a run.
        name: see the module's table.
        month: counted from 0, the first simulated month.

    Raises:
        InputError: there is no such outcome.
    """
    known = _by_name(recording.cast)
    if name not in known:
        raise InputError(f"there is no outcome {name!r}{mend(name, known)}")
    return known[name](recording, month)


def unit_of(name: str) -> str:
    """The unit of an outcome: share, index, number, vehicles or yuan."""
    if name.startswith("payoff_"):
        return "yuan"
    if name.endswith("_share"):
        return "share"
    if name.endswith("_units"):
        return "vehicles"
    return "number" if name == "effective_brands" else "index"
