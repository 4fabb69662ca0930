"""What is set from the first month on stands beside the first turn, as an event would."""

from __future__ import annotations

from typing import Any

import pytest

from sim.scenario import load
from sim.workshop.debrief import debrief
from sim.workshop.debrief.from_the_start import set_from_the_start
from sim.world.world import vocabulary
from tests.unit.workshop.play import Table


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, []),
        ({"floor_rule": "equal"}, [("floor proportional", "floor equal")]),
        (
            {"floor_rule": "focus", "focus": ["luxeed", "aito"]},
            [("floor proportional", "floor focus on Luxeed, Aito")],
        ),
        ({"focus": ["luxeed"]}, []),
        ({"resource_rule": "equal"}, [("resources proportional", "resources equal")]),
        (
            {"yinwang_share": {"now": 0.3, "in_36_months": 0.3}},
            [("Yinwang's share 0.15", "Yinwang's share 0.3")],
        ),
        (
            {"later": [{"from": "2025-07", "floor_rule": "equal"}]},
            [("floor proportional", "floor equal")],
        ),
        ({"later": [{"from": "2025-10", "floor_rule": "equal"}]}, []),
    ],
)
def test_rules_of_the_first_month(changes: dict[str, Any], told: list[tuple[str, str]]) -> None:
    base = load("keep_control", vocabulary=vocabulary()).scenario
    found = set_from_the_start(base, base.replace(huawei=changes), 7)
    assert [(entry.before, entry.after) for entry in found] == told
    assert all((entry.month, entry.replications) == (0, 7) for entry in found)


def test_they_stand_beside_the_first_jump() -> None:
    table = Table("design", "t1", teams=2, rounds=1)
    table.on()
    table.at("t1", "design", changes={"huawei.floor_rule": "equal"})
    table.on(2)
    line = debrief(table.game.opening, table.game.entries)["turning"][0]
    point = next(each for each in line["points"] if each["month"] == "2025-07")
    assert [e["to"] for e in point["events"] if e["own"]] == ["floor equal"]
