"""Without a mouse: everything is reached, in order, with the focus in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.explorer.visit import Visit

ACTIVE = """() => {
    const element = document.activeElement;
    const own = element.matches(".segments input") ? element.nextElementSibling : element;
    const style = getComputedStyle(own);
    const box = own.getBoundingClientRect();
    const places = [".top", ".compare", ".notices", ".sentence", "#figure-lead", "#controls",
        ".figures", ".tour", "dialog", "footer"];
    return {
        name: element.dataset.key || element.id || element.className || element.tagName,
        place: places.find((each) => element.closest(each)) ?? element.tagName,
        ringed: style.outlineStyle !== "none" || style.boxShadow !== "none",
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
MENUS = ("open-run", "open-files", "open-share")
# what can be reached: a group of radios is one stop
STOPS = """() => [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled)
    .filter((each) => each.type !== "radio" || each.checked ||
        (!document.querySelector(`[name="${each.name}"]:checked`) &&
        each === document.querySelector(`[name="${each.name}"]`)))
    .length"""


def test_tab_goes_through_everything_in_order(opened: Callable[..., Visit]) -> None:
    visit = opened("", reduced_motion="reduce")  # else what has the focus is still on its way
    stops = visit(STOPS)
    met = []
    for _ in range(stops):
        visit.page.keyboard.press("Tab")
        met.append(visit(ACTIVE))
    assert [each for each in met if not each["ringed"]] == []
    assert [each for each in met if not each["seen"]] == []
    places = list(dict.fromkeys(each["place"] for each in met))
    assert places == ["A", ".top", ".compare", "#figure-lead", "#controls", ".figures", "footer"]
    order = [each["place"] for each in met]
    assert order == sorted(order, key=places.index)
    names = {each["name"] for each in met}
    assert {*MENUS, "scenario", "pinned", "swap", "pin-shown", "work-out", "start-tour"} <= names
    assert "alliance.shangjie.from" in names
    visit.page.keyboard.press("Tab")
    assert visit(
        "document.activeElement === document.body || document.activeElement.matches('.skip')"
    )


@pytest.mark.parametrize("size", [(1280, 900), (360, 740)])
@pytest.mark.parametrize(("presses", "target"), [(1, "figure-lead"), (2, "controls")])
def test_skip_links_go_where_they_say(
    opened: Callable[..., Visit], size: tuple[int, int], presses: int, target: str
) -> None:
    visit = opened("", size=size)
    for _ in range(presses):
        visit.page.keyboard.press("Tab")
    assert visit(ACTIVE)["seen"]
    visit.page.keyboard.press("Enter")
    visit.page.locator(f"#{target}:focus").wait_for()
    visit.page.keyboard.press("Tab")
    assert visit(f"document.activeElement.closest('#{target}') !== null")


def test_menus_and_dialogs_give_the_focus_back(visit: Visit) -> None:
    page = visit.page
    for menu in MENUS:
        button = page.locator(f"#{menu}")
        button.focus()
        for key in ("Enter", "Space"):
            page.keyboard.press(key)
            assert button.get_attribute("aria-expanded") == "true"
            panel = page.locator(f".menu:has(#{menu}) .panel")
            panel.wait_for()
            page.keyboard.press("Tab")
            assert visit("document.activeElement.closest('.panel') !== null")
            page.keyboard.press("Escape")
            panel.wait_for(state="detached")
            assert visit("document.activeElement.id") == menu
            assert button.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.locator(".panel").count() == 0  # whoever goes on leaves no menu behind

    page.locator("#open-files").press("Enter")
    page.locator("#save-yaml").press("Enter")
    page.locator("dialog[open]").wait_for()
    met = set()
    for _ in range(9):
        page.keyboard.press("Tab")
        met.add(visit("document.activeElement.closest('dialog') ? 'dialog' : "
                      "document.activeElement.tagName"))  # fmt: skip
    assert met <= {"dialog", "BODY"}  # the browser's own buttons stand in between
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    page.locator("#open-files:focus").wait_for()


def test_sliders_move_and_sections_open_by_keys(visit: Visit) -> None:
    slider = visit.control("alliance.luxeed.from")
    for key, words in (
        ("ArrowRight", "August 2025"),
        ("ArrowUp", "September 2025"),
        ("ArrowLeft", "August 2025"),
        ("End", "June 2026"),
        ("Home", "July 2025"),
    ):
        slider.press(key)
        assert slider.get_attribute("aria-valuetext") == words
    assert visit.changes() == {}
    page = visit.page
    summary = page.locator('[data-section="huawei"] > summary')
    summary.press("Enter")
    ask = visit.field("huawei.yinwang_share.now").locator(".ask")
    ask.press("Space")
    why = page.locator(f'[id="{ask.get_attribute("aria-controls")}"]')
    assert "In the scenario: 15%" in why.inner_text()
    assert "Evidence:" in why.inner_text()
    ask.press("Enter")
    why.wait_for(state="detached")
    summary.press("Space")
    assert (
        visit.control("huawei.yinwang_share.now").count() == 0
        or not visit.control("huawei.yinwang_share.now").is_visible()
    )
