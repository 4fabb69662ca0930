"""Dated levers taken apart: one change for each month of Huawei's, and of each automaker's."""

from __future__ import annotations

from functools import cache
from itertools import chain, combinations
from typing import Any

import pytest

from sim.scenario import Scenario, check, load
from sim.scenario.differences.difference import Difference, difference
from sim.world.world import vocabulary
from tests.laws.helpers import SPARE

ON_SALE = {**SPARE, "on_sale": True, "june_sales": 100}


@pytest.fixture(autouse=True)
def shipped_folder() -> None:
    """The scenarios that are really shipped, and not the two that the other tests make up."""


@cache
def base() -> Scenario:
    return load("keep_control", vocabulary=vocabulary()).scenario


def entry(value: object) -> Any:
    """What a month's entry says but for the month, as a file has it."""
    return value.model_dump(exclude_none=True, exclude={"from_"}) if value else None


def sound(made: Scenario) -> Scenario:
    assert check(made, vocabulary()) == []
    return made


def changed(start: Scenario | None = None, **changes: Any) -> Difference:
    first = start or base()
    return difference(sound(first), sound(first.replace(**changes)))


def keys(found: Difference) -> list[str]:
    return [delta.key for delta in found.deltas]


def assert_any_can_be_made(found: Difference) -> None:
    """Every combination is a sound scenario, in which just these changes are made."""
    every = keys(found)
    sizes = range(len(every) + 1)
    for made in chain(*(combinations(every, size) for size in sizes)):
        middle = sound(found.apart(set(made)))
        assert keys(difference(found.base, middle)) == list(made)


def test_one_change_for_each_month() -> None:
    found = changed(
        huawei={
            "later": [
                {"from": "2026-04", "resource_rule": "equal", "yinwang_share": 0.4},
                {"from": "2026-01", "floor_rule": "equal"},
            ]
        },
        makers={
            "chery": [{"effort": 1.5}, {"from": "2026-01", "effort": 1.0, "outlets": 2.0}],
            "saic": {"from": "2026-01", "outlets": 2.0},
        },
    )
    assert {delta.key: (entry(delta.value), delta.base) for delta in found.deltas} == {
        "huawei.later.2026-01": ({"floor_rule": "equal"}, None),
        "huawei.later.2026-04": ({"resource_rule": "equal", "yinwang_share": 0.4}, None),
        "makers.chery.2025-07": ({"effort": 1.5}, None),
        "makers.chery.2026-01": ({"effort": 1.0, "outlets": 2.0}, None),
        "makers.saic.2026-01": ({"outlets": 2.0}, None),
    }
    assert_any_can_be_made(found)
    assert_any_can_be_made(difference(found.scenario, found.base))


def test_a_changed_entry_says_what_it_was() -> None:
    start = base().replace(
        makers={"chery": {"effort": 1.5}}, huawei={"later": [{"from": "2026-01", **EQUAL}]}
    )
    found = changed(
        start,
        makers={"chery": {"effort": 0.9}},
        huawei={"later": [{"from": "2026-01", "resource_rule": "equal"}]},
    )
    assert [(entry(delta.value), entry(delta.base)) for delta in found.deltas] == [
        ({"resource_rule": "equal"}, EQUAL),
        ({"effort": 0.9}, {"effort": 1.5}),
    ]
    assert_any_can_be_made(found)


EQUAL = {"floor_rule": "equal"}


def test_the_start_said_or_left_out_is_no_change() -> None:
    start = base().replace(makers={"chery": {"effort": 1.5}})
    assert changed(start, makers={"chery": {"from": "2025-07"}}).deltas == ()
    assert changed(start, makers={"chery": [{"effort": 1.5}]}).deltas == ()


def test_each_of_two_rules_that_share_a_list_can_be_made_alone() -> None:
    """The list comes with the first; without it, it stands where the second needs it."""
    found = changed(
        huawei={
            "later": [
                {"from": "2026-01", "floor_rule": "focus", "focus": ["luxeed"]},
                {"from": "2026-04", "resource_rule": "focus"},
                {"from": "2026-07", "focus": ["stelato", "luxeed"]},
            ]
        }
    )
    assert_any_can_be_made(found)
    (entry,) = found.apart({"huawei.later.2026-04"}).huawei.later
    assert entry.focus == ("luxeed",)


def test_a_list_of_the_start_that_only_a_later_rule_uses_is_there_for_nothing() -> None:
    found = changed(
        huawei={"focus": ["luxeed"], "later": [{"from": "2026-01", "floor_rule": "focus"}]}
    )
    assert keys(found) == ["huawei.later.2026-01"]
    assert_any_can_be_made(found)


def test_a_list_for_a_conditional_rule_that_comes_later() -> None:
    rule = {
        "name": "favour",
        "when": {"measure": "hhi", "above": 5000},
        "then": {"floor_rule": "focus"},
        "notice_months": 6,
    }
    later = [{"from": "2025-12", "focus": ["luxeed"]}, {"from": "2026-05", "floor_rule": "equal"}]
    found = changed(rules=[rule], huawei={"later": later})
    assert keys(found) == ["huawei.later.2025-12", "huawei.later.2026-05", "rules.favour"]
    for made in chain(*(combinations(keys(found), size) for size in range(4))):
        sound(found.apart(set(made)))


def test_a_brand_takes_along_what_its_maker_decides() -> None:
    found = changed(
        brands={"spare": ON_SALE}, makers={"nobody": {"effort": 1.5}, "saic": {"effort": 1.5}}
    )
    assert keys(found) == ["brands.spare", "makers.saic.2025-07"]
    assert_any_can_be_made(found)
    assert_any_can_be_made(difference(found.scenario, found.base))
