"""Every rule class, sorted by file: what binds the agents at a glance.

A new rule touches three places: its class in ``sim/rules/``, its line here, and its worked examples
in ``tests/rules/``. ``tests/rules/test_rules.py`` fails when one of them is missing.
"""

from __future__ import annotations

from typing import ClassVar, Protocol

from sim.rules.budgets import Effort, Network, Plant
from sim.rules.claims import Claims
from sim.rules.conditions import Watcher
from sim.rules.consent import Consent
from sim.rules.delivery import Delivery, OrderCount
from sim.rules.demand import Choice
from sim.rules.floor import Floor, Weights
from sim.rules.handover import Handover
from sim.rules.launch import Freshness, RefreshCycle
from sim.rules.leave import Replacement
from sim.rules.model_type import ModelTypes
from sim.rules.money import ChannelFee, Money
from sim.rules.nameplate import Arrivals, Lifecycle, Nest
from sim.rules.price import Price
from sim.rules.reach import Reach
from sim.rules.resources import Resources
from sim.rules.sales_control import SalesControl
from sim.rules.service import AfterSales
from sim.rules.size import SizeLine

__all__ = ["CATALOGUE", "Rule"]


class Rule(Protocol):
    """What every rule says of itself.

    Attributes:
        mechanism: what it does and why, in a sentence.
        source: its name in the literature, or where the article says so.
    """

    mechanism: ClassVar[str]
    source: ClassVar[str]


CATALOGUE: tuple[type[Rule], ...] = (
    Effort,
    Network,
    Plant,
    Claims,
    Watcher,
    Consent,
    Delivery,
    OrderCount,
    Choice,
    Floor,
    Weights,
    Handover,
    Freshness,
    RefreshCycle,
    Replacement,
    ModelTypes,
    ChannelFee,
    Money,
    Arrivals,
    Lifecycle,
    Nest,
    Price,
    Reach,
    Resources,
    SalesControl,
    AfterSales,
    SizeLine,
)
"""All rules, sorted by file and name."""
