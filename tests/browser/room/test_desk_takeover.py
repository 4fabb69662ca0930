"""The desk plays a place with the forms that its people have."""

from __future__ import annotations

import pytest

from tests.browser.room.classroom import Classroom


def test_a_team_is_taken_over_and_given_back(room: Classroom) -> None:
    room.open("design", teams=2, rounds=1)
    room.next("1.open")
    page = room.desk.page
    team = page.locator(".place").nth(1)
    team.get_by_role("button", name="Take over").click()
    team.get_by_role("button", name="Decide for it").click()
    sheet = page.locator("dialog.acting")
    huawei = sheet.locator('[data-section="huawei"]')
    huawei.wait_for()
    if huawei.get_attribute("open") is None:
        huawei.locator("> summary").click()
    huawei.locator('[data-key="huawei.floor_rule"][value="equal"]').check()
    sheet.locator("#commit").click()
    sheet.locator(".bar .done").wait_for()
    room.desk.fits()
    page.keyboard.press("Escape")
    sheet.wait_for(state="detached")
    team.get_by_text("equally").wait_for()
    team.get_by_text("facilitator plays").wait_for()
    team.get_by_role("button", name="Give back").click()
    # a team has no rule of its own
    team.get_by_text("nobody: stays as it is").wait_for()


@pytest.mark.slow
def test_a_role_is_taken_over(room: Classroom) -> None:
    room.open("roles", teams=2, rounds=2)
    room.next("1.open")
    page = room.desk.page
    yinwang = page.locator(".world").nth(1).locator(".role").nth(1)
    yinwang.get_by_role("button", name="Take over").click()
    yinwang.get_by_role("button", name="Decide for it").click()
    sheet = page.locator("dialog.acting")
    sheet.get_by_role("heading", name="Yinwang").first.wait_for()
    sheet.get_by_role("button", name="We are ready").click()
    page.keyboard.press("Escape")
    page.locator(".counts").get_by_text("1 of 1 decided").wait_for()
    room.next("1.closed")
    room.next("1.shown")
    room.beamer.page.locator(".lived-world").nth(1).wait_for()
    page.locator(".lived-world svg[role=img]").nth(1).wait_for()
