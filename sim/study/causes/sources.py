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
from typing import Any

from sim.scenario import Scenario
from sim.scenario.events import each_event
from sim.scenario.months import ANCHOR
from sim.scenario.nodes import Place, node_of
from sim.scenario.problems import validated
from sim.scenario.resolved import canonical, to_plain
from sim.study.causes.changes import Player
from sim.world.seeds import seeds
from sim.world.world import World

__all__ = ["MOMENTUM", "SALES_CONTROL", "SOURCES", "active", "held"]

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
    "luck": {"shock_sd": 0.0, "market_sd": 0.0, "launch_luck": 0.0, "newcomer_spread": 0.0},
    "yinwang": {"resource_growth": 0.0},
}
"""Assumptions that are set when a source is held."""


def _without_events(plain: dict[str, Any], scenario: Scenario, sources: Collection[str]) -> Any:
    """The events that belong to no held source."""
    world = World.of(scenario)
    kept = [
        (key, event)
        for key, event in each_event(scenario.events)
        if event.what.moves(world.brands) not in sources
    ]
    events = plain["events"]
    if isinstance(events, dict):
        return {key: events[key] for key, _ in kept}
    return [events[int(key)] for key, _ in kept]


def _terms(alliance: dict[str, Any], sources: Collection[str]) -> dict[str, Any]:
    """Contracts without their terms, or without who leads abroad."""
    dropped = {"sales_control", "model_type"} if "sales_control" in sources else set()
    dropped |= {"abroad"} if "other" in sources else set()
    found = {}
    for brand, terms in alliance.items():
        each = terms if isinstance(terms, list) else [terms]
        kept = [{key: v for key, v in term.items() if key not in dropped} for term in each]
        kept = [term for term in kept if {"sales_control", "model_type", "abroad"} & term.keys()]
        if kept:
            found[brand] = kept
    return found


def _hold_levers(plain: dict[str, Any], sources: Collection[str]) -> None:
    """Rules, Huawei's levers and signings as June had them."""
    if "sales_control" in sources:
        plain["rules"] = []
    if "other" in sources:
        plain["huawei"] |= {"floor_rule": "proportional", "resource_rule": "proportional"}
        plain["huawei"].pop("single_brand", None)
        plain["makers"] = {}
    if "yinwang" in sources:
        for spec in plain["brands"].values():
            if spec.get("signed", ANCHOR) > ANCHOR and not spec["hima"]:
                spec.pop("signed")
        june = seeds().structure["yinwang_june"]
        plain["huawei"]["yinwang_share"] = {"now": june, "in_36_months": june}
    plain["huawei"]["later"] = _later(plain["huawei"]["later"], sources)


def _later(entries: list[dict[str, Any]], sources: Collection[str]) -> list[dict[str, Any]]:
    """What Huawei changes its mind to, without what is held."""
    dropped = {"floor_rule", "resource_rule", "focus"} if "other" in sources else set()
    dropped |= {"yinwang_share"} if "yinwang" in sources else set()
    kept = [{key: v for key, v in entry.items() if key not in dropped} for entry in entries]
    return [entry for entry in kept if entry.keys() != {"from"}]


def held(scenario: Scenario, sources: Collection[str]) -> tuple[Scenario, bool]:
    """The scenario with some sources held as in June, and whether brands stay as fresh as then."""
    if not sources:
        return scenario, False
    plain = to_plain(scenario)
    plain["events"] = _without_events(plain, scenario, sources)
    plain["alliance"] = _terms(plain["alliance"], sources)
    _hold_levers(plain, sources)
    for source in sources:
        for name, value in _ASSUMED.get(source, {}).items():
            plain["assumptions"][name] = {"fixed": value}
    whole = {**plain, "expect": []}
    return validated(Scenario, node_of(whole, Place(scenario.name, 0))), "launches" in sources


def active(scenario: Scenario) -> tuple[Player, ...]:
    """The sources that this scenario has: holding one of the others would change nothing."""
    same = canonical(held(scenario, {"nothing"})[0])
    return tuple(
        source
        for source in SOURCES
        if source.key == "launches" or canonical(held(scenario, {source.key})[0]) != same
    )
