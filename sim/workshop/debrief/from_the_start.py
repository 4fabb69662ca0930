"""Levers that are set from the first month on: no events of the ledger, and yet what came first."""

from __future__ import annotations

from collections.abc import Iterator

from sim.engine.entries import texts_in_english
from sim.levers.happening import Happening
from sim.levers.huawei import InForce, decided
from sim.measures.recording import Entry
from sim.scenario import Scenario
from sim.scenario.types.in_force import in_force
from sim.scenario.types.months import FIRST
from sim.world.world import World

__all__ = ["set_from_the_start"]

_REASON = "set from the first month on"


def set_from_the_start(base: Scenario, made: Scenario, replications: int) -> tuple[Entry, ...]:
    """What Huawei's rules are from the first month on where the base has others.

    In the words of the ledger, as if Huawei had changed its mind in the first month.

    Args:
        base: what the scenario is held against.
        made: the scenario.
        replications: futures that it holds in: all of them.
    """
    before, now = (in_force(each.huawei, FIRST) for each in (base, made))
    brands = {**World.of(base).brands, **World.of(made).brands}
    texts = texts_in_english({name: spec.title for name, spec in brands.items()}, {})
    found = []
    for lever, was, becomes in _changes(base, made, before, now):
        if was != becomes:
            what = decided(lever, was, becomes)
            before_text, after_text, _ = texts(what)
            row = (0, "huawei", what.rule, before_text, after_text, _REASON)
            found.append(Entry(*row, replications, what))
    return tuple(found)


def _changes(
    base: Scenario, made: Scenario, before: InForce, now: InForce
) -> Iterator[tuple[str, Happening, Happening]]:
    for rule in ("floor_rule", "resource_rule"):
        yield rule, before.shared(getattr(before, rule)), now.shared(getattr(now, rule))
    yield "yinwang_share", _part(base, before), _part(made, now)


def _part(scenario: Scenario, held: InForce) -> Happening:
    share = held.yinwang_share
    part = scenario.huawei.yinwang_share.now if share is None else share
    return Happening("part.share", values=(("share", part),))
