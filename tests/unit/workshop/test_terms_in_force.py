"""What was agreed is what a world's scenario comes to, month by month, counted a second way."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from sim.scenario.types.in_force import begins
from sim.scenario.types.in_force import in_force as huawei_in_force
from sim.scenario.types.months import add_months
from sim.workshop.plays import plays
from tests.unit.workshop.answered import declined_in
from tests.unit.workshop.counted import MAKERS, Count, in_force
from tests.unit.workshop.dealing import STEPS, play
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


def _factor(scenario: Any, maker: str, name: str, month: str) -> float | None:
    found = None
    for policy in sorted(scenario.makers.get(maker, ()), key=begins):
        if begins(policy) <= month and getattr(policy, name) is not None:
            found = getattr(policy, name)
    return found


def _agree(table: Table, base: Plain) -> None:
    made, count = plays(table.game.opening, table.state)["w1"], Count(table)
    assert set(count.agreed) == set(table.state.deals)
    no = declined_in(made, table.game.opening.future)
    for month in _MONTHS:
        for brand in MAKERS:
            told = count.holds(brand, month, base, no)
            assert in_force(made, brand, month, no) == told, (brand, month)
        now = huawei_in_force(made.huawei, month)
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
@settings(max_examples=60)
@given(steps=STEPS)
def test_months_hold_what_was_agreed(wish: Plain, base: Plain, steps: list[Any]) -> None:
    _agree(play(steps, **wish), base)
