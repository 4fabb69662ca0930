"""The participant's page: sizes for fingers, languages, what no snapshot overwrites."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.room.classroom import Classroom, Phone

SMALL = """() => [...document.querySelectorAll("button, select, textarea, input, summary")]
  .filter((each) => each.offsetParent && !each.closest(".controls, .chart"))
  .map((each) => [each.tagName, each.className, each.getBoundingClientRect()])
  .filter(([, , { width, height }]) => width < 44 || height < 44)
  .map(([tag, name, { width, height }]) => `${tag}.${name} ${width} x ${height}`)"""
TOP = "(element) => element.getBoundingClientRect().top"
SAY = """async ([code, text]) => (await fetch("/api/desk/do", {
  method: "POST", headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    code, id: crypto.randomUUID(), kind: "message", content: { to: "all", text } }) })).status"""


def _looked_at(phone: Phone) -> None:
    """Targets are big enough, nothing is too wide, and a screen reader has what it needs."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    phone.fits()
    assert phone.page.evaluate(SMALL) == []
    # the page comes to rest first: what fades has no colours yet
    phone.page.wait_for_timeout(200)
    found: Any = axe.Axe().run(phone.page).response
    assert [(each["id"], each["nodes"][0]["target"]) for each in found["violations"]] == []


def test_a_prediction_by_finger_and_by_ear(room: Classroom) -> None:
    room.open("predict", rounds=1)
    room.come_in(["Ann"])
    (ann,) = room.phones
    _looked_at(ann)
    room.next("1.open")
    _looked_at(ann)
    ann.page.locator("[data-direction=lower]").click()
    ann.page.locator("input.low").focus()
    ann.page.keyboard.press("ArrowRight")
    ann.sees("lies between 51% and 95%")
    ann.page.locator("#commit").click()
    ann.page.locator(".bar .done").wait_for()
    _looked_at(ann)
    room.next("1.closed")
    _looked_at(ann)
    room.next("1.shown")
    ann.page.locator(".ranking").wait_for()
    _looked_at(ann)


def test_the_ends_of_a_range_cannot_cross(room: Classroom) -> None:
    room.open("predict", rounds=1)
    room.come_in(["Ann"])
    (ann,) = room.phones
    room.next("1.open")
    low, high = (ann.page.locator(f"[data-end={end}]") for end in ("low", "high"))
    high.fill("30")
    high.press("Enter")
    assert [each.input_value() for each in (low, high)] == ["29", "30"]
    low.fill("120")
    low.press("Enter")
    assert [each.input_value() for each in (low, high)] == ["99", "100"]
    low.fill("")
    low.press("Tab")
    assert low.input_value() == "99"


def test_a_message_moves_nothing_and_takes_nothing_away(room: Classroom) -> None:
    room.open("predict", rounds=1)
    room.come_in(["Ann"])
    (ann,) = room.phones
    room.next("1.open")
    field = ann.page.locator("#because")
    field.fill("half a sen")
    before = field.evaluate(TOP)
    assert room.desk.page.evaluate(SAY, [room.code, "<b>Hurry</b>"]) == 200
    ann.page.locator(".banner.message").get_by_text("<b>Hurry</b>").wait_for()
    assert abs(field.evaluate(TOP) - before) < 1
    assert field.input_value() == "half a sen"
    assert ann.page.evaluate("document.activeElement.id") == "because"
    ann.page.locator(".banner.message .close").click()
    ann.page.reload()
    field.wait_for()
    assert field.input_value() == "half a sen", "a draft outlives the page"
    assert ann.page.locator(".banner.message").count() == 0, "what was closed stays closed"


def test_a_language_is_kept(room: Classroom) -> None:
    room.open("roles", rounds=1)
    room.come_in(["Ann"])
    (ann,) = room.phones
    ann.page.locator(".language").click()
    ann.sees("选择角色")
    ann.page.reload()
    ann.sees("选择角色")
    assert ann.page.locator("html").get_attribute("lang") == "zh-CN"
    ann.sit("w1.huawei")
    room.next("1.open")
    ann.page.locator("#whom").select_option("chery")
    ann.page.locator(".terms [data-holder=partner]").click()
    ann.sees("销售由奇瑞负责")
    _looked_at(ann)


@pytest.mark.slow
def test_a_refusal_is_told_by_its_reason(room: Classroom) -> None:
    room.open("roles", rounds=1)
    room.come_in(["Ann", "Bo"])
    ann, bo = room.phones
    ann.sit("w1.huawei")
    bo.sit("w1.chery")
    room.next("1.open")
    ann.page.locator("#tab-policy").click()
    ann.page.locator('[data-rule="floor_rule.focus"]').click()
    ann.page.locator("[data-focus=aito]").click()
    ann.page.locator("#panel .answers .primary").click()
    ann.page.locator("#panel .done").wait_for()
    ann.page.locator("#tab-offers").click()
    ann.page.locator("#whom").select_option("chery")
    ann.page.locator(".terms select").nth(-2).select_option("huawei")
    ann.page.locator(".terms .answers .primary").click()
    ann.page.locator(".banner.refused").get_by_text("focus leaves out a brand").wait_for()
    assert ann.page.locator(".terms").count() == 1, "what was filled in is still there"
    assert bo.page.locator("[data-offer]").count() == 0
