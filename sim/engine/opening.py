"""The opening: June 2025 set up and inverted, everybody in place for July."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.agents.buyers import pull, rival_pull
from sim.agents.huawei import Allocator
from sim.agents.setting import set_stage
from sim.agents.stage import Stage
from sim.agents.yinwang import partners
from sim.rules.delivery import OrderCount
from sim.rules.demand import Choice
from sim.world.june import invert
from sim.world.world import World

__all__ = ["JuneSales", "open_stage"]

JuneSales = tuple[NDArray[np.float64], NDArray[np.float64]]
"""June's expected sales, and a sample of them, (brands, replications) each."""


def open_stage(
    world: World,
    months: int,
    replications: range,
    tape: Mapping[str, NDArray[np.float32]],
    counted: int | None = None,
) -> tuple[Stage, JuneSales]:
    """A stage at the end of June, and June as the model itself sells it.

    The ledger counts the first ``counted`` replications; all when None.
    """
    size = len(replications) if counted is None else counted
    stage = set_stage(world, months, replications, tape, size)
    stage.partners_june = partners(stage)
    allocator = Allocator(stage)
    allocator.review(-1, "proportional", "proportional")
    allocator.allot()
    now, rivals = pull(stage, -1), rival_pull(stage)
    appeal = np.zeros((len(world.brands), stage.size))
    for b, (name, spec) in enumerate(world.brands.items()):
        if not spec.on_sale:
            appeal[b] = stage.luck.once(name, "appeal")
    stage.attraction = invert(world, stage.draws, stage.june, now, appeal)
    stage.rival_attraction = stage.june.rivals / (stage.june.outside * rivals[:, None, :])
    choice = Choice(stage.attraction, stage.rival_attraction)
    expected = choice.expected(now, rivals, stage.june.buyers)
    for b, spec in enumerate(world.brands.values()):
        if spec.june_fraction is not None:
            expected[b] *= stage.number(b, "june_fraction")
    sample = OrderCount().count(expected, stage.luck.orders.normals())
    if world.still:
        stage.novelty.hold()
    stage.novelty.fade()
    return stage, (expected, sample)
