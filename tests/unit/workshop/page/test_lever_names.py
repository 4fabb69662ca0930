"""Decisions are called by their declarations: whose they are, and what."""

from __future__ import annotations

import pytest

from sim.levers.sections import SECTIONS
from sim.workshop.debrief.telling.levers import change_name, lever_name, setting, value_name
from sim.workshop.debrief.telling.told import Told

OWN = {
    "brands": [{"key": "sixth", "title": "The Sixth", "maker": "sixth_works"}],
    "agents": [{"key": "sixth_works", "title": "Sixth Works"}],
}


@pytest.fixture
def told() -> Told:
    return Told({"session": {"stage": OWN}}, "en")


NAMES = {
    "alliance.sixth": "The Sixth: contract",
    "alliance.sixth.sales_control": "The Sixth: control of sales",
    "brands.sixth.price": "The Sixth: price",
    "makers.sixth_works": "Sixth Works: own policy",
    "makers.seres.effort": "Seres: effort",
    "huawei.floor_rule": "Huawei: store floor",
    "huawei": "levers",
    "rules.give_back": "conditional rule: give_back",
    "assumptions.price_sensitivity": "assumptions: price_sensitivity",
}


@pytest.mark.parametrize("key", NAMES)
def test_a_setting_is_called_by_its_owner_and_its_lever(told: Told, key: str) -> None:
    assert setting(told, key) == NAMES[key]


@pytest.mark.parametrize("section", [each for each in SECTIONS if each != "huawei"])
def test_every_section_has_a_name_for_what_is_changed_in_it(told: Told, section: str) -> None:
    assert change_name(told, f"{section}@seres") == f"Seres: {change_name(told, section)}"


def test_a_holder_is_the_automaker_of_the_brand_that_the_key_names(told: Told) -> None:
    assert value_name(told, "alliance.sixth.sales_control", "partner") == "Sixth Works"
    assert value_name(told, "brands.sixth.sales_control", "partner") == "Sixth Works"
    assert value_name(told, "rules.mine.then", "partner") == "the automaker"


def test_a_group_is_the_brands_or_the_automakers(told: Told) -> None:
    assert lever_name(told, "alliance.sixth") == "The Sixth's contract"
    assert lever_name(told, "makers.sixth_works") == "Sixth Works's own effort and outlets"
