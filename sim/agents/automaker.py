"""An automaker: renews models, and sets budgets for one brand."""

from __future__ import annotations

import numpy as np

from sim.agents.clock import QUARTER, Clock, Phase, Process
from sim.agents.stage import Stage
from sim.rules.budgets import Effort, Network, Plant
from sim.rules.launch import RefreshCycle

__all__ = ["budgets", "model_cycles", "openings"]


def budgets(clock: Clock, stage: Stage) -> Process:
    """Every quarter the makers adjust effort and capacity."""
    d, form = stage.draws, stage.world.seeds.structure
    effort = Effort(
        response=d["effort_response"],
        success=d["effort_success"],
        adjustment=d["effort_adjustment"],
        offset=form["success_offset"],
        limit=form["success_ratio_limit"],
    )
    plant = Plant(d["capacity_response"], form["crowded_months"])
    for month in range(0, clock.months, QUARTER):
        yield clock.at(month, Phase.BUDGETS)
        stage.effort = effort.step(
            stage.effort, stage.contracts.claim, stage.fast, stage.slow, stage.effort_factor
        )
        stage.capacity = plant.step(stage.capacity, stage.backlog)
        stage.quarter += 1


def openings(clock: Clock, stage: Stage) -> Process:
    """Every month own outlets open, or close, toward what the makers want."""
    network = Network(stage.draws["own_network_months"], stage.draws["sales_per_outlet"])
    for month in range(clock.months):
        yield clock.at(month, Phase.BUDGETS)
        wanted = network.target(stage.contracts.net, stage.plan, stage.fast, stage.outlets_factor)
        np.copyto(stage.own, network.step(stage.own, wanted), where=stage.served[:, None])


def model_cycles(clock: Clock, stage: Stage) -> Process:
    """Renew models about once a gap, each brand in each replication by its own calendar."""
    specs = tuple(stage.world.brands.values())
    models = np.array([[spec.models] for spec in specs], dtype=float)
    cycle = RefreshCycle(
        gap=stage.draws["refresh_gap_months"] / models,
        spread=stage.world.seeds.structure["refresh_spread"],
    )
    strength = stage.draws["refresh_strength"] / np.sqrt(models)
    running = stage.on_sale.copy()
    due = np.where(running[:, None], cycle.first(stage.luck.refresh.uniforms()), np.inf)
    for month in range(clock.months):
        yield clock.at(month, Phase.CYCLE)
        following = cycle.gaps(stage.luck.refresh.uniforms())
        following += month
        now = due <= month
        stage.novelty.coming += now * strength
        np.copyto(due, following, where=now)
        for brand in np.flatnonzero(stage.on_sale & ~running):
            due[brand] = following[brand]
            running[brand] = True
        for spec, hit in zip(specs, now[:, : stage.ledger.replications], strict=True):
            key = (month, spec.maker, "refresh", "", spec.title, "renews a model")
            stage.ledger.count(int(np.count_nonzero(hit)), key)
