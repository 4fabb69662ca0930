"""Everything measured on a month, row by row: the one list that tables and studies share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.measures.lenses import LENSES, SCOPES, brands_in, entities, units
from sim.measures.recording import Cast, Recording
from sim.rules.concentration import MEASURES, concentration, shares, total

__all__ = ["Block", "Row", "blocks", "rows"]

Block = NDArray[np.float64] | NDArray[np.float32]
"""Values of some rows in a month, (rows, replications)."""

_BY_BRAND = ("orders", "backlog", "outlets", "effort")
_SUMMED = ("orders", "backlog", "outlets")  # effort does not add up


class Row(NamedTuple):
    """What is measured: through which lens, within which scope, on whom, and what.

    Measures of the whole have the entity ``all``.
    """

    lens: str
    scope: str
    entity: str
    measure: str


@lru_cache(maxsize=32)
def rows(cast: Cast) -> tuple[Row, ...]:
    """Every row that ``blocks`` yields, in its order."""
    found: list[Row] = []
    for lens in LENSES:
        for scope in SCOPES:
            for measure in ("share",) if lens == "profit" else ("share", "units"):
                found += [Row(lens, scope, name, measure) for name in entities(cast, lens, scope)]
            found += [Row(lens, scope, "all", measure) for measure in (*MEASURES, "units")]
    found += [Row("brand", "huawei_tech", b, name) for name in _BY_BRAND for b in cast.brands]
    found += [Row("brand", scope, "all", name) for scope in SCOPES for name in _SUMMED]
    found += [Row("profit", "huawei_tech", agent, "payoff") for agent in cast.agents]
    return tuple(found)


def blocks(recording: Recording, month: int) -> Iterator[Block]:
    """The rows of a month in batches of shape (n, R) that the caller may reorder in place."""
    for lens in LENSES:
        for scope in SCOPES:
            yield _lens_block(recording, lens, scope, month)
    arrays = recording.arrays
    yield np.concatenate([arrays[name][month] for name in _BY_BRAND])
    inside = [list(brands_in(recording.cast, scope)) for scope in SCOPES]
    yield np.stack([total(arrays[name][month][rows]) for rows in inside for name in _SUMMED])
    yield np.array(arrays["payoff"][month])


def _lens_block(recording: Recording, lens: str, scope: str, month: int) -> NDArray[np.float64]:
    sold = units(recording, lens, scope, month)
    parts = shares(sold)
    whole = [concentration(parts), total(sold)[None]]
    return np.concatenate([parts, *whole] if lens == "profit" else [parts, sold, *whole])
