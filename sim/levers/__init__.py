"""Levers, events and contract terms: each is declared once, in a file of its own.

Everything else follows from the declarations: the schema and the checks of scenario files,
``--set``, differences between scenarios and their titles, the ledger's entries, the pages'
controls and the docs.
"""

from sim.levers.demand import Demand
from sim.levers.event import EventKind
from sim.levers.launch import Launch
from sim.levers.leave import Leave
from sim.levers.market import Market
from sim.levers.price import Price
from sim.levers.rival import Rival
from sim.levers.sign import Sign
from sim.levers.supply import Supply
from sim.levers.tax import Tax

__all__ = [
    "EVENTS",
    "EVENTS_BY_KEY",
    "Demand",
    "EventKind",
    "Launch",
    "Leave",
    "Market",
    "Price",
    "Rival",
    "Sign",
    "Supply",
    "Tax",
]

EVENTS: tuple[type[EventKind], ...] = (
    Launch,
    Sign,
    Leave,
    Price,
    Rival,
    Supply,
    Demand,
    Market,
    Tax,
)
"""Every kind of dated event, in the order in which pages and docs list them."""

EVENTS_BY_KEY = {kind.declared.key: kind for kind in EVENTS}
