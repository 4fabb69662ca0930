"""A team's rules are what `--set` would lay over the session's scenario."""

from __future__ import annotations

from typing import Any

import pytest

from sim.scenario import load
from sim.workshop.plays import plays
from sim.workshop.refused import Refused
from sim.world.world import vocabulary
from tests.unit.workshop.play import Table


@pytest.fixture
def table() -> Table:
    made = Table("design", "t1", "t2")
    made.on()
    return made


def test_a_design_is_the_scenario_with_set(table: Table) -> None:
    table.at(
        "t1",
        "design",
        changes={"alliance.luxeed.sales_control": "partner", "huawei.floor_rule": "equal"},
    )
    made = plays(table.game.opening, table.state)["t1"]
    same = load(
        "keep_control",
        overrides=["alliance.luxeed.sales_control=partner", "huawei.floor_rule=equal"],
        vocabulary=vocabulary(),
        run={"replications": 40},
    ).scenario
    assert made.replace(name=same.name, title=same.title) == same.replace(expect=[])
    other = plays(table.game.opening, table.state)["t2"]
    assert other.alliance == table.game.opening.played.alliance


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"alliance.luxed.sales_control": "partner"}, "did you mean 'luxeed'"),
        ({"alliance.luxeed.sales_control": "nobody"}, "sales_control"),
        ({"huawei.floor_rule": "focus"}, "huawei.focus"),
        ({"run.replications": 4000}, "not a team's to set"),
        ({"events.x": None}, "not a team's to set"),
        ({"assumptions.effort_elasticity": {"fixed": 0}}, "not a team's to set"),
        ({"rules": "x" * 30_000}, "too much"),
    ],
)
def test_what_is_no_design_is_refused_with_the_reason(
    table: Table, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        table.at("t1", "design", changes=changes)
    assert table.state.design_of("t1") is None


def test_the_last_design_stands_until_the_next(table: Table) -> None:
    table.at("t1", "design", changes={"huawei.floor_rule": "equal"}, text="fair")
    table.on(3)
    now = plays(table.game.opening, table.state)["t1"]
    assert now.huawei.floor_rule == "equal"
    table.at("t1", "design", changes={})
    assert plays(table.game.opening, table.state)["t1"].huawei.floor_rule == "proportional"
    before = plays(table.game.opening, table.state, upto=1)["t1"]
    assert before.huawei.floor_rule == "equal"
