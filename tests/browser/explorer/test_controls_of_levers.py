"""Every declared lever has a control, made from its declaration, whoever decides it."""

from __future__ import annotations

from typing import Any

import pytest

from sim.levers.automakers import MakerPolicy
from sim.levers.huawei import HuaweiLevers, Later
from sim.levers.lever import levers_of
from sim.levers.sections import LEVERS
from sim.web.explorer.catalogue import catalogue
from tests.browser.explorer.hands import Move, drag, keys, radio, tick, walked
from tests.browser.explorer.visit import Visit

WHERE = {"alliance": "alliance.luxeed", "huawei": "huawei", "makers": "makers.chery"}
"""Below which key the levers of a section are walked."""
FACTORS = {control["key"]: control["fields"][0] for control in catalogue()["makers"]}
MAKERS = [
    Move("makers.chery.effort", keys("ArrowRight"), 1.05),
    Move("makers.chery.effort", keys("End"), 2),
    Move("makers.saic.effort", keys("Home"), 0.5),
    Move("makers.saic.outlets", drag(1.0), 3),
    Move("makers.gac.effort", keys("ArrowLeft"), 0.95),
]


def _shows(visit: Visit, key: str) -> bool:
    """Whether there is an input at a key or for a part of what stands there."""
    at = f'.controls [data-key="{key}"], .controls [data-key^="{key}."]'
    return int(visit.page.locator(at).count()) > 0


def test_every_lever_and_term_has_one(visit: Visit) -> None:
    visit.open_all()
    keys_of = {
        section: [lever.key for each, lever in LEVERS if each == section] for section in WHERE
    }
    wanted = [f"{WHERE[section]}.{key}" for section, found in keys_of.items() for key in found]
    assert {section for section, _ in LEVERS} == set(WHERE)
    assert [key for key in wanted if not _shows(visit, key)] == []
    makers = {brand["maker"] for brand in catalogue()["brands"]}
    assert [
        f"{maker}.{lever.key}"
        for maker in makers
        for lever in levers_of(MakerPolicy)
        if not _shows(visit, f"makers.{maker}.{lever.key}")
    ] == []


def test_whatever_huawei_may_change_later_has_one(visit: Visit) -> None:
    section = visit.section("huawei")
    wanted = [lever.key for lever in levers_of(HuaweiLevers) if lever.field in Later.model_fields]
    assert set(wanted) == set(Later.model_fields) - {"from_"}
    for number, key in enumerate(wanted):
        section.locator("select[data-add=later]").select_option(key)
        section.locator("form:has([data-add=later]) button").click()
        assert _shows(visit, f"huawei.later.{number}.{key}"), key
        assert _shows(visit, f"huawei.later.{number}.from"), key
    added = visit.changes()["huawei.later"]
    assert [list(entry) for entry in added] == [["from", key] for key in wanted]
    assert visit.settled()["setting"]["changes"]["huawei.later"] == added


@pytest.mark.parametrize("key", FACTORS)
def test_a_slider_goes_as_far_as_the_type_allows(visit: Visit, key: str) -> None:
    visit.section("makers")
    slider = visit.control(f"makers.chery.{key}")
    ends = [float(slider.get_attribute(name)) for name in ("min", "max", "step")]
    assert ends == [FACTORS[key][name] for name in ("low", "high", "step")]
    assert slider.input_value() == "1"
    assert slider.get_attribute("aria-valuetext") == "100%"


def test_automakers_decide(visit: Visit) -> None:
    walked(visit, "makers", MAKERS)


def test_a_maker_changes_its_mind_and_back(visit: Visit) -> None:
    section = visit.section("makers")
    chery = section.locator("[data-maker=chery]")
    assert chery.locator('[data-key="makers.chery.from"]').count() == 0, "nothing begins yet"
    keys("ArrowRight")(visit, "makers.chery.effort")
    keys("ArrowRight", "ArrowRight")(visit, "makers.chery.from")
    first: dict[str, Any] = {"makers.chery.effort": 1.05, "makers.chery.from": "2025-09"}
    assert visit.changes() == first
    chery.locator("[data-add]").click()
    keys("End")(visit, "makers.chery.1.outlets")
    steps = [{"effort": 1.05, "from": "2025-09"}, {"from": "2026-04", "effort": 1.05}]
    changes = {"makers.chery": steps, "makers.chery.1.outlets": 3}
    assert visit.settled()["setting"]["changes"] == changes
    # a step that decides nothing any more is none
    chery.locator('[data-remove="makers.chery.1"]').click()
    visit.field("makers.chery.effort").locator(".back").click()
    assert visit.changes() == {}
    assert chery.locator('[data-key="makers.chery.from"]').count() == 0


def test_a_later_focus_brings_its_brands_and_takes_them_back(visit: Visit) -> None:
    section = visit.section("huawei")
    section.locator("select[data-add=later]").select_option("resource_rule")
    section.locator("form:has([data-add=later]) button").click()
    radio("focus")(visit, "huawei.later.0.resource_rule")
    assert "focus" in _later(visit)[0]
    tick("aito")(visit, "huawei.later.0.focus")
    assert _later(visit)[0]["focus"] == ["aito", *catalogue()["later"][2]["example"]]
    visit.settled()
    section.locator('[data-remove="huawei.later.0"]').click()
    assert visit.changes() == {}


def _later(visit: Visit) -> list[dict[str, Any]]:
    """The later changes that the question asks for, with single edits in them."""
    changes = visit.changes()
    found = [dict(entry) for entry in changes["huawei.later"]]
    for key, value in changes.items():
        _, _, number, *field = [*key.split("."), ""][:4]
        if number and field[0]:
            found[int(number)][field[0]] = value
    return found
