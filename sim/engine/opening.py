"""The opening: June 2025 set up and inverted, everybody in place for July."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.agents.buyers import pull, rival_pull
from sim.agents.huawei import Allocator
from sim.agents.initialise import initialise
from sim.agents.reach import ReachCount
from sim.agents.state.shared import SharedState
from sim.agents.yinwang import partners
from sim.rules.delivery import OrderCount
from sim.rules.demand import Choice, attraction
from sim.world.june import invert
from sim.world.world import World

__all__ = ["JuneSales", "open_state"]

JuneSales = tuple[NDArray[np.float64], NDArray[np.float64]]
"""June's expected sales, and a sample of them, (brands, replications) each."""


def open_state(
    world: World,
    months: int,
    replications: range,
    record: Mapping[str, NDArray[np.float32]],
    counted: int | None = None,
) -> tuple[SharedState, JuneSales]:
    """Return the state at the end of June, and June as the model itself sells it.

    The ledger counts the first ``counted`` replications; all when None.
    """
    size = len(replications) if counted is None else counted
    state = initialise(world, months, replications, record, size)
    state.allocation.partners_june = partners(state)
    allocator = Allocator(state)
    allocator.review(-1, "proportional", "proportional")
    allocator.allot()
    state.market.reach = ReachCount(state)
    now, rivals = pull(state, -1), rival_pull(state)
    market, june = state.market, state.market.june
    market.attraction = invert(world, state.draws, june, now, state.luck.once)
    market.rival_attraction = attraction(june.rivals, june.outside, rivals[:, None, :])
    choice = Choice(market.attraction, market.rival_attraction)
    expected = choice.expected(now, rivals, june.buyers)
    for b, spec in enumerate(world.brands.values()):
        if spec.june_fraction is not None:
            expected[b] *= state.number(b, "june_fraction")
    sample = OrderCount().count(expected, state.luck.orders.normals())
    if world.still:
        state.products.novelty.hold()
    state.products.novelty.fade()
    return state, (expected, sample)
