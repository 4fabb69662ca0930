"""The stage: what the agents of a block of replications share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim.agents.contracts import ContractBook
from sim.agents.ledger import Ledger
from sim.agents.luck import Luck
from sim.rules.delivery import Delivered
from sim.rules.launch import Freshness
from sim.scenario.brand import BrandSpec
from sim.scenario.months import ANCHOR, add_months, months_between
from sim.world.draws import Draws, draw
from sim.world.june import June, june
from sim.world.world import World

__all__ = ["Stage", "set_stage"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass
class Stage:
    """State of a block of replications. Arrays are (brands, replications) unless said otherwise.

    Attributes:
        world: the scenario's world.
        months: how many are simulated; month 0 follows June 2025.
        draws: the register's values, (replications,) each.
        luck: the block's streams.
        tape: where the record goes, by name, (months, n, replications), float32.
        contracts: the terms in force.
        june: what June was.
        on_sale, served: who sells, whom Huawei's or Yinwang's engineers serve, (brands,).
        fresh, lineup: launches' fading and lasting pull, launch strengths.
        effort, own, base, fast, slow, capacity, backlog, wait: the brands' state.
        experience: months of own after-sales.
        push: demand events' fading push, log points.
        supply, supply_factors: factor on capacity, and the supply events under way.
        floor, weights, support: what Huawei and Yinwang have allotted.
        partners_june: how many brands Yinwang served in June, (replications,).
        attraction, rival_attraction: what June's inversion found, (brands, bands, replications).
        mean, orders, delivered, month_capacity: the month's market, vehicles.
        rival_fresh, rival_lineup, rival_pull: (rivals, replications).
        market_factor: factor on buyers from market and tax events, (replications,).
        rule_overrides: floor rules that conditional rules have set, with the replications meant.
        yinwang_override: Yinwang's share where a conditional rule has set it, else NaN.
    """

    world: World
    months: int
    draws: Draws
    luck: Luck
    ledger: Ledger
    tape: Mapping[str, NDArray[np.float32]]
    contracts: ContractBook
    june: June
    fresh: Floats
    effort: Floats
    own: Floats
    base: Floats
    experience: Floats
    capacity: Floats
    backlog: Floats
    xi: Floats
    rival_xi: Floats
    market: Floats
    plan: Floats
    on_sale: Bools
    served: Bools
    fast: Floats = field(init=False)
    slow: Floats = field(init=False)
    wait: Floats = field(init=False)
    floor: Floats = field(init=False)
    weights: Floats = field(init=False)
    support: Floats = field(init=False)
    partners_june: Floats = field(init=False)
    attraction: Floats = field(init=False)
    rival_attraction: Floats = field(init=False)
    mean: Floats = field(init=False)
    orders: Floats = field(init=False)
    delivered: Delivered = field(init=False)
    month_capacity: Floats = field(init=False)
    supply_factors: dict[int, list[float]] = field(default_factory=dict)
    rule_overrides: list[tuple[Bools, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        brands, size = self.fresh.shape
        limit = self.world.seeds.structure["wait_limit"]
        fraction = [self.number(b, "june_fraction") for b in range(brands)]
        self.fast = self.june.sales / np.where(np.stack(fraction) > 0, np.stack(fraction), 1.0)
        self.slow = self.fast.copy()
        self.wait = np.minimum(self.backlog / np.maximum(self.capacity, 1.0), limit)
        self.lineup = np.zeros((brands, size))
        self.push = np.zeros((brands, size))
        self.supply = np.ones((brands, 1))
        self.market_factor = np.ones(size)
        self.yinwang_override = np.full(size, np.nan)
        rivals = len(self.world.rivals)
        self.rival_fresh = np.zeros((rivals, size))
        self.rival_lineup = np.zeros((rivals, size))
        self.rival_pull = np.zeros((rivals, 1))

    @property
    def size(self) -> int:
        """Replications in the block."""
        return int(self.fresh.shape[1])

    @property
    def freshness(self) -> Freshness:
        """How launches add and fade."""
        d = self.draws
        return Freshness(d["launch_decay_months"], d["launch_lasting"], d["launch_luck"])

    def index(self, brand: str) -> int:
        """Where a brand stands in the arrays."""
        return tuple(self.world.brands).index(brand)

    def spec(self, brand: int) -> BrandSpec:
        """What the world knows of a brand."""
        return tuple(self.world.brands.values())[brand]

    def number(self, brand: int, name: str) -> Floats:
        """A drawn number of a brand, (replications,); 0 where the world gives none."""
        key = tuple(self.world.brands)[brand]
        if getattr(self.spec(brand), name) is None:
            return np.zeros(self.size)
        return self.draws[f"{key}.{name}"]

    def calendar(self, month: int) -> str:
        """The month's name: 0 is the first that is simulated."""
        return add_months(self.world.scenario.run.start, month)

    def month_of(self, calendar: str | None) -> int:
        """The number of a calendar month; the start when None."""
        start = self.world.scenario.run.start
        return months_between(start, calendar or start)


def _stack(world: World, draws: Draws, name: str, size: int) -> Floats:
    out = np.zeros((len(world.brands), size))
    for b, (key, spec) in enumerate(world.brands.items()):
        if getattr(spec, name) is not None:
            out[b] = draws[f"{key}.{name}"]
    return out


def _walk(normals: Floats, deviation: Floats, persistence: Floats, first: Floats) -> Floats:
    """Autoregressive shocks in place of their normals, rows by month; row 0 is June."""
    innovation = deviation * np.sqrt(1.0 - persistence * persistence)
    normals[0] = first
    for t in range(1, normals.shape[0]):
        normals[t] *= innovation
        normals[t] += persistence * normals[t - 1]
    return normals


def _level(walk: Floats, variance: Floats, persistence: Floats) -> Floats:
    """Take off what the luck of a walk would by itself add to expected sales."""
    for t in range(1, walk.shape[0]):
        walk[t] -= variance * (1.0 - persistence**t)
    return walk


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
            # no launch is known: the mean of the brand's refresh cycle, so that it does not drift up
            pace = draws["refresh_strength"] * np.sqrt(spec.models) / draws["refresh_gap_months"]
            fresh[b] = pace / (1.0 - rule.monthly)
    return fresh


def set_stage(
    world: World, months: int, replications: range, tape: Mapping[str, NDArray[np.float32]]
) -> Stage:
    """Draw the world and set up June 2025, before anyone has allotted floor or resources."""
    size = len(replications)
    draws = draw(world.register, world.scenario.run.seed, replications)
    luck = Luck.deal(world, months, replications)
    contracts = ContractBook(world, draws, size)
    start = june(world, draws)
    sd, stay = draws["shock_sd"], draws["shock_persistence"]
    noise, memory = draws["market_sd"], draws["market_persistence"]
    own = _stack(world, draws, "own_outlets", size)
    plan = _stack(world, draws, "network_plan", size)
    specs = tuple(world.brands.values())
    planless = np.array([spec.network_plan is None for spec in specs])
    sold = _stack(world, draws, "backlog_months", size) * start.sales
    return Stage(
        world=world,
        months=months,
        draws=draws,
        luck=luck,
        ledger=Ledger(size),
        tape=tape,
        contracts=contracts,
        june=start,
        fresh=_june_freshness(world, draws, size),
        effort=np.asarray(contracts.claim ** draws["effort_response"]),
        own=own,
        base=_stack(world, draws, "base", size),
        experience=_stack(world, draws, "after_sales_months", size),
        capacity=_stack(world, draws, "capacity", size),
        backlog=np.rint(sold),
        xi=_level(_walk(luck.shock, sd, stay, sd * luck.shock[0]), sd * sd, stay),
        rival_xi=_level(_walk(luck.rivals, sd, stay, sd * luck.rivals[0]), sd * sd, stay),
        market=_level(
            _walk(luck.market, noise, memory, np.zeros(size)), 0.5 * noise * noise, memory * memory
        ),
        plan=np.where(planless[:, None], own, plan),
        on_sale=np.array([spec.on_sale for spec in specs]),
        served=np.array([spec.signed is not None and spec.signed <= ANCHOR for spec in specs]),
    )
