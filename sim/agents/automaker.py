"""An automaker: renews models, and sets budgets for one brand."""

from __future__ import annotations

import numpy as np

from sim.agents.clock import Clock, Phase, Process
from sim.agents.state.shared import SharedState
from sim.levers.happening import Happening, Sentence
from sim.rules.budgets import Effort, Network, Plant
from sim.rules.launch import RefreshCycle

__all__ = ["RENEWAL", "budgets", "model_cycles", "openings"]

RENEWAL = Sentence(
    key="refresh",
    words="{brand} renews a model",
    chinese="{brand}更新一款车型",
    after="{brand}",
    reason="renews a model",
)


def budgets(clock: Clock, state: SharedState) -> Process:
    """Every quarter the makers adjust effort and capacity."""
    d, form = state.draws, state.world.seeds.structure
    selling, past, plants = state.selling, state.experience, state.plants
    effort = Effort(
        response=d["effort_response"],
        success=d["effort_success"],
        adjustment=d["effort_adjustment"],
        offset=form["success_offset"],
        limit=form["success_ratio_limit"],
    )
    plant = Plant(d["capacity_response"], form["crowded_months"])
    for month in range(0, clock.months, int(form["review_months"])):
        yield clock.at(month, Phase.BUDGETS)
        selling.effort = effort.step(
            selling.effort,
            state.contracts.claim,
            past.recent_sales,
            past.yearly_sales,
            state.levers.factors.get("effort"),
        )
        plants.capacity = plant.step(plants.capacity, plants.backlog)
        selling.budgets += 1


def openings(clock: Clock, state: SharedState) -> Process:
    """Every month own outlets open, or close, toward what the makers want."""
    network = Network(state.draws["own_network_months"], state.draws["sales_per_outlet"])
    selling, past = state.selling, state.experience
    for month in range(clock.months):
        yield clock.at(month, Phase.BUDGETS)
        factor = state.levers.factors.get("outlets")
        wanted = network.target(
            state.contracts.net, selling.planned_outlets, past.recent_sales, factor
        )
        opened = network.step(selling.outlets, wanted)
        np.copyto(selling.outlets, opened, where=state.roster.served[:, None])


def model_cycles(clock: Clock, state: SharedState) -> Process:
    """Renew models about once a gap, each brand in each replication by its own calendar."""
    specs = tuple(state.world.brands.values())
    models = np.array([[spec.models] for spec in specs], dtype=float)
    cycle = RefreshCycle(
        gap=state.draws["refresh_gap_months"] / models,
        spread=state.world.seeds.structure["refresh_spread"],
    )
    strength = state.draws["refresh_strength"] / np.sqrt(models)
    running = state.roster.on_sale.copy()
    renewed = [
        (spec.maker, Happening(RENEWAL.key, ("brand", name)))
        for name, spec in state.world.brands.items()
    ]
    due = np.where(running[:, None], cycle.first(state.luck.refresh.uniforms()), np.inf)
    for month in range(clock.months):
        yield clock.at(month, Phase.CYCLE)
        following = cycle.gaps(state.luck.refresh.uniforms())
        following += month
        now = due <= month
        state.products.novelty.coming += now * strength
        np.copyto(due, following, where=now)
        for brand in np.flatnonzero(state.roster.on_sale & ~running):
            due[brand] = following[brand]
            running[brand] = True
        for (maker, what), hit in zip(renewed, now[:, : state.ledger.replications], strict=True):
            state.ledger.count(int(np.count_nonzero(hit)), (month, maker, what))
