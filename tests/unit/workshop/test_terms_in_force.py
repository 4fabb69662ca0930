"""What was agreed is what a world's scenario comes to, month by month, counted a second way."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sim.scenario.months import add_months
from sim.workshop.plays import plays
from sim.workshop.refused import Refused
from tests.unit.workshop.counted import MAKERS, Count, in_force
from tests.unit.workshop.dealing import PLAYED, STEPS
from tests.unit.workshop.play import Table

Plain = dict[str, Any]

_MONTHS = [add_months("2025-07", at) for at in range(24)]
_FILE = """
schema: 1
name: dated
title: A scenario that has dates of its own
question: What do people agree on beside them?
extends: keep_control
alliance:
  luxeed: {sales_control: {stores: shared}, from: 2026-08, handover_months: 0}
huawei:
  later:
    - {from: 2026-01, yinwang_share: 0.2, floor_rule: equal}
    - {from: 2026-09, yinwang_share: 0.35}
makers:
  chery:
    - {effort: 1.2}
    - {from: 2026-04, outlets: 1.5}
"""
_BASE: Plain = {
    "luxeed": [("2026-08", {"stores": "shared"}, None)],
    "later": {
        "2026-01": {"yinwang_share": 0.2, "floor_rule": "equal"},
        "2026-09": {"yinwang_share": 0.35},
    },
    "chery": {"2025-07": {"effort": 1.2}, "2026-04": {"outlets": 1.5}},
}


def _play(steps: list[Any], **wish: Any) -> Table:
    """A world whose people try all of that; what is refused is left out."""
    table = Table("roles", *PLAYED, rounds=6, **wish)
    table.on()
    for kind, what, more in steps:
        try:
            _step(table, kind, what, more)
        except Refused:
            continue
    return table


def _step(table: Table, kind: str, what: Any, more: Any) -> None:
    if kind == "agree":
        maker, to, terms = what
        offer = table.at(maker, "offer", to=to, terms=terms)
        if more and to != "w1.jac":
            table.at(to, "answer", offer=offer, accept=True)
    elif kind == "policy":
        table.at(what[0], "policy", **what[1])
    elif kind in ("late", "leave"):
        (_late if kind == "late" else _leave)(table, what)
    else:
        _stages(table, kind)


def _late(table: Table, which: int) -> None:
    """An offer is accepted that has lain on the table while newer ones were."""
    open_ = [o for o in table.state.offers.values() if o.state == "open" and o.to in PLAYED]
    if open_:
        found = open_[which % len(open_)]
        table.at(found.to, "answer", offer=found.number, accept=True)


def _leave(table: Table, which: int) -> None:
    deals = list(table.state.deals.values())
    if deals:
        deal = deals[which % len(deals)]
        table.at(deal.parties[0], "leave", deal=deal.number)


def _stages(table: Table, kind: str) -> None:
    """On to the next quarter, or back to the one before."""
    if kind == "quarter":
        table.on(3 if table.state.stage.round < 6 else 0)
    elif table.state.stage.round > 1:
        for _ in range(3):
            table.by("desk", "undo")


def _factor(scenario: Any, maker: str, name: str, month: str) -> float | None:
    found = None
    for policy in sorted(scenario.makers.get(maker, ()), key=lambda each: each.begins):
        if policy.begins <= month and getattr(policy, name) is not None:
            found = getattr(policy, name)
    return found


def _agree(table: Table, base: Plain) -> None:
    made, count = plays(table.game.opening, table.state)["w1"], Count(table)
    assert set(count.agreed) == set(table.state.deals)
    for month in _MONTHS:
        for brand in MAKERS:
            assert in_force(made, brand, month) == count.holds(brand, month, base), (brand, month)
        now = made.huawei.in_force(month)
        later = base.get("later", {})
        assert now.yinwang_share == count.share(month, base)
        assert now.floor_rule == (
            count.lever("huawei", "floor_rule", month, later) or "proportional"
        )
        assert now.resource_rule == (
            count.lever("huawei", "resource_rule", month, later) or "proportional"
        )
        for maker in ("seres", "chery"):
            for name in ("effort", "outlets"):
                told = count.lever(maker, name, month, base.get(maker, {}))
                assert _factor(made, maker, name, month) == told, (maker, name, month)


@pytest.mark.parametrize(
    ("wish", "base"), [({}, {}), ({"file": _FILE}, _BASE)], ids=["plain", "dated"]
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_months_hold_what_was_agreed(wish: Plain, base: Plain, steps: list[Any]) -> None:
    _agree(_play(steps, **wish), base)
