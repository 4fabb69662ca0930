"""Play the roles: seven roles on eight phones, offers made, countered, accepted and left."""

from __future__ import annotations

from tests.browser.room.classroom import Classroom, Phone

ROLES = ["huawei", "yinwang", "seres", "chery", "baic", "saic", "jac", "chery"]


def offer(phone: Phone, to: str, holder: str | None = None, model_type: str | None = None) -> None:
    page = phone.page
    page.locator("#whom").select_option(to)
    if holder is not None:
        page.locator(f".terms [data-holder={holder}]").click()
    if model_type is not None:
        page.locator(".terms select").first.select_option(model_type)
    phone.fits()
    page.locator(".terms .answers .primary").click()
    page.locator(".offer.open").first.wait_for()


def _policy(phone: Phone, factor: str) -> None:
    page = phone.page
    page.locator("#tab-policy").click()
    page.locator("#effort").fill(factor)
    page.locator("#panel .answers .primary").click()
    page.locator("#panel .done").wait_for()
    phone.fits()
    page.locator("#tab-offers").click()


def test_a_whole_session(room: Classroom) -> None:
    room.open("roles", rounds=2, teams=1)
    room.come_in([f"{role} {i}" for i, role in enumerate(ROLES)])
    for role, phone in zip(ROLES, room.phones, strict=True):
        phone.sit(f"w1.{role}")
    huawei, yinwang, _, chery, baic, saic, _, mate = room.phones
    room.next("1.open")

    offer(huawei, "chery", holder="shared")
    # both who play Chery see it; the one counters, the other is told
    chery.page.locator(".answerable").wait_for()
    mate.page.locator(".answerable").wait_for()
    chery.page.locator(".answerable .answers button").nth(1).click()
    chery.page.locator(".terms [data-holder=partner]").click()
    chery.page.locator(".terms .answers .primary").click()
    huawei.page.locator(".answerable .answers .primary").click()
    for phone in (huawei, chery, mate):
        phone.page.locator("[data-deal]").wait_for()
        phone.fits()

    # others learn nothing of it
    assert baic.page.locator("[data-offer], [data-deal]").count() == 0
    offer(baic, "huawei", holder="partner")
    huawei.page.locator(".answerable .answers button").last.click()
    baic.page.locator("details.card summary").last.click()
    baic.page.locator(".offer.refused").wait_for()
    offer(yinwang, "gac", model_type="supplier")
    _policy(saic, "150")

    # who shares a role with somebody needs not say it twice
    for phone in room.phones[:7]:
        phone.page.locator(".bar .primary").click()
    mate.page.locator(".bar .done").wait_for()
    room.desk.page.locator(".counts").get_by_text("7 of 7 decided").wait_for()
    room.next("1.closed")
    room.next("1.shown")
    for phone in room.phones:
        phone.page.locator(".books svg").first.wait_for()
        phone.fits()
    room.beamer.page.locator("svg[role=img]").first.wait_for()
    room.next("2.open")
    room.next("2.closed")
    room.next("2.shown")
    room.next("over")
    huawei.page.locator(".ranking tr.mine").wait_for()
    for each in (room.desk, room.beamer, *room.phones):
        each.fits()
