"""Two scenarios taken apart into changes, each of which can be made without the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.levers.contract import SalesControl
from sim.scenario import Scenario, check, load, to_plain
from sim.scenario.differences.difference import Delta, Difference, difference
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import validated
from sim.shipped import shipped_names
from sim.world.world import vocabulary
from tests.laws.helpers import SPARE
from tests.unchecked import unchecked

NAMES = shipped_names()
OWN = ("name", "title", "question", "expect", "sources")
"""What a scenario has for itself, and no change brings."""

ON_SALE = {**SPARE, "on_sale": True, "june_sales": 100}
PARTNER = SalesControl(stores="partner", policy="partner", after_sales="partner")
TERMS = {"sales_control": "partner", "from": "2025-10", "handover_months": 3}
LAUNCH = {"month": "2025-10", "launch": {"brand": "spare", "strength": 1.0}}
NEVER = {
    "name": "never",
    "when": {"measure": "hhi", "below": 1.0},
    "then": {"brand": "luxeed", "sales_control": "shared"},
}


@pytest.fixture(autouse=True)
def shipped_folder() -> None:
    """The scenarios that are really shipped, and not the two that the other tests make up."""


@cache
def shipped(name: str) -> Scenario:
    return load(name, vocabulary=vocabulary()).scenario


@cache
def between(base: str, scenario: str) -> Difference:
    return difference(shipped(base), shipped(scenario))


def keys(found: Difference) -> set[str]:
    names = [delta.key for delta in found.deltas]
    assert names == sorted(set(names)), "keys are sorted, and none comes twice"
    return set(names)


def changed(**changes: Any) -> Difference:
    """What keep_control with some changes differs in from keep_control."""
    base = shipped("keep_control")
    return difference(base, unchecked(base, **changes))


def only(found: Difference) -> Delta:
    (delta,) = found.deltas
    return delta


def written(value: object) -> Any:
    """What a change says, as a file has it."""
    return value.model_dump(mode="json", by_alias=True, exclude_none=True) if value else None


def sound(made: Scenario) -> Scenario:
    assert check(made, vocabulary(), between=True) == []
    return made


def canonical(made: Scenario, run: Scenario | None = None) -> str:
    """A scenario but for what is its own, with another's run."""
    plain = {key: value for key, value in to_plain(made).items() if key not in OWN}
    return json.dumps({**plain, "run": to_plain(run or made)["run"]}, sort_keys=True)


def assert_ends(found: Difference) -> None:
    """No change is the base, all changes are the scenario under the base's run."""
    assert canonical(found.apart(set())) == canonical(found.base)
    assert canonical(found.apart(keys(found))) == canonical(found.scenario, run=found.base)


def one_and_all_but_one(found: Difference) -> Iterator[tuple[set[str], Scenario]]:
    """Every change alone, and all changes but one, as scenarios; all are sound."""
    every = keys(found)
    for key in every:
        for made in ({key}, every - {key}):
            yield made, sound(found.apart(made))


def assert_each_is_sound(found: Difference) -> None:
    """No change is for nothing: with one, or all but one, the scenario is neither end."""
    ends = [canonical(found.apart(made)) for made in (set(), keys(found))]
    for made, middle in one_and_all_but_one(found):
        assert len(found.deltas) == 1 or canonical(middle) not in ends, made


# shipped pairs


@pytest.mark.parametrize(
    ("base", "scenario", "expected"),
    [
        (
            "keep_control",
            "cede_sales_fully",
            {f"alliance.{brand}.sales_control" for brand in ("luxeed", "stelato", "shangjie")},
        ),
        (
            "cede_sales_fully",
            "hybrid_for_all",
            {f"alliance.{brand}.model_type" for brand in ("luxeed", "stelato", "shangjie")},
        ),
        ("keep_control", "xiaomi_surge", {"events.xiaomi_suv", "events.xiaomi_price_cut"}),
        (
            "keep_control",
            "take_back_when_slumping",
            {
                "alliance.luxeed.sales_control",
                "alliance.shangjie.sales_control",
                "alliance.stelato.sales_control",
                "rules.take_luxeed_back",
                "rules.take_shangjie_back",
                "rules.take_stelato_back",
            },
        ),
        ("keep_control", "yinwang_first", {"huawei.yinwang_share"}),
        (
            "keep_control",
            "partners_lead_abroad",
            {f"alliance.{brand}.abroad" for brand in ("aito", "luxeed", "stelato", "shangjie")},
        ),
        (
            "cede_sales_fully",
            "cede_gradually",
            {"alliance.luxeed", "alliance.stelato", "alliance.shangjie"},
        ),
        (
            "keep_control",
            "huawei_inside_for_all",
            {
                f"alliance.{brand}.{term}"
                for brand in ("luxeed", "stelato", "shangjie")
                for term in ("sales_control", "model_type")
            },
        ),
        ("keep_control", "single_aito_brand", {"huawei.single_brand"}),
        ("keep_control", "aito_stumbles", {"events.aito_plants"}),
    ],
)
def test_changes_of_shipped_pairs(base: str, scenario: str, expected: set[str]) -> None:
    assert keys(between(base, scenario)) == expected


def test_every_pair_of_shipped_scenarios_is_looked_at() -> None:
    assert len(NAMES) == 14


@pytest.mark.parametrize("base", NAMES)
def test_no_change_is_the_base_and_all_changes_are_the_scenario(base: str) -> None:
    for scenario in NAMES:
        assert_ends(between(base, scenario))


@pytest.mark.parametrize("base", NAMES)
def test_every_change_can_be_made_alone_and_left_out_alone(base: str) -> None:
    for scenario in NAMES:
        found = between(base, scenario)
        for made, middle in one_and_all_but_one(found):
            assert keys(difference(found.base, middle)) == made


@settings(max_examples=40)
@given(st.sampled_from(list(permutations(NAMES, 2))), st.data())
def test_any_changes_can_be_made_together(names: tuple[str, str], data: st.DataObject) -> None:
    found = between(*names)
    made = data.draw(st.sets(st.sampled_from(sorted(keys(found)))))
    middle = sound(found.apart(made))
    assert keys(difference(found.base, middle)) == made
    read_again = validated(Scenario, node_of(to_plain(middle), Place("between", 0)))
    assert canonical(read_again) == canonical(middle)
    shuffled = data.draw(st.permutations(found.deltas))
    other = replace(found, deltas=tuple(shuffled)).apart(made)
    assert canonical(other) == canonical(middle), "the order in which they are made counts"


def test_a_scenario_does_not_differ_from_itself() -> None:
    for name in NAMES:
        assert between(name, name).deltas == ()


def test_taking_apart_leaves_both_ends_as_they_were() -> None:
    base, scenario = (shipped(name).model_copy(deep=True) for name in ("keep_control", "cede_all"))
    found = difference(base, scenario)
    once = found.apart({"alliance.aito.sales_control"})
    assert found.apart({"alliance.aito.sales_control"}) == once
    assert (base, scenario) == (shipped("keep_control"), shipped("cede_all"))


def test_what_is_between_runs_as_the_base_does_and_expects_nothing() -> None:
    base = shipped("keep_control").replace(run={"months": 7, "seed": 3})
    scenario = shipped("cede_sales_fully").replace(run={"replications": 9})
    for made in ({"alliance.luxeed.sales_control"}, keys(difference(base, scenario))):
        assert difference(base, scenario).apart(made).run == base.run
    middle = difference(base, scenario).apart({"alliance.luxeed.sales_control"})
    assert middle.name == "cede_sales_fully"
    assert middle.expect == ()


def test_only_the_run_is_no_change() -> None:
    found = changed(run={"months": 7, "seed": 1, "replications": 9})
    assert found.deltas == ()
    assert found.apart(()) == found.base


def test_only_what_a_scenario_has_for_itself_is_no_change() -> None:
    assert changed(name="other", title="Another", question="Why?", expect=[]).deltas == ()


# contracts


def test_a_new_contract_brings_its_month_and_its_hand_over_along() -> None:
    found = changed(alliance={"luxeed": TERMS})
    delta = only(found)
    assert (delta.key, delta.base) == ("alliance.luxeed.sales_control", None)
    assert delta.value == PARTNER
    (terms,) = found.apart({delta.key}).alliance["luxeed"]
    assert (terms.from_, terms.handover_months) == ("2025-10", 3)


def test_a_term_beside_one_that_was_there_brings_the_contracts_month_along() -> None:
    base = shipped("cede_sales_fully")
    later = {"model_type": "hybrid", "from": "2026-01", "handover_months": 12}
    found = difference(base, base.replace(alliance={"luxeed": later}))
    assert only(found).key == "alliance.luxeed.model_type"


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"from": "2025-09"}, {"from"}),
        ({"handover_months": 12}, {"handover_months"}),
        ({"consent": "asked", "handover_months": 1}, {"consent", "handover_months"}),
        ({"sales_control": "shared", "from": "2025-09"}, {"sales_control", "from"}),
        (
            {"sales_control": "shared", "model_type": "hybrid", "handover_months": 9},
            {"sales_control", "model_type"},
        ),
        (
            {"abroad": {"lead": "partner", "from": "2026-01"}, "handover_months": 9},
            {"abroad", "handover_months"},
        ),
    ],
)
def test_terms_of_a_contract_that_was_there(terms: dict[str, Any], expected: set[str]) -> None:
    base = shipped("cede_sales_fully")
    found = difference(base, base.replace(alliance={"luxeed": terms}))
    assert keys(found) == {f"alliance.luxeed.{term}" for term in expected}
    assert_ends(found)
    assert_each_is_sound(found)


def test_a_part_of_the_control_is_a_change_of_the_control() -> None:
    base = shipped("cede_sales_fully")
    change = {"luxeed": {"sales_control": {"policy": "huawei"}}}
    delta = only(difference(base, base.replace(alliance=change)))
    assert delta.key == "alliance.luxeed.sales_control"
    assert delta.base == PARTNER
    assert delta.value == PARTNER.model_copy(update={"policy": "huawei"})


def test_a_contract_given_up_is_one_change() -> None:
    keep = shipped("keep_control")
    found = difference(keep.replace(alliance={"aito": TERMS, "luxeed": TERMS}), keep)
    assert [(delta.key, delta.value) for delta in found.deltas] == [
        ("alliance.aito", None),
        ("alliance.luxeed", None),
    ]
    assert set(found.apart({"alliance.aito"}).alliance) == {"luxeed"}


# events and rules


def test_a_changed_event_says_what_it_was() -> None:
    found = {delta.key: delta for delta in between("keep_control", "xiaomi_surge").deltas}
    suv, cut = found["events.xiaomi_suv"], found["events.xiaomi_price_cut"]
    launches = [written(each)["rival"]["launch"] for each in (suv.base, suv.value)]
    assert launches == [0.8, 1.5]
    assert cut.base is None
    assert written(cut.value) == {"month": "2026-01", "rival": {"name": "xiaomi", "pull": 0.5}}


def test_an_event_added_and_one_left_out() -> None:
    found = changed(events={"faw_signs": None, "more": {"month": "2025-08", "supply": _cut(0.5)}})
    assert keys(found) == {"events.faw_signs", "events.more"}
    assert "faw_signs" in found.apart({"events.more"}).events
    assert "faw_signs" not in found.apart({"events.faw_signs"}).events
    assert_ends(found)
    assert_each_is_sound(found)


def _cut(factor: float) -> dict[str, Any]:
    return {"brand": "aito", "factor": factor, "months": 2}


def listed(*more: dict[str, Any]) -> Scenario:
    """keep_control with its events as a list, and some more."""
    base = shipped("keep_control")
    return sound(base.replace(events=[*to_plain(base)["events"].values(), *more]))


def test_the_same_events_listed_are_no_change() -> None:
    assert difference(shipped("keep_control"), listed()).deltas == ()
    assert difference(listed(), shipped("keep_control")).deltas == ()


@pytest.mark.parametrize("base", ["named", "listed"])
def test_a_listed_event_is_called_by_its_kind_its_brand_and_its_month(base: str) -> None:
    more = (
        {"month": "2026-01", "launch": {"brand": "aito", "strength": 1.0}},
        {"month": "2025-12", "rival": {"name": "xiaomi", "pull": 0.1}},
        {"month": "2025-09", "market": {"factor": 0.9, "months": 2}},
    )
    start = shipped("keep_control") if base == "named" else listed()
    found = difference(start, listed(*more))
    assert keys(found) == {
        "events.launch_aito_2026_01",
        "events.rival_xiaomi_2025_12",
        "events.market_2025_09",
    }
    assert_ends(found)
    assert_each_is_sound(found)


def test_two_listed_events_that_say_the_same_are_two() -> None:
    twice = {"month": "2025-09", "supply": _cut(0.5)}
    found = difference(listed(), listed(twice, twice))
    assert keys(found) == {"events.supply_aito_2025_09", "events.supply_aito_2025_09_2"}
    assert keys(difference(listed(twice), listed(twice, twice))) == {"events.supply_aito_2025_09_2"}
    assert_ends(found)
    assert_each_is_sound(found)


def test_rules_added_removed_and_changed() -> None:
    base = shipped("take_back_when_slumping")
    first, second, third = to_plain(base)["rules"]
    other = sound(base.replace(rules=[{**first, "notice_months": 9}, third, NEVER]))
    found = difference(base, other)
    assert keys(found) == {"rules.take_luxeed_back", "rules.take_stelato_back", "rules.never"}
    by_key = {delta.key: delta for delta in found.deltas}
    assert by_key["rules.never"].base is None
    assert by_key["rules.take_stelato_back"].value is None
    assert written(by_key["rules.take_stelato_back"].base)["name"] == second["name"]
    changed_rule = by_key["rules.take_luxeed_back"]
    notices = [written(each)["notice_months"] for each in (changed_rule.base, changed_rule.value)]
    assert notices == [3, 9]
    names = [rule.name for rule in found.apart({"rules.take_stelato_back"}).rules]
    assert names == ["take_luxeed_back", "take_shangjie_back"]
    assert_ends(found)
    assert_each_is_sound(found)


# Huawei's levers, assumptions


def test_the_focus_goes_with_the_floor_rule_that_needs_it() -> None:
    found = changed(huawei={"floor_rule": "focus", "focus": ["luxeed"]})
    assert keys(found) == {"huawei.floor_rule"}
    assert_ends(found)
    assert_ends(difference(found.scenario, found.base))
    assert keys(difference(found.scenario, found.base)) == {"huawei.floor_rule"}


def test_two_rules_that_need_the_focus_can_each_be_made_alone() -> None:
    found = changed(
        huawei={"floor_rule": "focus", "resource_rule": "focus", "focus": ["luxeed", "stelato"]}
    )
    assert keys(found) == {"huawei.floor_rule", "huawei.resource_rule"}
    assert found.apart({"huawei.resource_rule"}).huawei.focus == ("luxeed", "stelato")
    assert_ends(found)
    assert_each_is_sound(found)


def test_other_brands_in_the_focus_are_a_change_of_their_own() -> None:
    base = shipped("keep_control").replace(huawei={"floor_rule": "focus", "focus": ["luxeed"]})
    found = difference(base, base.replace(huawei={"focus": ["stelato"]}))
    delta = only(found)
    assert (delta.key, delta.base, delta.value) == ("huawei.focus", ("luxeed",), ("stelato",))


def test_an_assumptions_range_is_one_change() -> None:
    found = changed(
        assumptions={
            "presence_elasticity": {"low": 0.3, "high": 0.4},
            "luxeed.capacity": {"fixed": 9000.0},
        }
    )
    assert keys(found) == {"assumptions.presence_elasticity", "assumptions.luxeed.capacity"}
    assert_ends(found)
    assert_each_is_sound(found)


def test_an_assumption_fixed_where_it_had_another_range_keeps_no_trace_of_the_range() -> None:
    base = shipped("keep_control").replace(
        assumptions={"presence_elasticity": {"low": 0.3, "high": 0.4}}
    )
    other = base.replace(
        assumptions={"presence_elasticity": {"fixed": 0.5}}, huawei={"floor_rule": "equal"}
    )
    middle = difference(base, other).apart({"assumptions.presence_elasticity"})
    assert to_plain(middle)["assumptions"] == {"presence_elasticity": {"fixed": 0.5}}


# brands


def test_a_new_brand_that_sells_nothing_is_free() -> None:
    assert changed(brands={"spare": SPARE}).deltas == ()


def test_a_new_brands_contract_and_launch_are_changes_of_their_own() -> None:
    found = changed(brands={"spare": SPARE}, alliance={"spare": TERMS}, events={"in": LAUNCH})
    assert keys(found) == {"alliance.spare.sales_control", "events.in"}
    for made in ({"alliance.spare.sales_control"}, {"events.in"}):
        assert "spare" in found.apart(made).brands
    assert found.apart(()).brands == {}
    assert_ends(found)
    assert_each_is_sound(found)


def test_a_new_brand_that_sells_takes_along_all_that_speaks_of_it() -> None:
    rule = {**NEVER, "then": {"brand": "spare", "sales_control": "shared"}}
    found = changed(
        brands={"spare": ON_SALE},
        alliance={"spare": TERMS, "luxeed": TERMS},
        events={"in": LAUNCH},
        rules=[rule],
    )
    assert keys(found) == {"brands.spare", "alliance.luxeed.sales_control"}
    middle = found.apart({"brands.spare"})
    assert "in" in middle.events
    assert "spare" in middle.alliance
    assert [each.name for each in middle.rules] == ["never"]
    assert_ends(found)
    assert_each_is_sound(found)


@pytest.mark.parametrize("spec", [SPARE, ON_SALE])
def test_a_brand_removed_takes_its_changes_along(spec: dict[str, Any]) -> None:
    without = shipped("keep_control")
    base = unchecked(
        without, brands={"spare": spec}, alliance={"spare": TERMS}, events={"in": LAUNCH}
    )
    other = without.replace(huawei={"floor_rule": "equal"})
    found = difference(base, other)
    assert keys(found) == {"brands.spare", "huawei.floor_rule"}
    removed = found.apart({"brands.spare"})
    assert removed.brands == {}
    assert "spare" not in removed.alliance
    assert "in" not in removed.events
    assert_ends(found)
    assert_each_is_sound(found)


def test_a_brand_of_both_that_is_another_in_one_is_a_change() -> None:
    base = shipped("keep_control").replace(brands={"spare": SPARE})
    found = difference(base, base.replace(brands={"spare": {"models": 3}}))
    delta = only(found)
    assert delta.key == "brands.spare"
    assert [written(each)["models"] for each in (delta.base, delta.value)] == [1, 3]
    assert_ends(found)
