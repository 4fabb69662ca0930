"""The state that the agents of a block of replications share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim.agents.cached import Cached
from sim.agents.contracts import ContractBook
from sim.agents.ledger import Ledger
from sim.agents.lineup import Lineup
from sim.agents.luck import Luck
from sim.agents.state.allocation import AllocationState
from sim.agents.state.experience import ExperienceState
from sim.agents.state.levers import LeverState
from sim.agents.state.market import MarketState
from sim.agents.state.plants import PlantState
from sim.agents.state.prices import PriceState
from sim.agents.state.roster import BrandRoster
from sim.agents.state.selling import SellingState
from sim.arrays import Bools, Floats
from sim.levers.ranges import LengthRange, MonthRange
from sim.rules.demand import selling_effort
from sim.rules.money import net_price
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.months import add_months, months_between
from sim.world.draws import Draws
from sim.world.world import World

__all__ = ["SharedState"]


@dataclass
class SharedState:
    """A block of replications: its world and luck, and the parts of its state.

    Attributes:
        world: the scenario's world.
        months: how many are simulated; month 0 follows June 2025.
        draws: the register's values, (replications,) each.
        luck: the block's random streams.
        ledger: where agents enter what happened.
        record: where the months are recorded, by name, (months, n, replications), float32.
        contracts: the terms in force.
        roster, market, lineup, selling, experience, plants, allocation, levers, prices: the other
            parts, each of which says who writes it.
        steady: demand from effort, support and terms, and the weight of unlearnt service.
    """

    world: World
    months: int
    draws: Draws
    luck: Luck
    ledger: Ledger
    record: Mapping[str, NDArray[np.float32]]
    contracts: ContractBook
    roster: BrandRoster
    market: MarketState
    lineup: Lineup
    selling: SellingState
    experience: ExperienceState
    plants: PlantState
    allocation: AllocationState
    levers: LeverState
    prices: PriceState
    _steady: Cached[tuple[Floats, Floats]] = field(init=False, default_factory=Cached)

    @property
    def size(self) -> int:
        """Replications in the block."""
        return self.levers.replications

    @property
    def version(self) -> tuple[int, int]:
        """Changes whenever contracts, or who sells and is served, change."""
        return self.contracts.version, self.roster.version

    @property
    def types(self) -> tuple[int, int]:
        """Changes whenever model types, or who sells and is served, change: seldom."""
        return self.contracts.types, self.roster.version

    def steady(self) -> tuple[Floats, Floats]:
        """What moves with contracts, budgets and reviews only, log points, (brands, replications).

        What a brand gains, and what it loses until its maker has learnt after-sales.
        """
        version = self.contracts.version, self.selling.budgets, self.allocation.reviews
        return self._steady.at(version, self._work_out_steady)

    def _work_out_steady(self) -> tuple[Floats, Floats]:
        d, book, form = self.draws, self.contracts, self.world.seeds.structure
        support = self.allocation.support
        efforts = np.log(self.selling.effort), np.log(self.selling.huawei_effort)
        steady = selling_effort(d, book.mix, *efforts)
        steady += d["support_elasticity"] * np.log(support + form["support_offset"])
        steady += d["service_pull"] + book.pull
        return steady, d["service_pull"] * book.term("after_sales")

    @property
    def members(self) -> NDArray[np.bool_]:
        """Whether the alliance counts a brand this month, (brands,)."""
        return np.array(self.world.cast.hima) & ~self.roster.left

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
        """What a brand's car usually sells for, yuan without VAT, (replications,)."""
        vat = self.world.seeds.structure["vat"]
        return net_price(self.number(brand, "price"), vat)

    def calendar(self, month: int) -> str:
        """The month's name: 0 is the first that is simulated."""
        return add_months(self.world.scenario.run.start, month)

    def years(self, month: int) -> float:
        """Years from June 2025 to the end of a month of the run."""
        return (month + 1) / 12.0

    def months_of(
        self, month: str | MonthRange | None, name: str
    ) -> Iterator[tuple[int, Bools | None]]:
        """Yield when something begins, and in which replications, (replications,), None for all.

        Args:
            month: a calendar month, the start when None, or a range.
            name: of the number that is drawn where it is a range.
        """
        if not isinstance(month, MonthRange):
            yield self.month_of(month), None
            return
        drawn = self.draws[name] - 1.0  # months after June
        for number in np.unique(drawn).tolist():
            yield int(number), drawn == number

    def length_of(self, length: int | LengthRange, name: str) -> int | Floats:
        """Return a length in months: one for all replications, or one for each, (replications,)."""
        return self.draws[name] if isinstance(length, LengthRange) else length

    def month_of(self, calendar: str | None) -> int:
        """The number of a calendar month; the start when None."""
        start = self.world.scenario.run.start
        return months_between(start, calendar or start)
