"""The opening: June 2025 set up and inverted, everybody in place for July."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.agents.buyers import pull
from sim.agents.huawei import Allocator
from sim.agents.initialise import initialise
from sim.agents.reach import ReachCount
from sim.agents.state.shared import SharedState
from sim.agents.yinwang import partners
from sim.rules.delivery import OrderCount
from sim.rules.demand import Choice
from sim.world.draws import Draws
from sim.world.june import invert, newcomer_sizes
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
    draws: Draws | None = None,
) -> tuple[SharedState, JuneSales]:
    """Return the state at the end of June, and June as the model itself sells it.

    The ledger counts the first ``counted`` replications; all when None. ``draws`` are the world's
    for these replications, which are drawn when None.
    """
    size = len(replications) if counted is None else counted
    drawn = world.drawn(replications) if draws is None else draws
    state = initialise(world, drawn, months, replications, record, size)
    state.allocation.partners_june = partners(state)
    allocator = Allocator(state)
    allocator.review(-1, "proportional", "proportional")
    allocator.allot()
    state.market.reach = ReachCount(state)
    market, lineup, june = state.market, state.lineup, state.market.june
    now, clusters = pull(state, -1), state.lineup.clusters
    new = [b for b, spec in enumerate(world.brands.values()) if not spec.on_sale]
    sizes = newcomer_sizes(world, state.draws, june, state.luck.once) if new else np.empty((0, 0))
    for brand, log_size in zip(new, sizes, strict=True):
        lineup.enter(brand, log_size)
    market.attraction = invert(world, june, clusters.agent, clusters.bands, now, sizes)
    by_nest = Choice(market.attraction).expected(now, june.buyers)
    expected = clusters.by_agent(by_nest)[: len(world.brands)]
    for b, spec in enumerate(world.brands.values()):
        if spec.june_fraction is not None:
            expected[b] *= state.number(b, "june_fraction")
    sample = OrderCount().count(expected, state.luck.orders.normals())
    lineup.close_month()
    return state, (expected, sample)
