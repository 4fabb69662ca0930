"""Setting the stage: the world is drawn, and June 2025 put in place."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.agents.contracts import ContractBook
from sim.agents.ledger import Ledger
from sim.agents.luck import Luck, Walk
from sim.agents.stage import Stage
from sim.rules.launch import Freshness
from sim.rules.service import AfterSales
from sim.scenario.months import ANCHOR, months_between
from sim.world.draws import Draws, draw
from sim.world.june import june
from sim.world.world import World

__all__ = ["set_stage"]

Floats = NDArray[np.float64]


def _stack(world: World, draws: Draws, name: str, size: int) -> Floats:
    out = np.zeros((len(world.brands), size))
    for b, (key, spec) in enumerate(world.brands.items()):
        if getattr(spec, name) is not None:
            out[b] = draws[f"{key}.{name}"]
    return out


def _june_freshness(world: World, draws: Draws, size: int) -> Floats:
    rule = Freshness(draws["launch_decay_months"], draws["launch_lasting"], draws["launch_luck"])
    fresh = np.zeros((len(world.brands), size))
    for b, spec in enumerate(world.brands.values()):
        for launch in spec.launches:
            if launch.month > ANCHOR:
                continue
            age = months_between(launch.month, ANCHOR)
            fresh[b] += rule.split(launch.strength, launch.model)[0] * rule.monthly**age
        if spec.on_sale and not spec.launches:
            # no launch is known: take the mean of its refresh cycle, so that it does not drift up
            pace = draws["refresh_strength"] * np.sqrt(spec.models) / draws["refresh_gap_months"]
            fresh[b] = pace / (1.0 - rule.monthly)
    return fresh


def set_stage(
    world: World,
    months: int,
    replications: range,
    tape: Mapping[str, NDArray[np.float32]],
    counted: int,
) -> Stage:
    """Draw the world and set up June 2025, before anyone has allotted floor or resources.

    The ledger counts the first ``counted`` replications.
    """
    size = len(replications)
    draws = draw(world.register, world.scenario.run.seed, replications)
    luck = Luck(world, months, replications)
    contracts = ContractBook(world, draws, size)
    start = june(world, draws)
    sd, stay = draws["shock_sd"], draws["shock_persistence"]
    own = _stack(world, draws, "own_outlets", size)
    plan = _stack(world, draws, "network_plan", size)
    specs = tuple(world.brands.values())
    planless = np.array([spec.network_plan is None for spec in specs])
    service = AfterSales(draws["after_sales_gap"], draws["learning_months"])
    sold = _stack(world, draws, "backlog_months", size) * start.sales
    return Stage(
        world=world,
        months=months,
        draws=draws,
        luck=luck,
        ledger=Ledger(counted),
        tape=tape,
        contracts=contracts,
        june=start,
        fresh=_june_freshness(world, draws, size),
        effort=np.asarray(contracts.claim ** draws["effort_response"]),
        own=own,
        base=_stack(world, draws, "base", size),
        unlearnt=service.unlearnt(_stack(world, draws, "after_sales_months", size)),
        capacity=_stack(world, draws, "capacity", size),
        backlog=np.rint(sold),
        xi=Walk(luck.shock, sd, stay),
        rival_xi=Walk(luck.rivals, sd, stay),
        market=Walk(luck.market, draws["market_sd"], draws["market_persistence"], from_zero=True),
        plan=np.where(planless[:, None], own, plan),
        on_sale=np.array([spec.on_sale for spec in specs]),
        served=np.array([spec.signed is not None and spec.signed <= ANCHOR for spec in specs]),
    )
