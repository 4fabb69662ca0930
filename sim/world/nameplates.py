"""The nameplates that were on sale in June 2025, as the world knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.arrays import Floats
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.months import ANCHOR, months_between
from sim.world.draws import Draws
from sim.world.seeds import RivalSpec

__all__ = ["June2025", "nameplates_of", "shares_of"]


@dataclass(frozen=True)
class June2025:
    """A nameplate in June 2025.

    Attributes:
        name: its key within the brand, or a number.
        mix: its sales by band, parts of 1.
        age: months since its launch or last renewal; None where nobody has published them.
        renewed: whether the last of these was a renewal.
        own_mix: whether it sells elsewhere than its brand as a whole.
    """

    name: str
    mix: tuple[float, ...]
    age: int | None = None
    renewed: bool = True
    own_mix: bool = False


def _known(spec: BrandSpec) -> list[June2025]:
    return [
        June2025(
            name=name,
            mix=(each.bands or spec.bands).shares,
            age=months_between((each.launched, *each.renewed)[-1], ANCHOR),
            renewed=bool(each.renewed),
            own_mix=each.bands is not None,
        )
        for name, each in spec.nameplates.items()
    ]


def _by_launches(spec: BrandSpec) -> list[June2025]:
    """As many as the brand has models: the latest launches are theirs, others have no known age."""
    made: list[tuple[str, bool]] = []
    for launch in sorted(spec.launches, key=lambda each: each.month):
        if launch.model == "new" or not made:
            made.append((launch.month, launch.model != "new"))
        else:
            made[-1] = (launch.month, True)
    made = made[-spec.models :]
    known = [
        June2025(str(i), spec.bands.shares, months_between(month, ANCHOR), renewed)
        for i, (month, renewed) in enumerate(made)
    ]
    rest = range(len(made), spec.models)
    return known + [June2025(str(i), spec.bands.shares) for i in rest]


def nameplates_of(spec: BrandSpec | RivalSpec) -> list[June2025]:
    """A brand's nameplates in June; a rival is one nameplate of unknown age."""
    if not isinstance(spec, BrandSpec):
        return [June2025("0", spec.bands.shares)]
    if not spec.on_sale:
        return []
    return _known(spec) if spec.nameplates else _by_launches(spec)


def shares_of(brand: str, plates: Sequence[June2025], draws: Draws, size: int) -> Floats:
    """The nameplates' parts of a brand's June sales, (nameplates, replications): 1 in all."""
    parts = np.ones((len(plates), size))
    for row, plate in enumerate(plates):
        parts[row] *= draws.get(f"{brand}.{plate.name}.share", 1.0)
    return np.asarray(parts / parts.sum(axis=0))
