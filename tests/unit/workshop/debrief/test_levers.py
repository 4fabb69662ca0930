"""A scenario with another's version of one group of levers."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import Scenario, to_plain
from sim.study.load import load
from sim.workshop.debrief.levers import differing, with_version
from sim.workshop.results.runs import same_world

KEEP = load("keep_control")


def _with(**changes: Any) -> Scenario:
    return KEEP.replace(**changes)


MINE = _with(
    alliance={"luxeed": {"sales_control": "partner"}, "stelato": {"sales_control": "shared"}},
    huawei={"floor_rule": "focus", "focus": ["luxeed"], "single_brand": {"from": "2026-01"}},
    makers={"chery": {"effort": 1.5}},
)
OTHER = _with(
    alliance={"luxeed": {"sales_control": "partner", "handover_months": 12}},
    huawei={
        "floor_rule": "equal",
        "yinwang_share": {"now": 0.2, "in_36_months": 0.2},
        "later": [
            {"from": "2026-01", "floor_rule": "proportional", "yinwang_share": 0.5},
            {"from": "2027-01", "resource_rule": "equal"},
        ],
    },
    rules=[
        {
            "name": "r",
            "when": {"measure": "hhi", "above": 6000.0},
            "then": {"floor_rule": "equal"},
        }
    ],
)


def test_a_scenario_differs_from_itself_in_nothing() -> None:
    assert differing(MINE, MINE) == []


def test_groups_are_told_in_their_order() -> None:
    assert differing(MINE, OTHER) == [
        "alliance.luxeed",
        "alliance.stelato",
        "huawei.floor",
        "huawei.resources",
        "huawei.badge",
        "makers.chery",
        "rules",
    ]


def test_a_list_of_brands_that_no_rule_goes_by_is_no_difference() -> None:
    assert differing(KEEP, _with(huawei={"focus": ["aito"]})) == []


def test_group_by_group_one_becomes_the_other() -> None:
    made = MINE
    for group in differing(MINE, OTHER):
        before = set(differing(made, OTHER))
        made = with_version(made, OTHER, group)
        assert set(differing(made, OTHER)) == before - {group}
    assert same_world(made) == same_world(OTHER)


def test_dated_levers_are_taken_apart_by_group() -> None:
    made = to_plain(with_version(MINE, OTHER, "huawei.resources"))["huawei"]
    assert made["floor_rule"] == "focus"
    assert made["yinwang_share"] == {"now": 0.2, "in_36_months": 0.2}
    assert made["later"] == [
        {"from": "2026-01", "yinwang_share": 0.5},
        {"from": "2027-01", "resource_rule": "equal"},
    ]


def test_floor_and_resources_with_one_list_go_together() -> None:
    other = _with(huawei={"resource_rule": "focus", "focus": ["stelato"]})
    assert differing(MINE, other)[2:4] == ["huawei.floor", "huawei.badge"]
    made = to_plain(with_version(MINE, other, "huawei.floor"))["huawei"]
    assert (made["floor_rule"], made["resource_rule"]) == ("proportional", "focus")
    assert made["focus"] == ["stelato"]


def test_what_does_not_go_together_is_an_error() -> None:
    rule = {
        "name": "r",
        "when": {"measure": "hhi", "above": 6000.0},
        "then": {"floor_rule": "focus"},
    }
    other = _with(huawei={"focus": ["luxeed"]}, rules=[rule])
    with pytest.raises(ScenarioError, match="focus"):
        with_version(KEEP, other, "rules")
