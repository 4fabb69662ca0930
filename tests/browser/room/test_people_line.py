"""A participant's line to the server: gone, back, blocked; no decision is lost or doubled."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.room.classroom import Classroom, Phone

NO_WEBSOCKETS = """window.WebSocket = class {
  constructor() { setTimeout(() => this.onerror?.(new Event("error")), 20); }
  close() {}
};"""
STATE = """async (code) => (await fetch(`/api/room/${code}/state?as=desk`)).json()"""
DO = """async ([code, kind, content]) => (await fetch("/api/desk/do", {
  method: "POST", headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ code, id: crypto.randomUUID(), kind, content }) })).status"""


def _state(room: Classroom) -> Any:
    return room.desk.page.evaluate(STATE, room.code)


def _predictions(room: Classroom) -> list[str]:
    """The directions in the log, in their order."""
    log = _state(room)["log"]
    return [each["content"]["direction"] for each in log if each["kind"] == "predict"]


def _fill(phone: Phone, direction: str) -> None:
    phone.page.locator(f"[data-direction={direction}]").click()
    phone.page.locator("[data-end=low]").fill("60")
    phone.page.locator("[data-end=low]").press("Enter")


def _begin(room: Classroom, *names: str) -> list[Phone]:
    room.open("predict", rounds=2)
    room.come_in(list(names))
    room.next("1.open")
    return room.phones


def test_without_websockets_all_works_by_asking(room: Classroom) -> None:
    room.open("predict", rounds=2)
    room.come_in(["Ann"])
    (ann,) = room.phones
    ann.page.add_init_script(NO_WEBSOCKETS)
    ann.page.reload()
    ann.page.wait_for_selector('html[data-connection="polling"]', state="attached")
    room.next("1.open")
    _fill(ann, "lower")
    ann.page.locator("#commit").click()
    ann.page.locator(".bar .done").wait_for()
    assert _predictions(room) == ["lower"]


def test_an_answer_that_is_lost_doubles_nothing(room: Classroom) -> None:
    (ann,) = _begin(room, "Ann")
    lost: list[str] = []

    def lose(route: Any) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().text())  # the server has it, and the page never learns of it
        route.abort()

    ann.page.route("**/api/room/do", lose)
    _fill(ann, "higher")
    ann.page.locator("#commit").click()
    ann.page.locator("#commit[aria-busy=false]").wait_for()
    ann.page.locator(".bar .done").wait_for()
    assert "number" in lost[0]
    assert _predictions(room) == ["higher"]


def test_a_decision_of_a_dead_hour_goes_out_after_a_reload(room: Classroom) -> None:
    (ann,) = _begin(room, "Ann")
    _fill(ann, "same")
    room.house.kill()
    room.lost()
    ann.page.locator("#commit").click()
    ann.sees("Kept until the line is back")
    room.house.start()
    ann.page.reload()
    room.back()
    ann.page.locator(".bar .done").wait_for()
    assert _predictions(room) == ["same"]


@pytest.mark.slow
def test_what_comes_too_late_decides_no_later_round(room: Classroom) -> None:
    (ann,) = _begin(room, "Ann")
    ann.page.route("**/api/room/do", lambda route: route.abort())
    _fill(ann, "lower")
    ann.page.locator("#commit").click()
    for stage in ("1.closed", "1.shown", "2.open"):
        room.next(stage)
    ann.page.unroute("**/api/room/do")
    ann.sees("the round had closed before your decision reached the server")
    ann.page.wait_for_timeout(2500)  # longer than the longest pause between two tries
    assert _predictions(room) == []
    assert ann.page.locator("[aria-pressed=true][data-direction]").count() == 0


def test_a_seat_goes_with_its_return_code_and_ends_where_it_was(room: Classroom) -> None:
    room.open("predict", rounds=2)
    room.come_in(["Ann", "Bo"])
    ann, bo = room.phones
    ann.page.locator(".me > button").click()
    code = ann.page.locator(".me .code").first.inner_text()
    bo.page.locator(".me > button").click()
    bo.page.get_by_role("button", name="another seat").click()  # refused: dialogs are dismissed
    bo.page.on("dialog", lambda dialog: dialog.accept())
    bo.page.get_by_role("button", name="another seat").click()
    bo.page.locator(".tabs button").last.click()
    bo.page.locator("#code").fill(room.code.lower())
    bo.page.locator("#return").fill(code.replace("-", " ").lower())
    bo.page.locator("form button[type=submit]").click()
    bo.page.locator(".me").get_by_text("Ann").wait_for()
    ann.sees("no longer has its seat")
    assert room.code not in bo.page.url.split("#")[0]
    assert code not in bo.page.url


def test_who_is_sent_away_is_told(room: Classroom) -> None:
    (ann,) = _begin(room, "Ann")
    seat = _state(room)["people"][0]["seat"]
    assert room.desk.page.evaluate(DO, [room.code, "remove", {"seat": seat}]) == 200
    ann.sees("no longer has its seat")
    ann.fits()
