"""Dated levers as causes: whose choice each is, in words, and what they add up to."""

from functools import cache

import pytest

from sim.engine import record
from sim.study.causes.explain import explain
from sim.study.causes.movement import movement
from sim.study.causes.sources import active, held_as_in_june
from tests.laws.helpers import different, recorded, scenario

SIZE = {"months": 8, "replications": 40}
LATER = (
    {"from": "2025-09", "floor_rule": "focus", "focus": ("luxeed", "stelato")},
    {"from": "2025-11", "resource_rule": "focus", "yinwang_share": 0.05},
)
MAKERS = {"chery": ({"effort": 1.5}, {"from": "2025-10", "outlets": 2.0}), "saic": {"effort": 0.8}}


def made(**changes):
    return scenario("cede_sales_fully", **SIZE, **changes)


@cache
def explained():
    return explain(made(), made(huawei={"later": LATER}, makers=MAKERS), "luxeed_units")


def test_each_is_a_change_in_words_with_whose_choice_it_is() -> None:
    assert {part.change: (part.title, part.agent) for part in explained().parts} == {
        "huawei.later.2025-09": (
            "Huawei from 2025-09: floor rule focus, focus luxeed, stelato",
            "huawei",
        ),
        "huawei.later.2025-11": (
            "Huawei from 2025-11: resource rule focus, yinwang share 0.05",
            "huawei",
        ),
        "makers.chery.2025-07": ("Chery from 2025-07: effort times 1.5", "chery"),
        "makers.chery.2025-10": ("Chery from 2025-10: outlets times 2", "chery"),
        "makers.saic.2025-07": ("SAIC from 2025-07: effort times 0.8", "saic"),
    }


def test_they_add_up_and_each_does_something() -> None:
    found = explained()
    assert found.method == "exact"
    assert sum(part.value for part in found.parts) == pytest.approx(found.after - found.before)
    values = {part.change: part.value for part in found.parts}
    assert all(value > 0 for key, value in values.items() if key != "makers.saic.2025-07")


def test_a_change_says_what_it_was() -> None:
    found = explain(
        made(makers={"chery": {"effort": 1.5}}), made(makers={"chery": {"effort": 0.5}})
    )
    (part,) = found.parts
    assert part.title == "Chery from 2025-07: effort times 0.5 (was effort times 1.5)"


# sources of the movement from June


def test_a_movement_holds_them_as_june_had_them() -> None:
    plain, levers = made(), made(huawei={"later": LATER}, makers=MAKERS)
    other, _ = held_as_in_june(levers, {"other"})
    assert (other.makers, [entry.yinwang_share for entry in other.huawei.later]) == ({}, [0.05])
    assert [entry.from_ for entry in other.huawei.later] == ["2025-11"]
    both, _ = held_as_in_june(levers, {"other", "yinwang"})
    assert both.huawei.later == ()
    assert {each.key for each in active(levers)} - {each.key for each in active(plain)} == {"other"}


def test_held_levers_leave_no_trace() -> None:
    levers = made(huawei={"later": LATER[:1]}, makers=MAKERS)
    assert (
        different(
            recorded("cede_sales_fully", **SIZE), record(held_as_in_june(levers, {"other"})[0])
        )
        == []
    )


def test_a_movement_names_them_as_other_levers() -> None:
    found = movement(scenario("cede_sales_fully", months=3, replications=20, makers=MAKERS))
    assert "other" in {part.change for part in found.parts}
