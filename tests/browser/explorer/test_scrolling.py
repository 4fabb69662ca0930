"""Every group of controls can be reached: by wheel, by keyboard, and by touch on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer.visit import Visit

LAPTOPS = [(1366, 768), (1280, 720), (1024, 600)]
GROUPS = """() => [...document.querySelectorAll("#controls details.section")].map((each) => {
    const { top, bottom } = each.querySelector("summary").getBoundingClientRect();
    const box = document.querySelector("#controls").getBoundingClientRect();
    const end = box.height > innerHeight ? innerHeight : Math.min(innerHeight, box.bottom);
    return [each.dataset.section, top >= 0 && bottom <= end + 1];
})"""
FOCUSED = """document.activeElement.closest(".section > summary")?.parentElement
    .dataset.section"""
AT_THE_END = "scrollY + innerHeight >= document.documentElement.scrollHeight - 2"
TRAPS = """() => [...document.querySelectorAll("body *")]
    .filter((each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowY))
    .filter((each) => getComputedStyle(each).overscrollBehaviorY !== "auto")
    .map((each) => each.id || each.className)"""


def _swipe(visit: Visit, devtools: Any) -> None:
    """A finger pulls the page up, wherever it lands."""

    def touch(kind: str, *points: dict[str, int]) -> None:
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": 180, "y": 650})
    for y in range(630, 330, -30):
        touch("touchMove", {"x": 180, "y": y})
    visit.page.wait_for_timeout(60)
    touch("touchEnd")
    visit.page.wait_for_timeout(120)


def _seen(visit: Visit) -> set[str]:
    return {name for name, inside in visit(GROUPS) if inside}


@pytest.mark.parametrize("everything", [False, True], ids=["closed", "open"])
def test_the_wheel_reaches_every_group_and_the_page_s_end(
    opened: Callable[..., Visit], everything: bool
) -> None:
    visit = opened("", size=LAPTOPS[0], reduced_motion="reduce")
    if everything:
        visit.open_all(more=False)
    for width, height in LAPTOPS:
        visit.page.set_viewport_size({"width": width, "height": height})
        _wheel_to_the_end(visit, height)
    assert visit(TRAPS) == []


def _wheel_to_the_end(visit: Visit, height: int) -> None:
    visit("() => { scrollTo(0, 0); document.querySelector('#controls').scrollTop = 0; }")
    box = visit.page.locator("#controls").bounding_box()
    visit.page.mouse.move(box["x"] + 40, min(box["y"] + 200, height - 60))
    everyone, seen = {name for name, _ in visit(GROUPS)}, _seen(visit)
    column = "(() => { const c = document.querySelector('#controls'); "
    column += "return c.scrollTop + c.clientHeight >= c.scrollHeight - 2; })()"
    while not visit(column):
        before = visit("document.querySelector('#controls').scrollTop")
        visit.page.mouse.wheel(0, 240)
        visit.page.wait_for_timeout(40)
        seen |= _seen(visit)
        assert visit("document.querySelector('#controls').scrollTop") >= before
        assert visit("scrollY") == 0, "the column comes to its end before the page moves"
    assert seen == everyone
    for _ in range(200):  # a wheel that has come to the column's end moves the page
        if visit(AT_THE_END):
            break
        visit.page.mouse.wheel(0, 400)
        visit.page.wait_for_timeout(40)
    assert visit(AT_THE_END)


def test_the_keyboard_reaches_every_group(opened: Callable[..., Visit]) -> None:
    visit = opened("", size=LAPTOPS[0], reduced_motion="reduce")
    for width, height in LAPTOPS:
        visit.page.set_viewport_size({"width": width, "height": height})
        _tab_through(visit)


def _tab_through(visit: Visit) -> None:
    visit.page.locator("#controls").focus()
    everyone, seen = {name for name, _ in visit(GROUPS)}, set()
    for _ in range(200):
        visit.page.keyboard.press("Tab")
        found = visit(
            "document.activeElement.closest('.section > summary')?.parentElement.dataset.section"
        )
        if found:
            assert found in _seen(visit), "it has the focus and is out of sight"
            seen.add(found)
        if seen == everyone:
            break
    assert seen == everyone


def test_a_finger_reaches_every_group(opened: Callable[..., Visit]) -> None:
    visit = opened("", size=(360, 740), has_touch=True, is_mobile=True, reduced_motion="reduce")
    devtools: Any = visit.context.new_cdp_session(visit.page)
    everyone, seen = {name for name, _ in visit(GROUPS)}, _seen(visit)
    for _ in range(60):
        if visit(AT_THE_END) or seen == everyone:
            break
        _swipe(visit, devtools)
        seen |= _seen(visit)
    assert seen == everyone
