"""The sources that move a scenario away from June 2025, each of which can be held as it was.

Held as in June means: no new terms (sales control); no launch of the alliance's, and those before
July as fresh as they were (launches); no move of a rival's, no drift of the rest of the market
(rivals); no new partner of Yinwang's nor its launches, and resources split as they were (Yinwang);
no season, growth, tax or market event (the market); no shocks, luck of launches or of newcomers'
appeal (luck). What is left then is what June itself had set going: backlogs, budgets and networks
that adjust, cumulative sales.
"""

from __future__ import annotations

from collections.abc import Collection
from operator import attrgetter

from sim.levers.contract import Contract
from sim.levers.huawei import HuaweiLevers, Later, YinwangShare
from sim.levers.lever import LeverDeclaration, levers_of
from sim.scenario import Scenario
from sim.scenario.text.resolved import canonical
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.events import Event, each_event
from sim.scenario.types.months import ANCHOR
from sim.scenario.types.numbers import Range
from sim.study.causes.changes import Player
from sim.world.seeds import seeds
from sim.world.world import World

__all__ = ["MOMENTUM", "SALES_CONTROL", "SOURCES", "active", "held_as_in_june"]

MOMENTUM = Player("momentum", "what June had set going", "world", ())

SALES_CONTROL = "sales_control"
"""The key of the source that a comparison of contracts is about."""

SOURCES = tuple(
    Player(key, title, agent, ())
    for key, title, agent in (
        (SALES_CONTROL, "sales control", "huawei"),
        ("launches", "launches and offers", "makers"),
        ("rivals", "rivals", "rivals"),
        ("yinwang", "Yinwang and resources", "yinwang"),
        ("market", "the market", "world"),
        ("luck", "luck", "world"),
        ("other", "other levers and events", "world"),
    )
)
"""In the order in which they are told; the last only where a scenario has such."""

_ASSUMED = {
    "rivals": {"outside_drift": 0.0},
    "market": {"season_strength": 0.0, "market_growth": 0.0},
    "luck": {"shock_sd": 0.0, "market_sd": 0.0, "nameplate_spread": 0.0, "newcomer_spread": 0.0},
    "yinwang": {"resource_growth": 0.0},
}
"""Assumptions that are set when a source is held."""


def held_as_in_june(scenario: Scenario, sources: Collection[str]) -> tuple[Scenario, bool]:
    """The scenario with some sources held as in June, and whether brands stay as fresh as then."""
    if not sources:
        return scenario, False
    fixed = {
        name: Range(fixed=value)
        for source in sources
        for name, value in _ASSUMED.get(source, {}).items()
    }
    update = {
        "extends": None,
        "brands": _brands(scenario, sources),
        "alliance": _contracts(scenario, sources),
        "huawei": _huawei(scenario, sources),
        "makers": {} if "other" in sources else scenario.makers,
        "events": _events(scenario, sources),
        "rules": () if SALES_CONTROL in sources else scenario.rules,
        "assumptions": {**scenario.assumptions, **fixed},
        "expect": (),
    }
    return scenario.model_copy(update=update), "launches" in sources


def _events(scenario: Scenario, sources: Collection[str]) -> tuple[Event, ...] | dict[str, Event]:
    """The events that belong to no held source."""
    brands = World.of(scenario).brands
    kept = {
        str(name): event
        for name, event in each_event(scenario.events)
        if event.what.moves(brands) not in sources
    }
    return kept if isinstance(scenario.events, dict) else tuple(kept.values())


def _contracts(scenario: Scenario, sources: Collection[str]) -> dict[str, tuple[Contract, ...]]:
    """Contracts without the terms that belong to a held source; those without terms are gone."""
    dropped = {term.field: None for term in _levers_from(Contract, sources)}
    found = {}
    for brand, contracts in scenario.alliance.items():
        changed = (contract.model_copy(update=dropped) for contract in contracts)
        kept = tuple(filter(_has_terms, changed))
        if kept:
            found[brand] = kept
    return found


def _has_terms(contract: Contract) -> bool:
    return any(getattr(contract, term.field) is not None for term in levers_of(Contract))


def _levers_from(
    model: type[Contract] | type[HuaweiLevers], sources: Collection[str]
) -> list[LeverDeclaration]:
    return [lever for lever in levers_of(model) if lever.mark.source in sources]


def _huawei(scenario: Scenario, sources: Collection[str]) -> HuaweiLevers:
    """Huawei's levers as June had them where they belong to a held source."""
    own = _levers_from(HuaweiLevers, sources)
    update = {lever.field: _in_june(lever) for lever in own if not lever.mark.idle_alone}
    dropped = {lever.field: None for lever in own if lever.field in Later.model_fields}
    later = (entry.model_copy(update=dropped) for entry in scenario.huawei.later)
    kept = tuple(filter(attrgetter("names_any"), later))
    return scenario.huawei.model_copy(update={**update, "later": kept})


def _in_june(lever: LeverDeclaration) -> object:
    """A lever's value in June."""
    if not lever.mark.anchor_seed:
        return lever.anchor
    return YinwangShare.constant(seeds().structure[lever.mark.anchor_seed])


def _brands(scenario: Scenario, sources: Collection[str]) -> dict[str, BrandSpec]:
    """The scenario's own brands; Yinwang's are not signed after June where that is held."""
    if "yinwang" not in sources:
        return scenario.brands
    return {
        name: spec.model_copy(update={"signed": None})
        if not spec.hima and (spec.signed or ANCHOR) > ANCHOR
        else spec
        for name, spec in scenario.brands.items()
    }


def active(scenario: Scenario) -> tuple[Player, ...]:
    """The sources that this scenario has: holding one of the others would change nothing."""
    same = canonical(held_as_in_june(scenario, {"nothing"})[0])
    return tuple(
        source
        for source in SOURCES
        if source.key == "launches" or canonical(held_as_in_june(scenario, {source.key})[0]) != same
    )
