"""Initialise a block of replications: put June 2025 in place."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.agents.claims import claims_rule, claims_under, margins, usual_claims
from sim.agents.contracts import ContractBook
from sim.agents.ledger import Ledger
from sim.agents.lineup import Lineup
from sim.agents.luck import Luck, Walk
from sim.agents.state.allocation import AllocationState
from sim.agents.state.experience import ExperienceState
from sim.agents.state.levers import LeverState
from sim.agents.state.market import MarketState
from sim.agents.state.plants import PlantState
from sim.agents.state.prices import PriceState
from sim.agents.state.roster import BrandRoster
from sim.agents.state.selling import SellingState
from sim.agents.state.shared import SharedState
from sim.rules.budgets import steady_effort
from sim.rules.service import AfterSales
from sim.scenario.types.months import ANCHOR
from sim.world.draws import Draws
from sim.world.ensemble import june_shock_of
from sim.world.june import june
from sim.world.world import World

__all__ = ["initialise"]

Floats = NDArray[np.float64]


def _stack(world: World, draws: Draws, name: str, size: int) -> Floats:
    out = np.zeros((len(world.brands), size))
    for b, (key, spec) in enumerate(world.brands.items()):
        if getattr(spec, name) is not None:
            out[b] = draws[f"{key}.{name}"]
    return out


def _june_shocks(world: World, draws: Draws, size: int) -> Floats:
    """What the history says of June's shocks, (brands, replications); NaN where it says nothing."""
    nothing = np.full(size, np.nan)
    return np.stack([draws.get(june_shock_of(key), nothing) for key in world.brands])


def _market(world: World, draws: Draws, luck: Luck, size: int) -> MarketState:
    sd, stay = draws["shock_sd"], draws["shock_persistence"]
    return MarketState(
        june=june(world, draws),
        shocks=Walk(luck.shock, sd, stay, _june_shocks(world, draws, size)),
        rival_shocks=Walk(luck.rivals, sd, stay),
        # June's market is published
        buyer_shocks=Walk(
            luck.market, draws["market_sd"], draws["market_persistence"], np.zeros((1, size))
        ),
    )


def _selling(world: World, draws: Draws, book: ContractBook, size: int) -> SellingState:
    own = _stack(world, draws, "own_outlets", size)
    plan = _stack(world, draws, "network_plan", size)
    planless = np.array([spec.network_plan is None for spec in world.brands.values()])
    rule = claims_rule(world, draws, margins(world, draws))
    usual, now = usual_claims(world, rule, book), claims_under(rule, book)
    response = draws["effort_response"]
    efforts = [steady_effort(*pair, response) for pair in zip(now, usual, strict=True)]
    return SellingState(
        effort=efforts[0],
        huawei_effort=efforts[1],
        usual_claim=usual[0],
        usual_huawei_claim=usual[1],
        outlets=own,
        planned_outlets=np.where(planless[:, None], own, plan),
        opened=np.zeros_like(own),
    )


def _experience(world: World, draws: Draws, sales: Floats, size: int) -> ExperienceState:
    fraction = _stack(world, draws, "june_fraction", size)
    whole_month = sales / np.where(fraction > 0, fraction, 1.0)
    service = AfterSales(draws["after_sales_gap"], draws["learning_months"])
    form = world.seeds.structure
    return ExperienceState(
        recent_sales=whole_month,
        yearly_sales=whole_month.copy(),
        cumulative_sales=_stack(world, draws, "base", size),
        unlearnt=service.unlearnt(_stack(world, draws, "after_sales_months", size)),
        recent_months=form["success_months"],
        yearly_months=form["slow_months"],
    )


def _plants(world: World, draws: Draws, sales: Floats, size: int) -> PlantState:
    capacity = _stack(world, draws, "capacity", size)
    backlog = np.rint(_stack(world, draws, "backlog_months", size) * sales)
    limit = world.seeds.structure["wait_limit"]
    wait = np.minimum(backlog / np.maximum(capacity, 1.0), limit)
    return PlantState(capacity=capacity, backlog=backlog, wait=wait)


def _roster(world: World, size: int) -> BrandRoster:
    specs = tuple(world.brands.values())
    on_sale = [spec.on_sale for spec in specs]
    served = [spec.signed is not None and spec.signed <= ANCHOR for spec in specs]
    return BrandRoster(
        on_sale=np.repeat(np.array(on_sale)[:, None], size, axis=1),
        served=np.repeat(np.array(served)[:, None], size, axis=1),
    )


def initialise(
    world: World,
    draws: Draws,
    months: int,
    replications: range,
    record: Mapping[str, NDArray[np.float32]],
    counted: int,
) -> SharedState:
    """Set up June 2025 in a world that was drawn, before anyone has allotted floor or resources.

    The ledger counts the first ``counted`` replications.
    """
    size = len(replications)
    luck = Luck(world, months, replications)
    contracts = ContractBook(world, draws, size)
    market = _market(world, draws, luck, size)
    return SharedState(
        world=world,
        months=months,
        draws=draws,
        luck=luck,
        ledger=Ledger(counted),
        record=record,
        contracts=contracts,
        roster=_roster(world, size),
        market=market,
        lineup=Lineup(world, draws, luck, market.june, months),
        selling=_selling(world, draws, contracts, size),
        experience=_experience(world, draws, market.june.sales, size),
        plants=_plants(world, draws, market.june.sales, size),
        allocation=AllocationState(),
        levers=LeverState(size),
        prices=PriceState(len(world.brands)),
    )
