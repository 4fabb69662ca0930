"""A brand that nobody has heard of is played in every format, under its own name."""

from __future__ import annotations

import re

import pytest

from tests.browser.room.classroom import Classroom
from tests.browser.room.test_design_session import _commit, _floor, _sells
from tests.unit.workshop.test_own_brands import SCENARIO

OWN = {"file": SCENARIO.replace("A sixth brand joins", "A newcomer"), "months": 12, "rounds": 1}
MEASURES = ["sixth_share", "shangjie_units_sum", "effective_number", "payoff_sixth_works"]
RAW = re.compile(r"\bsixth\b|sixth_works|_units|_share|hhi\b")
"""What is called by its key is not called by its name."""


def _by_name(room: Classroom) -> None:
    for each in (room.desk, room.beamer, *room.phones):
        found = RAW.search(each.page.inner_text("body"))
        assert found is None, f"{found and found[0]} on {each.page.url}"
        each.fits()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_designs_are_measured_by_what_the_session_chose(room: Classroom, language: str) -> None:
    chosen = {"measures": MEASURES, "goal": "sixth_units_sum", "language": language}
    room.open("design", teams=2, title="Six", **OWN, **chosen)
    room.come_in(["Ann"])
    (ann,) = room.phones
    ann.sit("t1")
    if language == "zh":
        ann.page.get_by_role("button", name="中文").click()
    room.next("1.open")
    room.beamer.sees("The Sixth")
    _floor(ann, "equal")
    _sells(ann, "sixth")
    _commit(ann, "why not")
    room.next("1.closed")
    room.next("1.shown")
    ann.page.locator(".ranking tr.mine").wait_for()
    heads = ann.page.locator(".ranking th[scope=col]").all_inner_texts()
    assert sum("The Sixth" in head for head in heads) == 3, heads
    room.desk.sees("Sixth Works")
    room.beamer.page.locator("svg[role=img]").first.wait_for()
    room.beamer.sees("The Sixth")
    for summary in room.desk.page.locator("details > summary").all():
        summary.click()
    _by_name(room)
    room.next("over")
    room.beamer.page.locator(".end .ranking").wait_for()
    _by_name(room)


def test_roles_keep_the_floor_for_it_and_see_what_it_sells(room: Classroom) -> None:
    room.open("roles", teams=1, title="Six", **OWN)
    room.come_in(["Ann"])
    (ann,) = room.phones
    ann.sit("w1.huawei")
    room.next("1.open")
    ann.page.locator("#tab-policy").click()
    ann.page.locator('[data-rule="floor_rule.focus"]').click()
    ann.page.locator('[data-focus="sixth"]').click()
    assert ann.page.locator('[data-focus="sixth"]').inner_text() == "The Sixth"
    ann.page.locator("#panel .answers .primary").click()
    ann.page.locator("#panel .done").wait_for()
    room.next("1.closed")
    room.next("1.shown")
    ann.page.locator(".books svg").first.wait_for()
    ann.sees("The Sixth")
    room.beamer.sees("The Sixth")
    _by_name(room)


def test_a_prediction_is_asked_of_a_scenario_with_it(room: Classroom) -> None:
    room.open("predict", base="keep_control", title="Six", **OWN)
    room.come_in(["Ann"])
    (ann,) = room.phones
    room.next("1.open")
    ann.sees("A newcomer")
    room.next("1.closed")
    room.next("1.shown")
    room.beamer.page.locator("svg[role=img]").first.wait_for()
    _by_name(room)
