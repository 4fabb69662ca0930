"""Four ways to look at the same month: by brand, by automaker, by sales channel, by profit.

A lens gives names of entities and what each of them sells, shape (N, R), float64: vehicles, or yuan
for the profit lens. A scope says whose brands count: ``hima`` those of the alliance, each until it
leaves, ``huawei_tech`` all. Brands out of scope, and makers without a brand in scope, are left out.
Defined in docs/discussion/model.md, "What is measured".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sim.arrays import Floats
from sim.errors import InputError
from sim.measures.recording import Cast, Recording
from sim.rules.concentration import total
from sim.world.cast import technology_firms

__all__ = ["LENSES", "SCOPES", "Row", "brands_in", "entities", "june_units", "units"]


LENSES = ("brand", "automaker", "channel", "profit")
SCOPES = ("hima", "huawei_tech")


class Row(NamedTuple):
    """What is measured: the lens, the scope, the entity and the measure.

    Measures of the whole have the entity ``all``.
    """

    lens: str
    scope: str
    entity: str
    measure: str


_MARGINS = {"hima": "margin_hima", "huawei_tech": "margin_tech"}


@lru_cache(maxsize=256)
def brands_in(cast: Cast, scope: str) -> tuple[int, ...]:
    """Indices of the brands that a scope counts, in the cast's order."""
    if scope not in SCOPES:
        raise InputError(f"there is no scope {scope!r}; take one of {', '.join(SCOPES)}")
    return tuple(b for b, member in enumerate(cast.hima) if member or scope == "huawei_tech")


@lru_cache(maxsize=256)
def entities(cast: Cast, lens: str, scope: str) -> tuple[str, ...]:
    """Names of the entities of a lens in a scope, in the order of the rows of ``units``.

    Raises:
        InputError: there is no such lens or scope.
    """
    makers = tuple(dict.fromkeys(cast.makers[b] for b in brands_in(cast, scope)))
    names = {
        "brand": tuple(cast.brands[b] for b in brands_in(cast, scope)),
        "automaker": makers,
        "channel": ("huawei", *makers),
        "profit": (*technology_firms(), *makers),
    }
    if lens not in names:
        raise InputError(f"there is no lens {lens!r}; take one of {', '.join(LENSES)}")
    return names[lens]


def units(recording: Recording, lens: str, scope: str, month: int) -> Floats:
    """What each entity sells in a month, shape (N, R): vehicles, or yuan for the profit lens.

    Under one badge all deliveries of the alliance count as the anchor's brand, the others' as 0. An
    agent that loses money has no part of the profit: its margin counts as 0.

    Args:
        recording: the record of a run.
        lens: one of LENSES.
        scope: one of SCOPES.
        month: counted from 0, the first simulated month.

    Raises:
        InputError: there is no such lens or scope.
    """
    cast = recording.cast
    names = entities(cast, lens, scope)
    if lens == "profit":
        return _profit(recording, scope, month, names)
    sold, gone = (
        np.asarray(recording.arrays["deliveries"][month], np.float64),
        recording.gone(month),
    )
    if scope == "hima":
        sold[gone] = 0.0
    if lens == "brand":
        badge = recording.one_badge_from
        one = badge is not None and month >= badge
        return _by_badge(cast, scope, sold, one=one, gone=gone)
    if lens == "automaker":
        return _by_maker(cast, scope, sold)
    control = np.asarray(recording.arrays["control"][month], dtype=np.float64)
    return _by_channel(cast, scope, sold, control)


def june_units(recording: Recording, lens: str, scope: str) -> Floats:
    """What each entity was expected to sell in June 2025, vehicles, shape (N, R).

    In June Huawei controlled every sale of the alliance, and each maker its sales outside it.

    Raises:
        InputError: there is no such lens or scope, or it is the profit lens (June has no books).
    """
    cast, sold = recording.cast, recording.june
    entities(cast, lens, scope)
    if lens == "brand":
        return _by_badge(cast, scope, sold, one=False)
    if lens == "automaker":
        return _by_maker(cast, scope, sold)
    if lens == "channel":
        return _by_channel(cast, scope, sold, 1.0 - np.array(cast.hima, dtype=np.float64)[:, None])
    raise InputError("June's profit is not recorded; take the lens brand, automaker or channel")


def _by_badge(
    cast: Cast, scope: str, sold: Floats, *, one: bool, gone: Sequence[int] = ()
) -> Floats:
    inside = brands_in(cast, scope)
    result = np.array(sold[list(inside)], dtype=np.float64)
    if one:
        members = [row for row, b in enumerate(inside) if cast.hima[b] and b not in gone]
        together = total(result[members])
        result[members] = 0.0
        # what the anchor sells once it has left is its own, and carries its badge as well
        result[inside.index(cast.anchor)] += together
    return result


def _by_maker(cast: Cast, scope: str, sold: Floats) -> Floats:
    makers = entities(cast, "automaker", scope)
    result = np.zeros((len(makers), sold.shape[1]))
    for b in brands_in(cast, scope):
        result[makers.index(cast.makers[b])] += sold[b]
    return result


def _by_channel(cast: Cast, scope: str, sold: Floats, control: Floats) -> Floats:
    by_makers = sold * control
    by_huawei = (sold - by_makers)[list(brands_in(cast, scope))]
    return np.concatenate([total(by_huawei)[None], _by_maker(cast, scope, by_makers)])


def _profit(recording: Recording, scope: str, month: int, names: tuple[str, ...]) -> Floats:
    agents = recording.cast.agents
    margins = np.asarray(recording.arrays[_MARGINS[scope]][month], dtype=np.float64)
    return np.maximum(margins[[agents.index(name) for name in names]], 0.0)
