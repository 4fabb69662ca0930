"""Levers that are set from the first month on: no events of the ledger, and yet what came first."""

from __future__ import annotations

from collections.abc import Iterator

from sim.levers.huawei import InForce, share_words
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
    return tuple(
        Entry(0, "huawei", "lever", was, becomes, _REASON, replications)
        for was, becomes in _changes(base, made, before, now)
        if was != becomes
    )


def _changes(
    base: Scenario, made: Scenario, before: InForce, now: InForce
) -> Iterator[tuple[str, str]]:
    brands = {**World.of(base).brands, **World.of(made).brands}
    titles = {name: spec.title for name, spec in brands.items()}
    for what, rule in (("floor", "floor_rule"), ("resources", "resource_rule")):
        was, becomes = (held.rule_words(getattr(held, rule), titles) for held in (before, now))
        yield f"{what} {was}", f"{what} {becomes}"
    yield _part(base, before), _part(made, now)


def _part(scenario: Scenario, held: InForce) -> str:
    share = held.yinwang_share
    return share_words(scenario.huawei.yinwang_share.now if share is None else share)
