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

CALM: Corner = (("shock_sd", LOW),)
"""Where luck is small, so that what ceding does is not drowned in it."""
REACH_LOST: Corner = (
    *CALM,
    # Presence counts for much, and Huawei keeps showing nothing of what it no longer sells. The
    # maker's outlets come late and stand for little. So the ceded brands vanish from the street for
    # years, and the floor that they leave goes to who sells most, which is Aito.
    ("presence_elasticity", HIGH),
    ("retained_floor", LOW),
    ("own_network_months", HIGH),
    ("outlet_productivity", LOW),
)
EFFORT_WON: Corner = (
    *CALM,
    # Outlets open soon, stand for more than Huawei's stores, and presence saturates. The fee is
    # high, so that the maker had little of the result under Huawei. With the whole of it it tries
    # much harder, buyers respond, and what Huawei's own effort was worth is missed by few.
    ("presence_elasticity", LOW),
    ("coverage_stores", LOW),
    ("own_network_months", LOW),
    ("outlet_productivity", HIGH),
    ("channel_fee", HIGH),
    ("effort_response", HIGH),
    ("effort_elasticity", HIGH),
    ("huawei_effort_elasticity", LOW),
    ("after_sales_gap", LOW),
    ("overlap_cost", LOW),
)


@cache
def _effect(name: str, corner: Corner, month: int) -> NDArray[np.float64]:
    """What ceding does to Aito's share in a month, replication by replication, same luck."""
    pinned = {name: {"fixed": register()[name].bounds[end]} for name, end in corner}
    kept, ceded = (
        record(scenario(each, months=month, replications=300, assumptions=pinned))
        for each in ("keep_control", name)
    )
    return aito_share(ceded, month) - aito_share(kept, month)


def _error(values: NDArray[np.float64]) -> float:
    return float(values.std(ddof=1) / np.sqrt(values.size))


MONTHS = pytest.mark.parametrize("month", [12, 36])
SCENARIOS = pytest.mark.parametrize(
    ("name", "sure"), [("cede_sales", 0.01), ("cede_sales_fully", 0.05)]
)
"""Sharing sales moves less than ceding all of them."""


@MONTHS
def test_both_signs_occur(month: int) -> None:
    effect = _effect("cede_sales_fully", (), month)
    assert (effect > ABOVE_NOISE).mean() >= 0.05
    assert (effect < -ABOVE_NOISE).mean() >= 0.05


def test_both_signs_occur_where_sales_are_shared() -> None:
    effect = _effect("cede_sales", (), 36)
    assert (effect > ABOVE_NOISE).mean() >= 0.02
    assert (effect < -ABOVE_NOISE).mean() >= 0.02


@MONTHS
@SCENARIOS
def test_where_reach_is_lost_ceding_raises_aitos_share(name: str, sure: float, month: int) -> None:
    effect = _effect(name, REACH_LOST, month)
    assert effect.mean() > 3 * sure
    assert effect.mean() > 10 * _error(effect)
    assert (effect > ABOVE_NOISE).mean() > 0.9


@MONTHS
@SCENARIOS
def test_where_effort_is_won_ceding_lowers_aitos_share(name: str, sure: float, month: int) -> None:
    effect = _effect(name, EFFORT_WON, month)
    assert effect.mean() < -0.8 * sure
    assert effect.mean() < -8 * _error(effect)
    assert (effect < -ABOVE_NOISE).mean() > 0.6


def test_ceding_hurts_first_in_most_worlds() -> None:
    """Reach goes at once, outlets and effort come later: the share rises before it falls."""
    early, late = (_effect("cede_sales_fully", (), month) for month in (6, 36))
    assert early.mean() > 5 * _error(early)
    assert (early > 0).mean() > (late > 0).mean()
