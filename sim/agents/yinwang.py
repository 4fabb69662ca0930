"""Yinwang: asks for its part of Huawei's resources."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.agents.stage import Stage
from sim.rules.resources import Resources

__all__ = ["need", "partners", "path", "yinwang_share"]

Floats = NDArray[np.float64]


def need(stage: Stage) -> Floats:
    """What each brand needs of Yinwang: deeper technology asks for more engineers, (brands, R)."""
    book = stage.contracts
    return stage.served[:, None] * (1.0 - book.term("pool")) * book.term("depth")


def partners(stage: Stage) -> Floats:
    """How many brands Yinwang serves, (replications,)."""
    return np.asarray((stage.served[:, None] * (1.0 - stage.contracts.term("pool"))).sum(axis=0))


def path(stage: Stage, month: int) -> float:
    """Yinwang's part in a month of the run where nothing else was decided: a straight line."""
    lever = stage.world.scenario.huawei.yinwang_share
    years = min((month + 1) / 36.0, 1.0)
    return lever.now + (lever.in_36_months - lever.now) * years


def yinwang_share(stage: Stage, month: int, rule: Resources, served: Floats) -> Floats:
    """Yinwang's share of the resources in a month, (replications,): its path and new partners."""
    if month < 0:
        return np.full(stage.size, stage.world.seeds.structure["yinwang_june"])
    lever = path(stage, month) if stage.yinwang_fixed is None else stage.yinwang_fixed
    share = np.full(stage.size, lever)
    share = np.where(np.isnan(stage.yinwang_override), share, stage.yinwang_override)
    return rule.yinwang(share, served, stage.partners_june)
