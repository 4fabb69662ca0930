"""The stage: what the agents of a block of replications share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim.agents.contracts import ContractBook
from sim.agents.ledger import Ledger
from sim.agents.luck import Luck, Walk
from sim.agents.memo import Memo
from sim.agents.novelty import Novelty
from sim.rules.delivery import Delivered
from sim.scenario.brand import BrandSpec
from sim.scenario.months import add_months, months_between
from sim.world.draws import Draws
from sim.world.june import June
from sim.world.world import World

__all__ = ["Stage"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass
class Stage:
    """State of a block of replications. Arrays are (brands, replications) unless said otherwise.

    Attributes:
        world: the scenario's world.
        months: how many are simulated; month 0 follows June 2025.
        draws: the register's values, (replications,) each.
        luck: the block's streams; xi, rival_xi, market: the shocks that walk on them.
        tape: where the record goes, by name, (months, n, replications), float32.
        contracts: the terms in force.
        june: what June was.
        on_sale, served: who sells, whom Huawei's or Yinwang's engineers serve, (brands,).
        roster_version: counts changes of the two.
        novelty, rival_novelty: what launches are worth, of the brands and of the rivals.
        effort, own, base, fast, slow, capacity, backlog, wait: the brands' state.
        unlearnt: what a maker's after-sales has still to learn, 0 to 1.
        quarter, reviews: how often makers have set budgets, and Huawei has shared out.
        steady: demand from effort, support and terms, and the weight of unlearnt service.
        push: demand events' fading push, log points.
        supply, supply_factors: factor on capacity, and the supply events under way.
        floor, weights, support: what Huawei and Yinwang have allotted.
        stores: floor and own outlets together, as last counted, Huawei's stores.
        partners_june: how many brands Yinwang served in June, (replications,).
        attraction, rival_attraction: what June's inversion found, (brands, bands, replications).
        mean, orders, delivered, month_capacity: the month's market, vehicles.
        rival_pull: what rivals have moved their pull by for good, (rivals, 1).
        market_factors: factors on buyers of events under way, (replications,) each.
        exports: whether any brand sells abroad; home, led: parts of a brand's orders from home,
            and from where its maker leads abroad.
        was_on_sale: who sold last month, (brands,).
        yinwang_fixed: Yinwang's share where Huawei has fixed it by a dated lever, else None.
        effort_factor, outlets_factor: what makers do beyond their own rules, (brands, 1); None
            until one does.
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
    novelty: Novelty
    rival_novelty: Novelty
    effort: Floats
    own: Floats
    base: Floats
    unlearnt: Floats
    capacity: Floats
    backlog: Floats
    xi: Walk
    rival_xi: Walk
    market: Walk
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
    stores: Floats = field(init=False)
    mean: Floats = field(init=False)
    orders: Floats = field(init=False)
    delivered: Delivered = field(init=False)
    month_capacity: Floats = field(init=False)
    supply_factors: dict[int, list[float]] = field(default_factory=dict)
    rule_overrides: list[tuple[Bools, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        brands, size = self.own.shape
        limit = self.world.seeds.structure["wait_limit"]
        fraction = [self.number(b, "june_fraction") for b in range(brands)]
        self.fast = self.june.sales / np.where(np.stack(fraction) > 0, np.stack(fraction), 1.0)
        self.slow = self.fast.copy()
        self.wait = np.minimum(self.backlog / np.maximum(self.capacity, 1.0), limit)
        self.push = np.zeros((brands, size))
        self.supply = np.ones((brands, 1))
        self.market_factors: list[Floats] = []
        self.exports = False
        self.home = np.ones((brands, size))
        self.led = np.zeros((brands, size))
        self.was_on_sale = self.on_sale.copy()
        self.yinwang_override = np.full(size, np.nan)
        self.roster_version = 0
        self.quarter = 0
        self.reviews = 0
        self.steady = Memo(self._steady)
        self.rival_pull = np.zeros((len(self.world.rivals), 1))
        self.yinwang_fixed: float | None = None
        self.effort_factor: Floats | None = None
        self.outlets_factor: Floats | None = None

    @property
    def size(self) -> int:
        """Replications in the block."""
        return int(self.own.shape[1])

    @property
    def version(self) -> tuple[int, int]:
        """Changes whenever contracts, or who sells and is served, change."""
        return self.contracts.version, self.roster_version

    @property
    def types(self) -> tuple[int, int]:
        """Changes whenever model types, or who sells and is served, change: seldom."""
        return self.contracts.types, self.roster_version

    def count_stores(self) -> Floats:
        """Where a brand is shown, in Huawei's stores: its floor and its maker's own outlets."""
        self.stores = self.own * self.draws["outlet_productivity"]
        self.stores += self.floor
        return self.stores

    def _steady(self) -> tuple[Floats, Floats]:
        d, book, form = self.draws, self.contracts, self.world.seeds.structure
        steady = d["effort_elasticity"] * np.log(self.effort)
        steady += d["support_elasticity"] * np.log(self.support + form["support_offset"])
        steady += d["service_pull"] + book.pull
        return steady, d["service_pull"] * book.term("after_sales")

    def enter(self, brand: int, *, on_sale: bool) -> bool:
        """Take a brand into service, and on sale too; whether it was not on sale before."""
        new = on_sale and not self.on_sale[brand]
        self.served[brand] = True
        self.on_sale[brand] |= on_sale
        self.roster_version += 1
        return bool(new)

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

    def price(self, brand: int) -> Floats:
        """What a brand's car sells for, yuan without VAT, (replications,)."""
        vat = self.world.seeds.structure["vat"]
        return self.number(brand, "price") * (1000.0 / (1.0 + vat))

    def calendar(self, month: int) -> str:
        """The month's name: 0 is the first that is simulated."""
        return add_months(self.world.scenario.run.start, month)

    def month_of(self, calendar: str | None) -> int:
        """The number of a calendar month; the start when None."""
        start = self.world.scenario.run.start
        return months_between(start, calendar or start)
