"""What of a difference is accounting: the base's own sales, put in the scenario's books.

Handing over control changes who makes a sale (the channel lens) in the month it happens, and one
badge what a sale is called (the brand lens), and leaving which sales the alliance counts, without a
single buyer choosing otherwise. So the base's cars are counted under the scenario's control, badges
and members: what that changes is accounting,
and only the rest of a difference is behaviour. The profit lens is not split, since terms move fees
and behaviour alike.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sim.measures.recording import Recording
from sim.measures.rows import Row

__all__ = ["is_split", "relabelled"]


def is_split(row: Row) -> bool:
    """Whether a row's difference can be told apart into accounting and behaviour."""
    return row.lens in ("brand", "automaker", "channel")


def _control(base: Recording, scenario: Recording) -> NDArray[np.float32]:
    """The scenario's control for the brands of the base, (months, brands, replications)."""
    if base.cast.brands == scenario.cast.brands:
        return scenario.arrays["control"]
    known, own = scenario.cast.brands, base.arrays["control"]
    control = own.copy()
    for b, brand in enumerate(base.cast.brands):
        if brand in known:
            control[:, b] = scenario.arrays["control"][:, known.index(brand)]
    return control


def relabelled(base: Recording, scenario: Recording) -> Recording:
    """The base's record with the scenario's control over sales, its badges and its members."""
    arrays = {**base.arrays, "control": _control(base, scenario)}
    badge, left = scenario.one_badge_from, _left(base, scenario)
    return replace(base, arrays=arrays, one_badge_from=badge, left=left)


def _left(base: Recording, scenario: Recording) -> dict[int, int]:
    """When the base's brands leave the alliance in the scenario."""
    known = base.cast.brands
    left = {scenario.cast.brands[b]: since for b, since in scenario.left.items()}
    return {known.index(brand): since for brand, since in left.items() if brand in known}
