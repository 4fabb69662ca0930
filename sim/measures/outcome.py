"""Outcomes by name: what a study may ask of a month, one value for every replication.

| name | is |
|---|---|
| `<brand>_share` | the brand's share of the alliance's deliveries, 0 to 1 (of all on Huawei technology for a brand outside the alliance) |
| `<brand>_units` | its deliveries, vehicles |
| `hima_units` | the alliance's deliveries, vehicles |
| `hhi`, `effective_brands` | concentration by brand within the alliance |
| `automaker_hhi`, `channel_hhi`, `profit_hhi` | the same index by maker, by who controls the sale, by who earns the margin |
| `payoff_<agent>` | what the agent has earned since the first month, added up, yuan |
| `payoff_per_month_<agent>` | the same divided by the number of months, yuan a month |

A share, and an index of shares, is NaN in a replication in which there is nothing to share: no
sales, or for `profit_hhi` nobody who earns.
"""  # noqa: E501 - a table cannot be broken

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.measures.lenses import brands_in, june_units, units
from sim.measures.recording import Cast, Recording
from sim.rules.concentration import effective_number, hhi, shares, total
from sim.scenario.nearest import found as in_words
from sim.scenario.nearest import mend, quoted

__all__ = [
    "PAYOFF",
    "PAYOFF_PER_MONTH",
    "absent_outcome",
    "checked_outcome",
    "is_payoff",
    "june_outcome",
    "known_outcomes",
    "outcome",
    "unit_of",
]

Floats = NDArray[np.float64]
Sold = Callable[[str, str], Floats]
"""What each entity of a lens in a scope sells, (entities, replications)."""
Find = Callable[[Sold], Floats]

PAYOFF, PAYOFF_PER_MONTH = "payoff_", "payoff_per_month_"
"""Names of an agent's payoff begin so: the sum since the first month, and its monthly mean."""


def _of_brand(sold: Sold, cast: Cast, brand: int, share: bool) -> Floats:
    scope = "hima" if cast.hima[brand] else "huawei_tech"
    found = sold("brand", scope)
    row = brands_in(cast, scope).index(brand)
    return np.asarray((shares(found) if share else found)[row])


def _concentration(sold: Sold, lens: str, index: Callable[[Floats], Floats]) -> Floats:
    return index(shares(sold(lens, "hima")))


def _alliance(sold: Sold) -> Floats:
    return total(sold("brand", "hima"))


def _by_name(cast: Cast) -> dict[str, Find]:
    found: dict[str, Find] = {}
    for b, brand in enumerate(cast.brands):
        found[f"{brand}_share"] = partial(_of_brand, cast=cast, brand=b, share=True)
        found[f"{brand}_units"] = partial(_of_brand, cast=cast, brand=b, share=False)
    found["hima_units"] = _alliance
    found["hhi"] = partial(_concentration, lens="brand", index=hhi)
    found["effective_brands"] = partial(_concentration, lens="brand", index=effective_number)
    for lens in ("automaker", "channel", "profit"):
        found[f"{lens}_hhi"] = partial(_concentration, lens=lens, index=hhi)
    return found


def is_payoff(name: str) -> bool:
    """Whether an outcome is what an agent earns, added up or a month."""
    return name.startswith(PAYOFF)


def _payoffs(cast: Cast) -> dict[str, int]:
    prefixes = (PAYOFF, PAYOFF_PER_MONTH)
    return {f"{prefix}{agent}": a for prefix in prefixes for a, agent in enumerate(cast.agents)}


@lru_cache(maxsize=32)
def known_outcomes(cast: Cast) -> tuple[str, ...]:
    """The names that ``outcome`` takes with this cast."""
    return (*_by_name(cast), *_payoffs(cast))


def checked_outcome(name: object, known: Iterable[str]) -> str:
    """The name, if it is one of the known outcomes.

    Raises:
        InputError: it is not; the nearest one is given.
    """
    names = tuple(known)
    if not isinstance(name, str):
        raise InputError(
            f"an outcome is given by its name, such as {names[0]!r}, not {in_words(name)}"
        )
    if name not in names:
        raise InputError(f"there is no outcome {quoted(name)}{mend(name, names)}")
    return name


def outcome(recording: Recording, name: str, month: int) -> Floats:
    """The outcome in a month, (replications,); NaN where it is undefined.

    Args:
        recording: the record of a run.
        name: see the module's table.
        month: counted from 0, the first simulated month.

    Raises:
        InputError: there is no such outcome.
    """
    agent = _payoffs(recording.cast).get(checked_outcome(name, known_outcomes(recording.cast)))
    if agent is not None:
        earned = recording.arrays["payoff"][: month + 1, agent]
        summed = total(np.asarray(earned, dtype=np.float64))
        return summed / (month + 1) if name.startswith(PAYOFF_PER_MONTH) else summed
    return _find(recording.cast, name)(partial(_units, recording, month))


def absent_outcome(recording: Recording, name: str, month: int) -> Floats:
    """Return the outcome of a brand or agent that is not on this stage, (replications,).

    It sells and earns nothing: 0. Its share is undefined where the alliance sells nothing.
    """
    if unit_of(name) == "share":
        return 0.0 * outcome(recording, "hhi", month)
    return np.zeros(recording.replications)


def june_outcome(recording: Recording, name: str) -> Floats:
    """The outcome as June's expected sales have it, (replications,).

    Raises:
        InputError: there is no such outcome, or June has no books to tell it from.
    """
    checked_outcome(name, known_outcomes(recording.cast))
    if name in _payoffs(recording.cast) or name == "profit_hhi":
        raise InputError(f"June's books are not recorded, so nothing moves {name} from June on")
    return _find(recording.cast, name)(partial(june_units, recording))


def _find(cast: Cast, name: str) -> Find:
    return _by_name(cast)[checked_outcome(name, known_outcomes(cast))]


def _units(recording: Recording, month: int, lens: str, scope: str) -> Floats:
    return units(recording, lens, scope, month)


def unit_of(name: str) -> str:
    """The unit of an outcome: share, index, number, vehicles, yuan or yuan_per_month."""
    if name.startswith(PAYOFF_PER_MONTH):
        return "yuan_per_month"
    if name.startswith(PAYOFF):
        return "yuan"
    if name.endswith("_share"):
        return "share"
    if name.endswith("_units"):
        return "vehicles"
    return "number" if name == "effective_brands" else "index"
