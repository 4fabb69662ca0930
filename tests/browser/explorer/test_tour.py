"""The guided tour: six steps, each puts on the page what it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer.axe import grave
from tests.browser.explorer.visit import Visit

RUN, FEW = "run.replications=250", "run.replications=64"
KEEP: dict[str, Any] = {"base": "keep_control", "changes": {}}
CEDE: dict[str, Any] = {"base": "cede_sales", "changes": {}}
STEPS = [
    (KEEP, None, "figure-sales"),
    (KEEP, None, "figure-lead"),
    (CEDE, KEEP, "figure-paired"),
    (CEDE, KEEP, "figure-causes"),
    (CEDE, KEEP, "figure-paired"),
    (CEDE, KEEP, "controls"),
]
SPOT = "document.querySelector('.spot')?.id"


def _at(visit: Visit, number: int) -> str:
    """Looks at what a step has put on the page, and gives its text when its numbers are there."""
    from playwright.sync_api import expect  # noqa: PLC0415 - an extra

    setting, pinned, spot = STEPS[number - 1]
    asked = visit.settled()
    assert asked["setting"] == setting
    assert asked["pinned"] == pinned
    assert visit(SPOT) == spot
    expect(visit.page.locator(".spot .drawing, #controls.spot").first).to_be_in_viewport()
    text = visit.page.locator(".tour .text").inner_text()
    assert "{" not in text
    assert "…" not in text
    return text


@pytest.mark.parametrize(
    ("lang", "size"),
    [("en", (1280, 900)), ("zh", (360, 740))],
)
@pytest.mark.slow
def test_forward_and_back(opened: Callable[..., Visit], lang: str, size: tuple[int, int]) -> None:
    visit = opened("scenario=cede_all", run=FEW, lang=lang, size=size, reduced_motion="reduce")
    visit.page.locator("#start-tour").click()
    step, title = visit.page.locator(".tour .step"), visit.page.locator("#tour-title")
    titles = []
    for number in range(1, 7):
        assert f"{number}" in step.inner_text()
        titles.append(title.inner_text())
        _at(visit, number)
        assert visit("document.activeElement.id") == "tour-title"
        assert grave(visit, ".tour") == []
        if number < 6:
            visit.page.locator(".tour .primary").click()
    assert len(set(titles)) == 6
    back = visit.page.locator(".tour .buttons > button:not(.primary)").last
    for number in range(5, 0, -1):
        back.click()
        _at(visit, number)
        assert title.inner_text() == titles[number - 1]
    assert back.is_disabled()


@pytest.mark.slow
def test_it_tells_the_numbers_that_are_on_the_page(opened: Callable[..., Visit]) -> None:
    visit = opened("", run=RUN, reduced_motion="reduce")
    visit.page.locator("#start-tour").click()
    text = _at(visit, 1)
    answer = visit.answered()
    assert f"{answer['june']['total']:,.0f} vehicles" in text
    visit.page.keyboard.press("ArrowRight")
    text = _at(visit, 2)
    last = visit.answered()["findings"]["last"]
    assert f"{100 * last['mean']:.0f}%" in text
    assert f"between {100 * last['p05']:.0f}% and {100 * last['p95']:.0f}%" in text
    visit.page.keyboard.press("ArrowRight")
    text = _at(visit, 3)
    against = visit.answered()["findings"]["against"]
    for one in against:
        words = {"higher": "higher after", "lower": "lower after", "unclear": "no clear difference"}
        way = words[one["effect"]]
        assert way in text
    assert ("First the alliance leans more" in text) == (
        against[0]["effect"] == "higher" and against[-1]["effect"] == "lower"
    )
    visit.page.keyboard.press("ArrowRight")
    _at(visit, 4)
    visit.page.locator("#figure-causes .drawing svg").first.wait_for()
    visit.page.keyboard.press("ArrowRight")
    _holds_an_assumption(visit)
    # what the story has set stays when it ends
    visit.page.locator(".tour .primary").click()
    _at(visit, 6)
    visit.page.locator(".tour .primary").click()
    assert visit.page.locator(".tour").count() == 0
    asked = visit.settled()
    assert (asked["setting"], asked["pinned"]) == (CEDE, KEEP)
    visit.page.wait_for_url(lambda url: "view=" not in url)


def _holds_an_assumption(visit: Visit) -> None:
    """The fifth step: its button holds an assumption, and the text says what that does.

    The better the partners' outlets, the less of their sales goes to Aito.
    """
    _at(visit, 5)
    before = visit.answered()["findings"]["against"][-1]
    visit.page.locator(".tour .act").click()
    after = visit.answered()["findings"]["against"][-1]
    assert visit.changes() == {"assumptions.outlet_productivity": {"fixed": 1.2}}
    assert 0 < after["difference"] < before["difference"]
    text = visit.page.locator(".tour .text p").last.inner_text()
    assert text.startswith("Held at 1.2:")
    assert visit.page.locator(".tour .act").count() == 0


def test_keys_lead_through_it_and_out_of_it(opened: Callable[..., Visit]) -> None:
    visit = opened("", run=FEW, reduced_motion="reduce")
    visit.page.locator("#start-tour").press("Enter")
    visit.page.locator("#tour-title:focus").wait_for()
    step = visit.page.locator(".tour .step")
    for key, number in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("ArrowLeft", 1)):
        visit.page.keyboard.press(key)
        assert step.inner_text() == f"Step {number} of 6"
    visit.page.wait_for_url(lambda url: "view=tour.1" in url)
    visit.page.keyboard.press("Escape")
    step.wait_for(state="detached")
    visit.page.locator("#start-tour:focus").wait_for()
    assert visit.settled()["setting"] == KEEP  # what was on the page stays there
    for _ in range(5):
        visit.page.locator("#do-undo").click()
    assert visit.settled()["setting"] == CEDE
    assert visit.page.locator("#do-undo").is_disabled()


def test_whoever_moves_something_is_told_that_the_story_waits(
    opened: Callable[..., Visit],
) -> None:
    visit = opened("scenario=keep_control&pin=none&view=tour.2", run=FEW, reduced_motion="reduce")
    _at(visit, 2)  # a link may lead into the tour
    visit.control("alliance.aito.sales_control").and_(visit.page.locator("[value=shared]")).click()
    text = visit.page.locator(".tour .text")
    assert "You have moved something" in text.inner_text()
    visit.page.locator(".tour .primary").click()
    _at(visit, 3)
