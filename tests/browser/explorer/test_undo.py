"""Undo, redo and start over, by buttons and by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.explorer.hands import keys, radio
from tests.browser.explorer.visit import Visit

SWITCH = "alliance.luxeed.sales_control"
MONTH = "alliance.stelato.from"


def test_buttons(visit: Visit) -> None:
    undo, redo, reset = (visit.page.locator(f"#do-{name}") for name in ("undo", "redo", "reset"))
    assert undo.is_disabled()
    assert redo.is_disabled()
    radio("partner")(visit, SWITCH)
    keys("ArrowRight", "ArrowRight", "ArrowRight")(visit, MONTH)  # one control: one step
    both = visit.changes()
    assert both == {SWITCH: "partner", MONTH: "2025-10"}
    undo.click()
    assert visit.changes() == {SWITCH: "partner"}
    undo.click()
    assert visit.changes() == {}
    assert undo.is_disabled()
    redo.click()
    redo.click()
    assert visit.changes() == both
    assert redo.is_disabled()
    undo.click()
    radio("huawei")(visit, SWITCH)
    assert redo.is_disabled()
    reset.click()
    assert visit.settled()["run"]["months"] == 36
    assert visit.changes() == {}
    undo.click()
    assert visit.changes() == {SWITCH: "huawei"}
    assert visit.settled()["run"]["months"] == 12


def test_keys(visit: Visit) -> None:
    radio("partner")(visit, SWITCH)
    for pressed, want in (
        ("Control+z", {}),
        ("Control+Shift+Z", {SWITCH: "partner"}),
        ("Control+z", {}),
        ("Control+y", {SWITCH: "partner"}),
    ):
        visit.page.keyboard.press(pressed)
        assert visit.changes() == want
    # a text field keeps the keys for itself
    before = visit.moves()
    find = visit.page.locator("[data-find=controls]")
    find.press_sequentially("xiao")
    find.press("Control+z")
    assert find.input_value() != "xiao"
    assert visit.moves() == before
    find.fill("")
    visit.page.locator("#open-run").click()
    visit.page.locator("#run-seed").press("Control+z")
    assert visit.moves() == before
    assert visit.changes() == {SWITCH: "partner"}


@pytest.mark.slow
def test_every_kind_of_change_can_be_undone(opened: Callable[..., Visit]) -> None:
    visit = opened("scenario=cede_sales&pin=keep_control")
    start = visit.settled()
    page = visit.page
    page.locator("#scenario").select_option("cede_all")
    assert visit.settled()["setting"]["base"] == "cede_all"
    page.locator("#pinned").select_option("")
    assert visit.settled()["pinned"] is None
    page.locator("#pin-shown").click()
    assert visit.settled()["pinned"]["base"] == "cede_all"
    page.locator("#pinned").select_option("yinwang_first")
    page.locator("#swap").click()
    assert visit.settled()["setting"]["base"] == "yinwang_first"
    assert visit.settled()["pinned"]["base"] == "cede_all"
    page.locator("#open-run").click()
    page.locator("#run-replications").select_option("250")
    assert visit.settled()["run"]["replications"] == 250
    page.locator("#same-world").uncheck()
    page.keyboard.press("Escape")
    for _ in range(7):
        page.locator("#do-undo").click()
    assert page.locator("#do-undo").is_disabled()
    end = visit.settled()
    assert {**end, "detail": ""} == {**start, "detail": ""}
