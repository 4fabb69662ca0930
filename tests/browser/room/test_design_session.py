"""Design the alliance, by eight phones in four teams."""

from __future__ import annotations

from tests.browser.room.classroom import Classroom, Phone

NAMES = ["Ann", "Bo", "Cy", "Dan", "Eve", "Fay", "Gus", "Hal"]


def _floor(phone: Phone, rule: str) -> None:
    page = phone.page
    section = page.locator('[data-section="huawei"]')
    section.wait_for()
    if section.get_attribute("open") is None:
        section.locator("> summary").click()
    page.locator(f'[data-key="huawei.floor_rule"][value="{rule}"]').check()


def _sells(phone: Phone, brand: str, holder: str = "partner") -> None:
    """Who sells a brand's cars, all parts of it at once."""
    found = phone.page.locator(f'[data-brand="{brand}"] input[type=radio][value="{holder}"]')
    found.first.check(force=True)


def _commit(phone: Phone, why: str) -> None:
    phone.page.locator("#reason").fill(why)
    phone.fits()
    phone.page.locator("#commit").click()
    phone.page.locator(".bar .done").wait_for()


def _first_round(room: Classroom) -> None:
    one, two, three, _, mate = room.phones[:5]
    _floor(one, "equal")
    _commit(one, "equal floor for all")
    mate.sees("equal floor for all")
    _sells(two, "luxeed")
    _commit(two, "Chery sells")

    # a teammate who has begun something else is warned, and nothing of it is overwritten
    _floor(mate, "proportional")
    _sells(mate, "stelato")
    _floor(one, "proportional")
    _sells(one, "luxeed")
    _commit(one, "second thoughts")
    mate.page.locator(".banner.warn").wait_for()
    mate.page.locator(".banner.warn button").last.click()
    _commit(mate, "mine after all")

    # pens down: nobody but the desk
    room.desk.page.get_by_role("button", name="Hold").click()
    three.sees("Pens down")
    assert three.page.locator("#commit").is_disabled()
    room.desk.page.get_by_role("button", name="Go on").click()


def _undo(room: Classroom) -> None:
    """Back to the stage before, by the desk's hand; what was decided before it stands."""
    room.desk.page.locator("#undo").click()
    room.desk.page.locator(".ask .danger").click()
    for each in (room.desk, room.beamer, *room.phones):
        each.page.locator('html[data-stage="1.closed"]').wait_for(state="attached")


def _own_file(phone: Phone) -> str:
    with phone.page.expect_download() as download:
        phone.page.get_by_role("button", name="scenario file").click()
    text: str = download.value.path().read_text(encoding="utf-8")
    return text


def test_a_whole_session(room: Classroom) -> None:
    room.open("design", teams=4, rounds=2, goal="spread")
    room.come_in(NAMES)
    for i, phone in enumerate(room.phones):
        phone.sit(f"t{i % 4 + 1}")
    room.next("1.open")
    _first_round(room)
    room.next("1.closed")
    room.next("1.shown")
    for phone in room.phones:
        phone.page.locator(".ranking tr.mine").wait_for()
        phone.fits()
    room.phones[2].sees("default rule")
    room.beamer.page.locator("svg[role=img]").first.wait_for()

    _undo(room)
    room.next("1.shown")
    room.next("2.open")
    _sells(room.phones[2], "shangjie")
    _commit(room.phones[2], "SAIC sells")
    room.next("2.closed")
    room.next("2.shown")
    assert "extends: keep_control" in _own_file(room.phones[0])
    room.next("over")
    for each in (room.desk, room.beamer, *room.phones):
        each.fits()
