"""One number of a scenario by its dotted key: found, read, and set in a copy."""

from __future__ import annotations

import numpy as np
import pytest

from sim.errors import InputError, ScenarioError
from sim.scenario import Scenario, canonical, load, to_plain
from sim.scenario.setting import number_at, numbers, with_number
from sim.shipped import shipped_names
from sim.world.world import vocabulary

NAMES = shipped_names()


@pytest.fixture(autouse=True)
def shipped_folder() -> None:
    """The scenarios that are really shipped, and not the two that the other tests make up."""


def shipped(name: str) -> Scenario:
    return load(name, vocabulary=vocabulary()).scenario


def listed() -> Scenario:
    """keep_control with its events as a list."""
    base = shipped("keep_control")
    return base.replace(events=[*to_plain(base)["events"].values()])


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("cede_sales", "alliance.luxeed.handover_months.low", 3),
        ("cede_sales", "alliance.shangjie.handover_months.high", 6),
        ("cede_gradually", "alliance.luxeed.0.handover_months", 3),
        ("cede_gradually", "alliance.luxeed.1.handover_months.high", 12),
        ("keep_control", "huawei.yinwang_share.now", 0.15),
        ("keep_control", "huawei.yinwang_share.in_36_months", 0.3),
        ("keep_control", "events.xiaomi_suv.rival.launch", 0.8),
        ("keep_control", "events.purchase_tax.tax.known_months_ahead", 3),
        ("aito_stumbles", "events.aito_plants.supply.factor", 0.4),
        ("aito_stumbles", "events.aito_plants.supply.months", 6),
        ("take_back_when_slumping", "rules.0.when.below", 0.05),
        ("take_back_when_slumping", "rules.1.notice_months", 3),
        ("take_back_when_slumping", "rules.2.when.all_of.1.above", 0.7),
        ("take_back_when_slumping", "rules.2.when.all_of.1.for_months", 3),
    ],
)
def test_numbers_of_shipped_scenarios(name: str, key: str, value: float) -> None:
    found = number_at(shipped(name), key)
    assert found == value
    assert type(found) is type(value)


def test_listed_events_have_numbers_for_names() -> None:
    assert number_at(listed(), "events.0.demand.shock") == 0.2
    assert number_at(listed(), "events.1.rival.launch") == 0.8


def test_no_number_of_the_run_of_assumptions_of_brands_or_of_what_is_a_scenarios_own() -> None:
    made = shipped("cede_sales").replace(assumptions={"presence_elasticity": {"fixed": 0.5}})
    assert {key.partition(".")[0] for key in numbers(made)} == {"alliance", "events", "huawei"}


@pytest.mark.parametrize("name", NAMES)
def test_a_number_set_to_what_it_is_leaves_the_scenario_as_it_is(name: str) -> None:
    made = shipped(name)
    found = numbers(made)
    assert len(found) >= 9
    for key, value in found.items():
        assert canonical(with_number(made, key, value)) == canonical(made)


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("cede_sales", "alliance.luxeed.handover_months.high", 18),
        ("cede_gradually", "alliance.stelato.1.handover_months.low", 9),
        ("keep_control", "events.luxeed_price_offer.demand.shock", 0.35),
        ("yinwang_first", "huawei.yinwang_share.in_36_months", 0.5),
        ("take_back_when_slumping", "rules.2.when.all_of.0.below", 0.02),
    ],
)
def test_one_number_is_set_and_all_others_stay(name: str, key: str, value: float) -> None:
    made = shipped(name)
    before = canonical(made)
    after = with_number(made, key, value)
    assert numbers(after) == {**numbers(made), key: value}
    assert after.name == made.name
    assert after.run == made.run
    assert canonical(made) == before


def test_a_number_in_a_list_of_events_is_set() -> None:
    after = with_number(listed(), "events.1.rival.launch", 1.5)
    assert number_at(after, "events.1.rival.launch") == 1.5
    assert number_at(after, "events.0.demand.shock") == 0.2


@pytest.mark.parametrize("value", [3.4, 2.6, np.float64(3.0), 3])
def test_whole_numbers_stay_whole(value: float) -> None:
    after = with_number(shipped("cede_sales"), "alliance.luxeed.handover_months", value)
    found = number_at(after, "alliance.luxeed.handover_months")
    assert found == 3
    assert type(found) is int


@pytest.mark.parametrize("value", [1, np.float64(1.0), np.int64(1)])
def test_other_numbers_stay_floats(value: float) -> None:
    after = with_number(shipped("keep_control"), "events.xiaomi_suv.rival.launch", value)
    found = number_at(after, "events.xiaomi_suv.rival.launch")
    assert found == 1.0
    assert type(found) is float


@pytest.mark.parametrize("act", [number_at, lambda made, key: with_number(made, key, 3)])
@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("alliance.luxeed.handover_month", "did you mean 'alliance.luxeed.handover_months'?"),
        ("huawei.yinwang_share.nov", "did you mean 'huawei.yinwang_share.now'?"),
        ("zzz", "known: alliance.luxeed.handover_months, "),
        ("alliance.luxeed.sales_control", "cede_sales has no number at"),
        ("alliance.luxeed", "cede_sales has no number at"),
        ("run.months", "cede_sales has no number at"),
    ],
)
def test_a_key_without_a_number_is_refused_with_the_nearest(act, key: str, near: str) -> None:
    with pytest.raises(InputError) as refused:
        act(shipped("cede_sales"), key)
    assert near in str(refused.value)
    assert repr(key) in str(refused.value)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("alliance.luxeed.handover_months", -1, "the lowest is 0"),
        ("alliance.luxeed.handover_months", 61, "the highest is 60"),
        ("huawei.yinwang_share.now", 0.95, "the highest is 0.9"),
        ("events.xiaomi_suv.rival.launch", 0.0, "above 0"),
    ],
)
def test_a_value_that_the_types_refuse_is_refused_in_words(
    key: str, value: float, words: str
) -> None:
    with pytest.raises(ScenarioError) as refused:
        with_number(shipped("cede_sales"), key, value)
    assert words in str(refused.value)
    assert f"cede_sales with {key}={value:g}" in str(refused.value)
