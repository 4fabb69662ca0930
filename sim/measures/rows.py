"""Everything measured on a month, row by row: the one list that tables and studies share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sim.arrays import Floats
from sim.measures.lenses import LENSES, SCOPES, Row, brands_in, entities, units
from sim.measures.outcome import outcomes_in, outcomes_of
from sim.measures.recording import Cast, Recording
from sim.rules.concentration import MEASURES, concentration, shares, total

__all__ = ["MONTHLY_PAYOFF", "Block", "Earned", "Row", "blocks", "rows"]

Block = Floats | NDArray[np.float32]
"""Values of some rows in a month, (rows, replications)."""

MONTHLY_PAYOFF = "monthly_payoff"
"""What an agent earns in one month; ``payoff`` is the sum since the first month."""
_BY_BRAND = ("orders", "backlog", "outlets", "effort")
_SUMMED = ("orders", "backlog", "outlets")  # effort does not add up


class Earned:
    """Payoffs added up since the first month, for a reader that goes from month to month."""

    def __init__(self, recording: Recording) -> None:
        """Nothing is added up yet."""
        self._recording, self._next = recording, 0
        self._sum = np.zeros((len(recording.cast.agents), recording.replications))

    def through(self, month: int) -> Floats:
        """The sums up to a month and with it, (agents, replications); months may only rise."""
        while self._next <= month:
            self._sum += self._recording.arrays["payoff"][self._next]
            self._next += 1
        return self._sum


def _lens_rows(cast: Cast, lens: str, scope: str) -> Iterator[Row]:
    names = entities(cast, lens, scope)
    for measure in ("share",) if lens == "profit" else ("share", "units"):
        yield from (Row(lens, scope, name, measure) for name in names)
    yield from (Row(lens, scope, "all", measure) for measure in (*MEASURES, "units"))


@lru_cache(maxsize=32)
def rows(cast: Cast) -> tuple[Row, ...]:
    """Every row that ``blocks`` yields, in its order."""
    found = [row for lens in LENSES for scope in SCOPES for row in _lens_rows(cast, lens, scope)]
    found += [Row("brand", "huawei_tech", b, name) for name in _BY_BRAND for b in cast.brands]
    found += [Row("brand", scope, "all", name) for scope in SCOPES for name in _SUMMED]
    found += [Row("profit", "huawei_tech", agent, MONTHLY_PAYOFF) for agent in cast.agents]
    return (*found, *_other_rows(cast))


def _other_rows(cast: Cast) -> Iterator[Row]:
    known = outcomes_of(cast)
    return (known[name].row(cast) for name in _others(cast))


@lru_cache(maxsize=32)
def _others(cast: Cast) -> tuple[str, ...]:
    """Outcomes that no lens gives: payoffs added up, and whatever else the table has."""
    lenses = {(lens, measure) for lens in LENSES for measure in ("share", "units", *MEASURES)}
    lenses -= {("profit", "units")}
    kinds = {name: each.kind for name, each in outcomes_of(cast).items()}
    return tuple(n for n, kind in kinds.items() if (kind.lens, kind.measure) not in lenses)


def _sums(recording: Recording, month: int) -> Iterator[Floats]:
    gone = recording.gone(month)
    for scope in SCOPES:
        inside = brands_in(recording.cast, scope)
        brands = [b for b in inside if scope != "hima" or b not in gone]
        yield from (total(recording.arrays[name][month][brands]) for name in _SUMMED)


def blocks(recording: Recording, month: int, earned: Earned | None = None) -> Iterator[Block]:
    """The rows of a month in batches of shape (n, R) that the caller may reorder in place.

    Args:
        recording: the record of a run.
        month: counted from 0.
        earned: what a reader of all months adds payoffs up with.
    """
    for lens in LENSES:
        for scope in SCOPES:
            yield _lens_block(recording, lens, scope, month)
    arrays = recording.arrays
    yield np.concatenate([arrays[name][month] for name in _BY_BRAND])
    yield np.stack(list(_sums(recording, month)))
    yield np.array(arrays["payoff"][month])
    sums, others = (earned or Earned(recording)).through(month), _others(recording.cast)
    found = outcomes_in(recording, month, sums, others)
    yield np.stack([found[name] for name in others])


def _lens_block(recording: Recording, lens: str, scope: str, month: int) -> Floats:
    sold = units(recording, lens, scope, month)
    parts = shares(sold)
    whole = [concentration(parts), total(sold)[None]]
    return np.concatenate([parts, *whole] if lens == "profit" else [parts, sold, *whole])
