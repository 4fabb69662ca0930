"""Law 8: within the ranges ceding raises Aito's share in some worlds and lowers it in others.

Two opposite things happen to a brand whose sales pass to its maker. It loses Huawei's floor at once
and gets outlets of its own over months; and its maker, who now keeps the result, tries harder.
Which one wins is not written anywhere: it depends on numbers that nobody has published, so that
their ranges must leave it open.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.engine import record
from sim.world.world import register
from tests.laws.helpers import aito_share, scenario

ABOVE_NOISE = 0.005
"""Half a percentage point: a hundred times what a vehicle more or less does to the share."""

LOW, HIGH = 0, 1
Corner = tuple[tuple[str, int], ...]

CALM: Corner = (("shock_sd", LOW), ("launch_luck", LOW))
"""Where luck is small, so that what ceding does is not drowned in it."""
REACH_LOST: Corner = (
    *CALM,
    # Floor counts for much, and Huawei keeps showing nothing of what it no longer sells. The
    # maker's outlets come late and draw little. So the ceded brands vanish from the street for
    # years, and the floor that they leave goes to who sells most, which is Aito.
    ("reach_elasticity", HIGH),
    ("retained_floor", LOW),
    ("own_network_months", HIGH),
    ("outlet_productivity", LOW),
)
EFFORT_WON: Corner = (
    *CALM,
    # Outlets open soon and draw more than Huawei's stores. Under Huawei the maker kept little of
    # the result and so tried little; with the whole claim it tries harder, and buyers respond.
    ("own_network_months", LOW),
    ("outlet_productivity", HIGH),
    ("claim_under_huawei", LOW),
    ("effort_response", HIGH),
    ("effort_elasticity", HIGH),
)


@cache
def _effect(corner: Corner, month: int) -> NDArray[np.float64]:
    """What ceding does to Aito's share in a month, replication by replication, same luck."""
    pinned = {name: {"fixed": register()[name].bounds[end]} for name, end in corner}
    kept, ceded = (
        record(scenario(name, months=month, replications=300, assumptions=pinned))
        for name in ("keep_control", "cede_sales")
    )
    return aito_share(ceded, month) - aito_share(kept, month)


def _error(values: NDArray[np.float64]) -> float:
    return float(values.std(ddof=1) / np.sqrt(values.size))


@pytest.mark.parametrize("month", [12, 36])
def test_both_signs_occur(month: int) -> None:
    effect = _effect((), month)
    assert (effect > ABOVE_NOISE).mean() >= 0.05
    assert (effect < -ABOVE_NOISE).mean() >= 0.05


@pytest.mark.parametrize("month", [12, 36])
def test_where_reach_is_lost_ceding_raises_aitos_share(month: int) -> None:
    effect = _effect(REACH_LOST, month)
    assert effect.mean() > 0.10
    assert effect.mean() > 10 * _error(effect)
    assert (effect > ABOVE_NOISE).mean() > 0.9


@pytest.mark.parametrize("month", [12, 36])
def test_where_effort_is_won_ceding_lowers_aitos_share(month: int) -> None:
    effect = _effect(EFFORT_WON, month)
    assert effect.mean() < -0.05
    assert effect.mean() < -10 * _error(effect)
    assert (effect < -ABOVE_NOISE).mean() > 0.9


def test_ceding_hurts_first_in_most_worlds() -> None:
    """Reach goes at once, outlets and effort come later: the share rises before it falls."""
    early, late = _effect((), 6), _effect((), 36)
    assert early.mean() > 5 * _error(early)
    assert (early > 0).mean() > (late > 0).mean()
