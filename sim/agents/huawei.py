"""Huawei: shares out its store floor and its resources, every month, by its rule."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase, Process
from sim.agents.stage import Stage
from sim.agents.yinwang import need, yinwang_share
from sim.rules.floor import Floor, Weights
from sim.rules.resources import Resources

__all__ = ["allocate", "huawei"]

Floats = NDArray[np.float64]


def _weights(stage: Stage) -> Weights:
    names, listed = tuple(stage.world.brands), stage.world.scenario.huawei.focus
    return Weights(
        min_display=stage.draws["min_display"],
        focus_share=stage.draws["focus_share"],
        focus=np.array([name in listed for name in names]),
    )


def allocate(stage: Stage, month: int, floor_rule: str, resource_rule: str) -> None:
    """Allot floor (stores) and support (shares of June's pool) for the month; -1 is June."""
    book, rule = stage.contracts, _weights(stage)
    shown = ((book.term("access") > 0.0) & stage.on_sale[:, None]).astype(float)
    stage.weights = rule.share_out(floor_rule, stage.fast, shown)
    for where, other in stage.rule_overrides:
        stage.weights = np.where(where, rule.share_out(other, stage.fast, shown), stage.weights)
    stores = stage.world.seeds.market.floor.bounds[0]
    stage.floor = Floor().allot(stores, stage.weights, book.kept, book.stay)

    resources = Resources(stage.draws["partner_load"], stage.draws["resource_growth"])
    yinwang = yinwang_share(stage, month, resources)
    served = book.term("pool") * stage.served[:, None]
    stage.support = resources.support(
        resources.pool((month + 1) / 12.0),
        yinwang,
        rule.share_out(resource_rule, stage.fast, served),
        need(stage),
    )


def huawei(clock: Clock, stage: Stage) -> Process:
    """Allocate before every month's market."""
    levers = stage.world.scenario.huawei
    for month in range(clock.months):
        yield clock.at(month, Phase.ALLOCATION)
        allocate(stage, month, levers.floor_rule, levers.resource_rule)
