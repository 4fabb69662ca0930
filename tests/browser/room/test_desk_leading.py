"""The desk while a session runs: one step at a time, the clock, people, messages, undo."""

from __future__ import annotations

import pytest

from tests.browser.room.classroom import Classroom

GUESS = """async ([code, seat]) => (await fetch("/api/room/do", {
  method: "POST", headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ code, id: `test-${Math.random()}`.replace(".", "-"), kind: "predict",
    content: { place: seat, direction: "lower", low: 0.5, high: 0.7 } }) })).status"""


def test_a_double_click_is_one_step(room: Classroom) -> None:
    room.open("predict")
    page = room.desk.page
    page.locator("#next").dblclick()
    page.locator('html[data-stage="1.open"]').wait_for(state="attached")
    page.wait_for_timeout(500)
    assert page.locator("html").get_attribute("data-stage") == "1.open"


@pytest.mark.slow
def test_the_clock(room: Classroom) -> None:
    room.open("predict", round_minutes=3)
    room.next("1.open")
    page = room.desk.page
    assert page.locator(".time").inner_text() in ("3:00", "2:59", "2:58", "2:57")
    page.locator(".timer input").fill("7")
    page.get_by_role("button", name="Set", exact=True).click()
    page.get_by_text("6:5").first.wait_for()
    page.get_by_role("button", name="+1 min").click()
    page.get_by_text("7:5").first.wait_for()
    page.get_by_role("button", name="Hold").click()
    room.beamer.sees("Pens down")
    held = page.locator(".time").inner_text()
    page.wait_for_timeout(1300)
    assert page.locator(".time").inner_text() == held
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Off", exact=True).click()
    page.get_by_text("–:––").wait_for()


@pytest.mark.slow
def test_people_are_moved_told_and_put_out(room: Classroom) -> None:
    room.open("design", teams=2)
    room.come_in(["<b>Ann</b>", "Ben"])
    page = room.desk.page
    page.get_by_label("Place of Ben").select_option("t2")
    room.phones[1].page.locator('.seat.mine[data-place="t2"]').wait_for()
    page.locator(".place").nth(1).get_by_text("Ben").wait_for()
    page.locator(".message textarea").fill("Five <i>more</i> minutes")
    page.get_by_role("button", name="Send").click()
    for each in (room.beamer, *room.phones):
        each.sees("Five <i>more</i> minutes")
    assert room.beamer.page.locator(".screen i, .screen b, footer i").count() == 0
    page.get_by_label("More for Ben").click()
    page.get_by_role("button", name="Remove").click()
    page.locator(".ask .danger").click()
    page.get_by_text("Removed: Ben").wait_for()
    page.get_by_role("button", name="Close the door").click()
    room.beamer.sees("The door is closed")


@pytest.mark.slow
def test_a_new_return_code_brings_somebody_back(room: Classroom) -> None:
    room.open("predict")
    room.come_in(["Ann"])
    page, phone = room.desk.page, room.phones[0].page
    page.get_by_label("More for Ann").click()
    page.get_by_role("button", name="New return code").click()
    page.locator(".ask .danger").click()
    code = page.locator(".returned .code").inner_text()
    phone.locator("#return").wait_for()
    phone.locator("#return").fill(code)
    phone.locator("form button[type=submit]").click()
    phone.locator('html[data-connection="live"]').wait_for(state="attached")
    page.locator(".person .dot.here").wait_for()


@pytest.mark.slow
def test_undo_says_what_goes_with_it(room: Classroom) -> None:
    code = room.open("predict")
    room.come_in(["Ann", "Ben"])
    room.next("1.open")
    assert room.phones[0].page.evaluate(GUESS, [code, "s1"]) == 200
    page = room.desk.page
    page.get_by_text("Close round 1: 1 of 2 have not decided").wait_for()
    page.locator(".chip.yes").wait_for()
    room.beamer.page.get_by_text("of 2 have decided").wait_for()
    page.locator("#undo").click()
    asked = page.locator(".ask").inner_text()
    assert "1 decision that was made since goes with it." in asked
    page.locator(".ask .danger:focus").wait_for()
    page.keyboard.press("Escape")
    page.locator(".ask").wait_for(state="detached")
    page.locator("#undo").click()
    page.locator(".ask .danger").click()
    page.locator('html[data-stage="lobby"]').wait_for(state="attached")
