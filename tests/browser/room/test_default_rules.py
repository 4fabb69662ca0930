"""An offer that an automaker's default rule declined is no deal, on the phone and at the desk."""

from __future__ import annotations

from tests.browser.room.classroom import Classroom
from tests.browser.room.test_roles_session import offer

TRAPS = """() => [...document.querySelectorAll("body *")]
    .filter((each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowY))
    .filter((each) => getComputedStyle(each).overscrollBehaviorY !== "auto")
    .map((each) => each.id || each.className)"""
TALLER = """() => [...document.querySelectorAll("body *")]
    .filter((each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowY))
    .filter((each) => each.checkVisibility() && each.scrollHeight > each.clientHeight + 1)
    .filter((each) => each.clientHeight > innerHeight)
    .map((each) => each.id || each.className)"""


def test_phone_and_desk_say_what_the_rule_answered(room: Classroom) -> None:
    room.open("roles", rounds=2, teams=1)
    room.come_in(["Huawei", "Yinwang"])
    huawei, yinwang = room.phones
    huawei.sit("w1.huawei")
    yinwang.sit("w1.yinwang")
    room.next("1.open")
    offer(huawei, "jac", holder="partner")
    offer(yinwang, "gac", model_type="supplier")
    for stage in ("1.closed", "1.shown", "2.open"):
        room.next(stage)

    page = huawei.page
    page.locator("#tab-offers").click()
    page.locator("details.card summary").first.click()
    page.locator(".offer.rule_declined").wait_for(state="attached")
    assert page.locator("h2", has_text="Deals").count() == 0
    contracts = page.locator(".card", has=page.locator("h2", has_text="Contracts"))
    (maextro,) = [
        text for text in contracts.locator(".contract").all_inner_texts() if "Maextro" in text
    ]
    assert "Sales run by Huawei" in maextro
    text = page.locator("#panel").text_content()
    assert "declined by its default rule in July 2025" in text
    huawei.fits()

    desk = room.desk.page
    desk.locator("[data-deal]", has_text="declined by its default rule").wait_for()
    assert desk.locator("h4", has_text="Deals (").inner_text().startswith("Deals (1)")
    for screen in (room.desk, room.beamer, *room.phones):
        assert screen.page.evaluate(TRAPS) == []
        assert screen.page.evaluate(TALLER) == []
    for stage in ("2.closed", "2.shown", "over"):
        room.next(stage)
    desk.locator("[data-deal]", has_text="in force since July 2025").wait_for()
    room.beamer.page.locator(".questions li").first.wait_for()
    asked = room.beamer.page.locator(".questions").inner_text()
    assert "2026" not in asked.replace("2025", "")
