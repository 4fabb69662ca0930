"""Predict and reveal, from the first click to the last, by eight phones, a desk and a projector."""

from __future__ import annotations

from tests.browser.room.classroom import Classroom, Phone

NAMES = ["Ann", "李雷", "<img src=x onerror=alert(1)>", "Dan", "Eve", "Fay", "Gus", "Hal"]


def _predict(phone: Phone, direction: str, low: int, high: int) -> None:
    page = phone.page
    page.locator(f"[data-direction={direction}]").click()
    for end, value in (("low", low), ("high", high)):
        field = page.locator(f"[data-end={end}]")
        field.fill(str(value))
        field.press("Enter")
    page.locator("[data-reason=floor]").click()
    page.locator("#because").fill("more stores for <b>Aito</b>")
    phone.fits()
    page.locator("#commit").click()
    page.locator(".bar .done").wait_for()


def test_a_whole_session(room: Classroom) -> None:
    room.open("predict", rounds=2)
    room.come_in(NAMES)
    room.beamer.sees("8")
    room.next("1.open")
    for i, phone in enumerate(room.phones[:4]):
        _predict(phone, "higher" if i % 2 else "lower", 40 + i, 80 + i)

    # the power fails in the middle of a round
    room.house.kill()
    waiting = room.phones[4]
    waiting.page.locator("[data-direction=same]").click()
    room.lost()
    room.house.start()
    room.back()
    assert waiting.page.locator("[data-direction=same]").get_attribute("aria-pressed") == "true"

    # a reload keeps the seat, and what was not sent yet
    waiting.page.reload()
    waiting.page.locator('[data-direction=same][aria-pressed="true"]').wait_for()
    for i, phone in enumerate(room.phones[4:]):
        _predict(phone, "same", 50 + i, 90)
    room.desk.page.locator(".counts").get_by_text("8 of 8 decided").wait_for()

    room.next("1.closed")
    assert room.phones[0].page.locator(".ranking").count() == 0, "nothing shows before its time"
    room.next("1.shown")
    for phone in room.phones:
        phone.page.locator(".ranking tr.mine").wait_for()
        phone.fits()
    assert "<img" in room.phones[2].page.locator(".ranking tr.mine th").inner_text()
    room.beamer.page.locator("svg[role=img]").first.wait_for()
    room.next("2.open")
    for phone in room.phones[:2]:
        _predict(phone, "lower", 30, 80)
    room.next("2.closed")
    room.next("2.shown")
    room.phones[7].sees("You committed nothing")
    room.next("over")
    for each in (room.desk, room.beamer, *room.phones):
        each.fits()
