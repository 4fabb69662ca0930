"""Every kind of control of what actors choose: what it asks for when a person moves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer.hands import Move, drag, keys, option, radio, single, tick, walked
from tests.browser.explorer.visit import Visit

LUXEED = "alliance.luxeed"
SALES = [
    Move(f"{LUXEED}.sales_control", radio("partner"), "partner"),
    Move(f"{LUXEED}.sales_control", radio("huawei"), "huawei"),
    Move("alliance.aito.sales_control", radio("partner"), "partner"),
    Move("alliance.stelato.sales_control.stores", radio("huawei"), "huawei"),
    Move("alliance.shangjie.sales_control.policy", radio("partner"), "partner"),
    Move(f"{LUXEED}.sales_control.after_sales", radio("huawei"), "huawei"),
    Move(f"{LUXEED}.from", keys("ArrowRight", "ArrowRight"), "2025-09"),
    Move(f"{LUXEED}.from", drag(1.0), "2026-06"),
    Move(f"{LUXEED}.handover_months", single(), 7),
    Move(f"{LUXEED}.model_type", option("hybrid"), "hybrid"),
    Move("alliance.maextro.model_type", option("huawei_inside"), "huawei_inside"),
    Move(f"{LUXEED}.consent", keys("Space"), "asked"),
    Move(
        f"{LUXEED}.abroad.lead",
        radio("partner"),
        {"lead": "partner", "from": "2026-01"},
        f"{LUXEED}.abroad",
    ),
]
HUAWEI = [
    Move("huawei.floor_rule", radio("equal"), "equal"),
    Move("huawei.resource_rule", radio("equal"), "equal"),
    Move("huawei.focus", tick("maextro"), ["maextro"]),
    Move("huawei.yinwang_share.now", keys("ArrowRight"), 0.16),
    Move("huawei.yinwang_share.in_36_months", drag(1.0), 0.9),
    Move("huawei.yinwang_share.in_36_months", keys("Home"), 0),
    Move("huawei.single_brand", tick(), {"from": "2026-01"}),
]
PARTNERS = [
    Move("alliance.avatr.model_type", option("hybrid"), "hybrid"),
    Move("events.gac_signs.sign.model_type", option("supplier"), "supplier"),
]
LAUNCHES = [
    Move("events.shangjie_first_model.month", single(), "2025-09"),
    Move("events.shangjie_first_model.launch.strength", drag(1.0), 3),
    Move("events.shangjie_first_model.launch.model", option("refresh"), "refresh"),
    Move("events.faw_signs.month", single(), "2025-08"),
]


@pytest.mark.slow
def test_terms_of_sale(visit: Visit) -> None:
    walked(visit, "sales", SALES)


def test_parts_add_up_to_the_switch(visit: Visit) -> None:
    visit.section("sales").locator("[data-brand=luxeed] details.more > summary").click()
    for part in ("stores", "policy", "after_sales"):
        radio("huawei")(visit, f"{LUXEED}.sales_control.{part}")
    assert visit.changes() == {
        f"{LUXEED}.sales_control.{part}": "huawei" for part in ("stores", "policy", "after_sales")
    }
    switch = visit.page.locator(f'[data-key="{LUXEED}.sales_control"]')
    assert [each.is_checked() for each in switch.all()] == [True, False, False]
    radio("shared")(visit, f"{LUXEED}.sales_control")
    assert visit.changes() == {}
    # segments are moved by arrows as well
    visit.control(f"{LUXEED}.sales_control").and_(visit.page.locator("[value=shared]")).focus()
    visit.page.keyboard.press("ArrowRight")
    assert visit.changes() == {f"{LUXEED}.sales_control": "partner"}


def test_steps_are_added_and_taken_out(opened: Callable[..., Visit]) -> None:
    visit = opened("", run="run.replications=64&run.months=24")
    party = visit.page.locator("[data-brand=luxeed]")
    party.locator(f'[data-add="{LUXEED}"]').click()
    (steps,) = visit.changes().values()
    assert [step["sales_control"] for step in steps] == ["shared", "partner"]
    assert steps[1]["from"] > steps[0]["from"]
    keys("ArrowRight")(visit, f"{LUXEED}.1.handover_months")
    assert visit.changes()[f"{LUXEED}.1.handover_months"] == 4
    party.locator(f'[data-return="{LUXEED}"]').click()
    assert visit.changes() == {}
    party.locator(f'[data-add="{LUXEED}"]').click()
    party.locator(f'[data-remove="{LUXEED}.0"]').click()
    assert [step["sales_control"] for step in visit.changes()[LUXEED]] == ["partner"]


def test_a_step_that_is_added_and_removed_leaves_nothing(opened: Callable[..., Visit]) -> None:
    visit = opened("", run="run.replications=64&run.months=24")
    party = visit.page.locator("[data-brand=luxeed]")
    party.locator(f'[data-add="{LUXEED}"]').click()
    party.locator(f'[data-remove="{LUXEED}.1"]').click()
    assert visit.changes() == {}


def test_steps_of_a_scenario_that_has_several(opened: Callable[..., Visit]) -> None:
    visit = opened("scenario=cede_gradually", run="run.replications=64&run.months=24")
    for key, pressed, want in (
        (f"{LUXEED}.0.sales_control", radio("huawei"), "huawei"),
        (f"{LUXEED}.1.from", keys("ArrowLeft"), "2026-06"),
        (f"{LUXEED}.1.handover_months", single(), 7),
    ):
        pressed(visit, key)
        assert visit.changes() == {key: want}
        visit.field(key).locator(".back").click()
        assert visit.changes() == {}
    party = visit.page.locator("[data-brand=luxeed]")
    party.locator(f'[data-remove="{LUXEED}.1"]').click()
    assert [step["sales_control"] for step in visit.changes()[LUXEED]] == ["shared"]
    party.locator(f'[data-return="{LUXEED}"]').click()
    assert visit.changes() == {}


def test_levers_of_huawei(visit: Visit) -> None:
    walked(visit, "huawei", HUAWEI)


def test_a_focus_has_brands_to_be_on_and_partners_their_types(visit: Visit) -> None:
    visit.section("huawei")
    radio("focus")(visit, "huawei.floor_rule")
    focus = ["luxeed", "stelato"]
    assert visit.changes() == {"huawei.floor_rule": "focus", "huawei.focus": focus}
    tick("luxeed")(visit, "huawei.focus")
    assert visit.changes()["huawei.focus"] == ["stelato"]
    last = visit.control("huawei.focus").and_(visit.page.locator("[value=stelato]"))
    assert last.is_disabled()
    tick("luxeed")(visit, "huawei.focus")
    visit.field("huawei.floor_rule").locator(".back").click()
    assert visit.changes() == {}
    visit.section("partners")
    for move in PARTNERS:
        move.hand(visit, move.key)
        assert visit.changes() == move.changes
        visit.field(move.key).locator(".back").click()
        assert visit.changes() == {}


@pytest.mark.slow
def test_launches_and_signings(visit: Visit) -> None:
    walked(visit, "launches", LAUNCHES)
    section = visit.section("launches")
    section.locator('[data-remove="events.shangjie_first_model"]').click()
    assert visit.changes() == {"events.shangjie_first_model": None}
    section.locator('[data-return="events.shangjie_first_model"]').click()
    assert visit.changes() == {}
    section.locator("select[data-add=launches]").select_option("launch:aito")
    section.locator("form.add button").click()
    added: dict[str, Any] = {"launch": {"brand": "aito", "strength": 1, "model": "new"}}
    assert visit.changes() == {"events.aito_launch": {"month": "2026-06", **added}}
    keys("ArrowLeft")(visit, "events.aito_launch.month")
    assert visit.changes()["events.aito_launch.month"] == "2026-05"
    section.locator('[data-remove="events.aito_launch"]').click()
    assert visit.changes() == {}
