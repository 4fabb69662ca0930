"""An automaker: launches, renews, and sets budgets for one brand."""

from __future__ import annotations

import numpy as np

from sim.agents.clock import Clock, Phase, Process
from sim.agents.stage import Stage
from sim.rules.budgets import Effort, Network, Plant
from sim.rules.launch import RefreshCycle
from sim.scenario.events import Demand, Launch, Supply

__all__ = ["budgets", "demand_shock", "launch", "model_cycle", "openings", "supply_shock"]


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
    for month in range(0, clock.months, 3):
        yield clock.at(month, Phase.BUDGETS)
        stage.effort = effort.step(stage.effort, stage.contracts.claim, stage.fast, stage.slow)
        stage.capacity = plant.step(stage.capacity, stage.backlog)


def openings(clock: Clock, stage: Stage) -> Process:
    """Every month own outlets open, or close, toward what the makers want."""
    network = Network(stage.draws["own_network_months"], stage.draws["sales_per_outlet"])
    for month in range(clock.months):
        yield clock.at(month, Phase.BUDGETS)
        wanted = network.target(stage.contracts.net, stage.plan, stage.fast)
        opened = network.step(stage.own, wanted)
        stage.own = np.where(stage.served[:, None], opened, stage.own)


def launch(clock: Clock, stage: Stage, month: int, event: Launch) -> Process:
    """Put a model on sale; a newcomer's first one puts the brand on sale."""
    if month >= clock.months:
        return
    yield clock.at(month, Phase.EVENTS)
    brand = stage.index(event.brand)
    first = not stage.on_sale[brand]
    luck = stage.luck.launch(event.brand, stage.calendar(month))
    strength = stage.freshness.strength(event.strength, luck)
    fresh, lasting = stage.freshness.split(strength, event.model)
    stage.fresh[brand] += fresh
    stage.lineup[brand] += lasting
    stage.on_sale[brand] = stage.served[brand] = True
    stage.ledger.note(
        month,
        stage.spec(brand).maker,
        "launch",
        before="not on sale" if first else "on sale",
        after=event.model,
        reason=f"{stage.spec(brand).title} launches" + (" its first model" if first else ""),
    )
    if first:
        clock.start(model_cycle(clock, stage, brand, born=month))


def model_cycle(clock: Clock, stage: Stage, brand: int, born: int = -1) -> Process:
    """Renew a model about once a gap, by each replication's own calendar."""
    spec, uniforms = stage.spec(brand), stage.luck.refresh[:, brand]
    cycle = RefreshCycle(
        gap=stage.draws["refresh_gap_months"] / spec.models,
        spread=stage.world.seeds.structure["refresh_spread"],
    )
    strength = stage.draws["refresh_strength"] / np.sqrt(spec.models)
    due = cycle.first(uniforms[0]) if born < 0 else cycle.following(born, uniforms[born + 1])
    for month in range(born + 1, clock.months):
        yield clock.at(month, Phase.CYCLE)
        now = due <= month
        stage.fresh[brand] += now * strength
        due = np.where(now, cycle.following(month, uniforms[month + 1]), due)
        stage.ledger.note(
            month, spec.maker, "refresh", after=spec.title, reason="a model is renewed", where=now
        )


def supply_shock(clock: Clock, stage: Stage, month: int, event: Supply) -> Process:
    """Cut (or lift) a plant's capacity for some months."""
    if month >= clock.months:
        return
    brand = stage.index(event.brand)
    maker = stage.spec(brand).maker
    yield clock.at(month, Phase.EVENTS)
    under_way = stage.supply_factors.setdefault(brand, [])
    under_way.append(event.factor)
    stage.supply[brand] = np.prod(under_way)
    reason = f"capacity of {stage.spec(brand).title} times {event.factor:g}"
    stage.ledger.note(month, maker, "supply", after=f"for {event.months} months", reason=reason)
    if month + event.months < clock.months:
        yield clock.at(month + event.months, Phase.EVENTS)
        under_way.remove(event.factor)
        stage.supply[brand] = np.prod(under_way)
        stage.ledger.note(month + event.months, maker, "supply", after="back to normal")


def demand_shock(clock: Clock, stage: Stage, month: int, event: Demand) -> Process:
    """Push a brand's demand; the push fades as shocks do."""
    if month >= clock.months:
        return
    yield clock.at(month, Phase.EVENTS)
    brand = stage.index(event.brand)
    stage.push[brand] += event.shock
    reason = f"demand for {stage.spec(brand).title} {event.shock:+g} log points"
    stage.ledger.note(month, stage.spec(brand).maker, "demand", after="fading", reason=reason)
