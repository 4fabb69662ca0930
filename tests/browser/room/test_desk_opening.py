"""The desk before a session runs: the key, the form, a scenario from disk, the way in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.room.classroom import LAPTOP, Classroom

SCENARIO = """\
name: own_idea
title: Our own idea
question: What if Stelato is handed over late?
extends: keep_control
alliance:
  stelato: {sales_control: partner, from: 2026-07, handover_months: 6}
"""
LOADED = "() => document.querySelector('.qr').naturalWidth"


def _new(room: Classroom, choice: int = 0) -> Any:
    page = room.desk.page
    page.get_by_role("button", name="Open a new session").click()
    page.locator(".format input").nth(choice).check()
    return page


def _file(page: Any, folder: Path, text: str) -> None:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(str(path))
    page.get_by_text("own.yaml is taken.").wait_for()


def test_a_wrong_key_opens_nothing(browser: Any, room: Classroom) -> None:
    context = browser.new_context(viewport=LAPTOP, locale="en-US")
    page = context.new_page()
    page.goto(f"{room.house.url}/desk")
    page.locator("input[name=key]").fill("ABCD-EFGH-JKMN-PQRS")
    page.locator("form.login button").click()
    page.get_by_text("That is not the key of the desk").wait_for()
    assert page.locator(".session-list").count() == 0
    page.goto(f"{room.house.url}/screen#ABCDE")
    page.get_by_text("Log in at the desk first").wait_for()
    context.close()


def test_one_click_opens_what_is_usual(room: Classroom) -> None:
    page = _new(room, 1)
    room.desk.fits()
    page.locator(".open-form .primary").click()
    page.locator("#next").wait_for()
    assert page.locator(".place").count() == 4
    assert page.locator("#next").inner_text() == "Open round 1"
    assert page.locator(".bar .code").inner_text() == page.url.partition("#")[2]
    page.wait_for_function(f"({LOADED})() > 0")
    # phones cannot reach a server that listens on this machine only
    page.get_by_text("listens on this machine only").wait_for()


def test_a_scenario_from_disk_is_played(room: Classroom, tmp_path: Path) -> None:
    page = _new(room)
    _file(page, tmp_path, SCENARIO)
    page.locator(".open-form .primary").click()
    page.locator("#next").wait_for()
    assert page.locator(".bar h2").inner_text().startswith("Our own idea")


@pytest.mark.slow
def test_a_bad_scenario_is_told_and_opens_nothing(room: Classroom, tmp_path: Path) -> None:
    page = _new(room)
    _file(page, tmp_path, SCENARIO.replace("stelato:", "stelatto:"))
    page.locator(".open-form .primary").click()
    told = page.locator(".trouble")
    told.wait_for()
    assert "stelatto" in told.inner_text()
    assert page.locator(".open-form").count() == 1
    page.get_by_role("button", name="Leave it out").click()
    page.locator(".open-form .primary").click()
    page.locator("#next").wait_for()


@pytest.mark.parametrize("game", [1, 2])
def test_any_outcome_is_chosen_to_be_shown_and_played_for(room: Classroom, game: int) -> None:
    page = _new(room, game)
    page.locator(".measures-chosen summary").click()
    page.locator('[data-measure="shangjie_share"]').click()
    page.locator('[data-measure="aito_share"]').click()
    assert page.locator('[data-measure="shangjie_units_sum"]').inner_text() == (
        "Shangjie’s sales over the run"
    )
    if game == 1:
        page.get_by_label("Goal").select_option("shangjie_units_sum")
    room.desk.fits()
    page.locator(".open-form .primary").click()
    page.locator("#next").wait_for()
    room.code = page.url.partition("#")[2]
    room.project()
    if game == 1:
        room.next("1.open")
        room.beamer.sees("Shangjie's sales over the run, the more the better")
