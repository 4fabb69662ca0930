"""The link: it brings back everything that is on the page, and tells what of it cannot be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.explorer.hands import keys, radio
from tests.browser.explorer.visit import Visit, fragment

KEY = "alliance.luxeed.handover_months"
NOTICE = ".notices .notice"


def _address(visit: Visit, part: str) -> str:
    """The address, once it says a part: it follows the state when that rests."""
    visit.page.wait_for_url(lambda url: part in url)
    return str(visit.page.url)


def test_a_link_restores_everything(opened: Callable[..., Visit]) -> None:
    visit = opened("scenario=cede_gradually&pin=cede_all")
    keys("ArrowLeft")(visit, "alliance.luxeed.1.from")
    visit.section("launches")
    keys("ArrowRight")(visit, "events.gac_signs.month")
    visit.page.locator("#open-run").click()
    for name, value in (("months", "24"), ("seed", "7")):
        visit.page.locator(f"#run-{name}").fill(value)
        visit.page.locator(f"#run-{name}").press("Enter")
    visit.page.locator("#run-prior").check()
    visit.page.locator("#same-world").uncheck()
    visit.page.keyboard.press("Escape")
    visit.page.locator(".languages [lang=zh-CN]").click()
    wanted = visit.settled()
    link = _address(visit, "lang=zh")

    other = opened(link.split("#")[1], run="", lang="")
    assert other.settled() == wanted
    assert wanted["setting"]["changes"] == {
        "alliance.luxeed.1.from": "2026-06",
        "events.gac_signs.month": "2025-08",
    }
    assert wanted["run"] == {"replications": 64, "months": 24, "seed": 7, "prior": True}
    assert wanted["pinned"] == {"base": "cede_all", "changes": {}}
    assert other("document.documentElement.lang") == "zh-CN"
    assert other.page.locator("#scenario").input_value() == "cede_gradually"
    assert other.page.locator("#pinned").input_value() == "cede_all"
    assert _address(other, "lang=zh") == link
    for each in (visit, other):
        each.page.locator("#open-share").click()
        assert each.page.locator("#share-link").input_value() == link


def test_values_of_every_kind_go_through_a_link(opened: Callable[..., Visit]) -> None:
    changes = {
        "alliance.luxeed.abroad": {"lead": "partner", "from": "2026-01"},
        "events.shangjie_first_model": None,
        "huawei.focus": ["luxeed"],
        "huawei.floor_rule": "focus",
        "huawei.yinwang_share.now": 0.25,
        "assumptions.effort_response": {"fixed": 0.5},
        "rules": [
            {
                "name": "a_rule",
                "when": {"measure": "share", "brand": "luxeed", "below": 0.05},
                "then": {"brand": "luxeed", "sales_control": "huawei"},
                "reason": "100% & “50=50” #1 + 中文",
            }
        ],
    }
    visit = opened(fragment(changes))
    assert visit.changes() == changes
    link = _address(visit, "pin=keep_control")
    other = opened(link.split("#")[1], run="", lang="")
    assert other.changes() == changes
    assert other.page.locator(NOTICE).count() == 0


def test_broken_parts_are_told_and_left_out(opened: Callable[..., Visit]) -> None:
    parts = ["nobody=1", "run.months=0", "huawei.floor_rule=%7Bx", "%zz=1", "pin=who"]
    visit = opened("&".join([*parts, f"{KEY}=9"]))
    assert visit.changes() == {KEY: 9}
    told = visit.page.locator(NOTICE).inner_text()
    assert "could not be read" in told
    for part in parts:
        assert part in told
    visit.page.get_by_role("button", name="Close this message").click()
    assert visit.page.locator(NOTICE).count() == 0


def test_what_no_scenario_takes_is_told_and_left_out(opened: Callable[..., Visit]) -> None:
    bad = "alliance.luxeed.from=2019-01&huawei.yinwang_share.now=7&alliance.nobody.from=2026-01"
    visit = opened(f"{bad}&{KEY}=9", settle=False, expected=("status of 400",))
    visit.page.locator(NOTICE).wait_for()
    visit.page.wait_for_selector("html[data-detail=final]", state="attached")
    assert visit.changes() == {KEY: 9}
    told = visit.page.locator(NOTICE).inner_text()
    assert "does not fit" in told
    for key in ("alliance.luxeed.from", "huawei.yinwang_share.now", "alliance.nobody"):
        assert key in told


@pytest.mark.slow
def test_a_link_pasted_by_hand_is_followed_and_left_again(opened: Callable[..., Visit]) -> None:
    visit = opened("")
    first = _address(visit, "pin=keep_control")
    before = visit.moves()
    visit(f"location.hash = '#scenario=cede_all&run.replications=64&run.months=12&{KEY}=3'")
    visit.page.wait_for_selector(f'html[data-moves]:not([data-moves="{before}"])', state="attached")
    assert visit.settled()["setting"] == {"base": "cede_all", "changes": {KEY: 3}}
    assert visit.page.locator("#scenario").input_value() == "cede_all"
    _address(visit, "scenario=cede_all&alliance")
    before = visit.moves()
    visit.page.go_back()
    visit.page.wait_for_selector(f'html[data-moves]:not([data-moves="{before}"])', state="attached")
    assert visit.settled()["setting"] == {"base": "cede_sales", "changes": {}}
    assert visit.page.url == first


def test_links_within_the_page_are_no_state(visit: Visit) -> None:
    radio("partner")(visit, "alliance.luxeed.sales_control")
    visit.settled()
    before = visit.moves()
    visit.page.locator("a.skip").first.focus()
    visit.page.keyboard.press("Enter")
    assert visit.moves() == before
    assert visit.page.locator("#scenario").input_value() == "cede_sales"
    assert visit.changes() == {"alliance.luxeed.sales_control": "partner"}


def test_a_page_that_is_loaded_again_is_the_same(visit: Visit) -> None:
    radio("partner")(visit, "alliance.luxeed.sales_control")
    _address(visit, "alliance.luxeed.sales_control=partner")
    visit.page.reload()
    visit.page.wait_for_selector("html[data-detail=final]", state="attached")
    assert visit.changes() == {"alliance.luxeed.sales_control": "partner"}
    assert visit.page.locator("#figure-lead svg path").count() > 5
