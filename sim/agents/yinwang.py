"""Yinwang: asks for its part of Huawei's resources."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.agents.state.shared import SharedState
from sim.rules.resources import Resources

__all__ = ["need", "partners", "path", "yinwang_share"]

Floats = NDArray[np.float64]


def need(state: SharedState) -> Floats:
    """What each brand needs of Yinwang: deeper technology asks for more engineers, (brands, R)."""
    book = state.contracts
    return state.roster.served * (1.0 - book.term("pool")) * book.term("depth")


def partners(state: SharedState) -> Floats:
    """How many brands Yinwang serves, (replications,)."""
    return np.asarray((state.roster.served * (1.0 - state.contracts.term("pool"))).sum(axis=0))


def path(state: SharedState, month: int) -> float:
    """Yinwang's part in a month of the run where nothing else was decided: a straight line."""
    lever = state.world.scenario.huawei.yinwang_share
    passed = min((month + 1) / state.world.seeds.structure["yinwang_path_months"], 1.0)
    return lever.now + (lever.in_36_months - lever.now) * passed


def yinwang_share(state: SharedState, month: int, rule: Resources, served: Floats) -> Floats:
    """Yinwang's share of the resources in a month, (replications,): its path and new partners."""
    if month < 0:
        return np.full(state.size, state.world.seeds.structure["yinwang_june"])
    lever = path(state, month) if state.levers.yinwang_fixed is None else state.levers.yinwang_fixed
    share = np.full(state.size, lever)
    share = np.where(np.isnan(state.levers.yinwang_override), share, state.levers.yinwang_override)
    return rule.yinwang(share, served, state.allocation.partners_june)
