"""Every kind of control of rules, of rivals, of the market and of assumptions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.explorer.hands import Move, drag, keys, radio, text, walked
from tests.browser.explorer.visit import SMALL, Visit

RULE = "rules.0"
RULES = [
    Move(f"{RULE}.when.below", keys("ArrowRight"), 0.06),
    Move(f"{RULE}.when.for_months", keys("ArrowLeft"), 5),
    Move(f"{RULE}.then.sales_control", radio("huawei"), "huawei"),
    Move(f"{RULE}.then.handover_months", keys("ArrowRight"), 4),
    Move(f"{RULE}.notice_months", keys("Home"), 0),
    Move("rules.2.when.all_of.1.above", drag(0.0), 0),
]
MARKET = [
    Move("events.luxeed_price_offer.demand.shock", keys("ArrowRight"), 0.25),
    Move("events.purchase_tax.month", keys("ArrowRight"), "2026-02"),
    Move("events.purchase_tax.tax.known_months_ahead", keys("End"), 12),
    Move("events.aito_plants.supply.factor", drag(1.0), 2),
    Move("events.aito_plants.supply.months", keys("ArrowRight"), 7),
]
RIVALS = [
    Move("events.xiaomi_suv.month", keys("ArrowRight"), "2025-08"),
    Move("events.xiaomi_suv.rival.launch", drag(1.0), 3),
    Move("events.xiaomi_price_cut.rival.pull", keys("ArrowLeft"), 0.45),
]
ADDED = {
    "market": {"market": {"factor": 0.9, "months": 6}},
    "tax": {"tax": {"known_months_ahead": 3}},
    "demand:aito": {"demand": {"brand": "aito", "shock": -0.2}},
    "supply:luxeed": {"supply": {"brand": "luxeed", "factor": 0.5, "months": 3}},
}


@pytest.mark.parametrize(
    ("section", "base", "moves"),
    [
        ("rules", "take_back_when_slumping", RULES),
        ("market", "aito_stumbles", MARKET),
        ("rivals", "xiaomi_surge", RIVALS),
    ],
)
@pytest.mark.slow
def test_sections_of_what_happens(
    opened: Callable[..., Visit], section: str, base: str, moves: list[Move]
) -> None:
    walked(opened(f"scenario={base}"), section, moves)


def test_rules_are_added_and_taken_out(visit: Visit) -> None:
    section = visit.section("rules")
    section.locator("select[data-add=rules]").select_option("luxeed")
    section.locator("form.add button").click()
    (rule,) = visit.changes()["rules"]
    assert rule["name"] == "take_luxeed_back"
    assert rule["then"]["sales_control"] == "huawei"
    keys("ArrowRight")(visit, f"{RULE}.when.below")
    assert visit.changes()[f"{RULE}.when.below"] == 0.06
    section.locator(f'[data-remove="{RULE}"]').click()
    assert visit.changes() == {}
    visit.goes(f"scenario=take_back_when_slumping&{SMALL}")
    section.locator(f'[data-remove="{RULE}"]').click()
    names = [rule["name"] for rule in visit.changes()["rules"]]
    assert names == ["take_stelato_back", "take_shangjie_back"]
    section.locator("[data-return=rules]").click()
    assert visit.changes() == {}


def test_events_of_the_world_are_added(visit: Visit) -> None:
    section = visit.section("rivals")
    section.locator("select[data-add=rivals]").select_option("rival:xiaomi:pull")
    section.locator("form.add button").click()
    (event,) = visit.changes().values()
    assert event == {"month": "2026-06", "rival": {"name": "xiaomi", "pull": 0.2}}
    section.locator('[data-remove="events.xiaomi_pull"]').click()
    section.locator('[data-remove="events.xiaomi_suv"]').click()
    assert visit.changes() == {"events.xiaomi_suv": None}
    section.locator('[data-return="events.xiaomi_suv"]').click()
    section = visit.section("market")
    for which, event in ADDED.items():
        section.locator("select[data-add=market]").select_option(which)
        section.locator("form.add button").click()
        (found,) = visit.changes().values()
        assert found == {"month": "2026-06", **event}
        section.locator(".event:has(.new) [data-remove]").click()
        assert visit.changes() == {}


def test_a_main_assumption_is_pinned_and_set_free(visit: Visit) -> None:
    visit.section("main")
    key = "assumptions.outlet_productivity"
    value = visit.field(key).locator(".value")
    drawn = value.inner_text()
    assert drawn.startswith("drawn: 0.4 to 1.2")
    keys("Home")(visit, key)
    assert visit.changes() == {key: {"fixed": 0.4}}
    assert value.inner_text().startswith("pinned: 0.4")
    text("0.75")(visit, key)
    assert visit.changes() == {key: {"fixed": 0.75}}
    text("-3")(visit, key)  # no outlet sells less than nothing
    assert visit.changes() == {key: {"fixed": 0.75}}
    visit.page.locator(f'[data-free="{key}"]').click()
    assert visit.changes() == {}
    assert value.inner_text() == drawn
    drag(1.0)(visit, key)
    assert visit.changes() == {key: {"fixed": 1.2}}
    visit.field(key).locator(".back").click()
    assert visit.changes() == {}


def test_all_assumptions_are_found_by_a_word(visit: Visit) -> None:
    section = visit.section("all")
    assert section.locator(".field").count() == 20
    section.locator("[data-more=assumptions]").click()
    assert section.locator(".field").count() > 20
    section.locator("[data-find=assumptions]").fill("cancel")
    (found,) = section.locator("input[type=range]").all()
    key = "assumptions.cancel_rate"
    assert found.get_attribute("data-key") == key
    keys("End")(visit, key)
    assert visit.changes() == {key: {"fixed": 0.1}}
    assert section.locator("> summary .count").inner_text() == "1 changed"
    # what the world is counts for the compared setting as well, unless the two are to be apart
    assert visit.settled()["pinned"] == {"base": "keep_control", "changes": {key: {"fixed": 0.1}}}
    visit.page.locator("#open-run").click()
    visit.page.locator("#same-world").uncheck()
    assert visit.settled()["pinned"] == {"base": "keep_control", "changes": {}}
    visit.field(key).locator(".back").click()
    assert visit.changes() == {}
