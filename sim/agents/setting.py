"""Setting the stage: the world is drawn, and June 2025 put in place."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.agents.contracts import ContractBook
from sim.agents.ledger import Ledger
from sim.agents.luck import Luck, Walk
from sim.agents.novelty import Novelty
from sim.agents.stage import Stage
from sim.rules.launch import Freshness
from sim.rules.service import AfterSales
from sim.scenario.months import ANCHOR, months_between
from sim.world.draws import Draws
from sim.world.ensemble import june_shock_of, launch_of
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


def _june_novelty(world: World, draws: Draws, luck: Luck) -> Novelty:
    """What the launches of the record are still worth; June's line-up is part of the inversion."""
    rule = Freshness.of(draws)
    found = Novelty(rule, len(world.brands))
    past = [x.month for spec in world.brands.values() for x in spec.launches if x.month <= ANCHOR]
    courses = rule.courses(max((months_between(m, ANCHOR) for m in past), default=0) + 1)
    for b, (key, spec) in enumerate(world.brands.items()):
        for launch in spec.launches:
            if launch.month > ANCHOR:
                continue
            known = draws.get(launch_of(key, launch.month))
            worth = (
                rule.strength(launch.strength, luck.once(key, f"launch {launch.month}"))
                if known is None
                else launch.strength * known
            )
            age = months_between(launch.month, ANCHOR)
            fresh, arrived = (course[age] for course in courses)
            fading, lasting = rule.split(worth, launch.model)
            found.fresh[b] += fading * fresh
            found.coming[b] += fading * (1.0 - arrived)
            found.coming_lineup[b] += lasting * (1.0 - arrived)
        if spec.on_sale and not spec.launches:
            # no launch is known: take the mean of its refresh cycle, so that it does not drift up
            pace = draws["refresh_strength"] * np.sqrt(spec.models) / draws["refresh_gap_months"]
            found.fresh[b] = pace / (1.0 - rule.monthly)
            found.coming[b] = pace * (1.0 / rule.arriving - 1.0)
    return found


def _june_shocks(world: World, draws: Draws, size: int) -> Floats:
    """What the history says of June's shocks, (brands, replications); NaN where it says nothing."""
    nothing = np.full(size, np.nan)
    return np.stack([draws.get(june_shock_of(key), nothing) for key in world.brands])


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
    draws = world.drawn(replications)
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
        novelty=_june_novelty(world, draws, luck),
        rival_novelty=Novelty(Freshness.of(draws), len(world.rivals)),
        effort=np.asarray(contracts.claim ** draws["effort_response"]),
        own=own,
        base=_stack(world, draws, "base", size),
        unlearnt=service.unlearnt(_stack(world, draws, "after_sales_months", size)),
        capacity=_stack(world, draws, "capacity", size),
        backlog=np.rint(sold),
        xi=Walk(luck.shock, sd, stay, _june_shocks(world, draws, size)),
        rival_xi=Walk(luck.rivals, sd, stay),
        # June's market is published
        market=Walk(
            luck.market, draws["market_sd"], draws["market_persistence"], np.zeros((1, size))
        ),
        plan=np.where(planless[:, None], own, plan),
        on_sale=np.array([spec.on_sale for spec in specs]),
        served=np.array([spec.signed is not None and spec.signed <= ANCHOR for spec in specs]),
    )
