"""On a phone 360 pixels wide: nothing sideways, nothing too small to touch, all of it drawn."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.explorer.visit import Visit

PHONE = (360, 740)
WIDE = "document.documentElement.scrollWidth"
# what a finger is to meet: its own box, or that of the label around it
TARGETS = """() => [...document.querySelectorAll("button, select, input, summary, a[href]")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => !each.matches(".skip"))
    .map((each) => [each, (each.closest("label") ?? each).getBoundingClientRect()])
    .map(([each, box]) => [each.id || each.dataset.key || each.className || each.textContent,
        Math.round(box.width), Math.round(box.height)])"""
DRAWN = """() => [...document.querySelectorAll("figure .view")].map((view) => ({
    figure: view.closest("figure").id,
    shapes: view.querySelectorAll("svg path").length,
    wide: view.querySelector("svg")?.clientWidth ?? 0,
}))"""
OVER = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility() && !each.closest(".scroll, .sr-only, svg, .skip"))
    .filter((each) => !each.matches(".sr-only"))
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
    .map((each) => each.outerHTML.slice(0, 120))"""
MAIN = ("start-tour", "open-run", "open-files", "open-share", "scenario", "pinned", "pin-shown")


def test_nothing_goes_sideways(opened: Callable[..., Visit]) -> None:
    visit = opened("scenario=take_back_when_slumping", lang="zh", size=PHONE, has_touch=True)
    heights = {name: height for name, _, height in visit(TARGETS) if name in MAIN}
    assert set(heights) == set(MAIN)
    assert min(heights.values()) >= 40
    visit.open_everything()
    assert visit(WIDE) <= 360
    assert visit(OVER) == []
    small = [each for each in visit(TARGETS) if each[1] < 24 or each[2] < 24]
    assert small == []
    visit.page.locator(".languages [lang=en]").click()
    visit.page.wait_for_selector('html[lang="en"]', state="attached")
    assert visit(WIDE) <= 360
    assert visit(OVER) == []
    for menu in ("open-run", "open-files", "open-share"):
        visit.page.locator(f"#{menu}").click()
        visit.page.locator(".panel").wait_for()
        assert visit(WIDE) <= 360
        assert visit(OVER) == []
        visit.page.keyboard.press("Escape")
    visit.page.locator("#open-files").click()
    visit.page.locator("#save-yaml").click()
    visit.page.locator("dialog[open]").wait_for()
    assert visit(OVER) == []


def test_every_figure_is_drawn_as_it_comes_into_sight(opened: Callable[..., Visit]) -> None:
    visit = opened("", size=PHONE, has_touch=True)
    visit.page.locator("#work-out").click()
    visit.page.locator("#figure-causes .drawing").first.wait_for(state="attached")
    for figure in visit("[...document.querySelectorAll('figure:has(.drawing)')].map((f) => f.id)"):
        drawing = visit.page.locator(f"#{figure} .drawing")
        drawing.scroll_into_view_if_needed()
        drawing.locator("svg path").nth(5).wait_for(state="attached")
    assert len({each["figure"] for each in visit(DRAWN)}) == 8
    for each in visit(DRAWN):
        assert each["shapes"] > 5, each
        assert 250 < each["wide"] <= 360, each
    assert visit(WIDE) <= 360


def test_the_main_chart_stays_in_sight_above_the_controls(opened: Callable[..., Visit]) -> None:
    visit = opened("", size=PHONE, has_touch=True)
    slider = visit.control("alliance.shangjie.from")
    slider.scroll_into_view_if_needed()
    chart = visit.page.locator("#figure-lead .drawing").bounding_box()
    assert 0 <= chart["y"] < 20
    slider.press("ArrowRight")
    box = slider.bounding_box()
    assert chart["y"] + chart["height"] <= box["y"]
    assert box["y"] + box["height"] <= 740
    assert visit.changes() == {"alliance.shangjie.from": "2025-08"}
    # charts follow the width of the window
    small = visit.page.locator('#figure-lead svg[width="336"]')
    small.wait_for(state="attached")
    visit.page.set_viewport_size({"width": 740, "height": 360})
    small.wait_for(state="detached")
    assert visit("document.querySelector('#figure-lead svg').clientWidth") > 600


def test_who_wants_less_motion_gets_none(opened: Callable[..., Visit]) -> None:
    moving = "() => document.getAnimations().map((each) => each.constructor.name)"
    smooth = "getComputedStyle(document.documentElement).scrollBehavior"
    visit = opened("", run="run.replications=64", reduced_motion="reduce")
    visit.page.locator("#start-tour").click()
    assert visit(moving) == []
    visit.page.locator(".tour .primary").click()
    assert visit(moving) == []
    visit.page.locator(".tour .buttons button").first.click()
    visit.page.locator('[data-section="huawei"] > summary').click()
    assert visit(moving) == []
    assert visit(smooth) == "auto"
