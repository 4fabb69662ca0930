"""Without a mouse: everything is reached, in order, with the focus in sight."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.explorer.visit import Visit

ACTIVE = """() => {
    const element = document.activeElement;
    const own = element.matches(".segments input") ? element.nextElementSibling : element;
    const style = getComputedStyle(own);
    const box = own.getBoundingClientRect();
    const places = [".top", ".compare", ".notices", ".sentence", "#figure-share", "#controls",
        ".figures", ".tour", "dialog"];
    return {
        name: element.id || element.dataset.key || element.className || element.tagName,
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


def test_tab_goes_through_everything_in_order(visit: Visit) -> None:
    stops = visit(STOPS)
    met = []
    for _ in range(stops):
        visit.page.keyboard.press("Tab")
        met.append(visit(ACTIVE))
    assert [each for each in met if not each["ringed"]] == []
    assert [each for each in met if not each["seen"]] == []
    places = list(dict.fromkeys(each["place"] for each in met))
    assert places == ["A", ".top", ".compare", "#figure-share", "#controls", ".figures"]
    order = [each["place"] for each in met]
    assert order == sorted(order, key=places.index)
    names = {each["name"] for each in met}
    assert {*MENUS, "scenario", "pinned", "swap", "pin-shown", "work-out", "start-tour"} <= names
    assert "alliance.shangjie.handover_months" in names
    visit.page.keyboard.press("Tab")
    assert visit(
        "document.activeElement === document.body || document.activeElement.matches('.skip')"
    )


def test_skip_links_go_where_they_say(visit: Visit) -> None:
    for presses, target in ((1, "figure-share"), (2, "controls")):
        visit("document.activeElement.blur()")
        visit.page.goto(visit.page.url.split("#")[0] + "#run.replications=64&run.months=12")
        visit.page.reload()
        visit.page.wait_for_selector("html[data-shown]", state="attached")
        for _ in range(presses):
            visit.page.keyboard.press("Tab")
        assert visit(ACTIVE)["seen"]
        visit.page.keyboard.press("Enter")
        assert visit("document.activeElement.id") == target
        visit.page.keyboard.press("Tab")
        assert visit(f"document.activeElement.closest('#{target}') !== null")


def test_menus_open_and_close_and_give_the_focus_back(visit: Visit) -> None:
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


def test_a_dialog_keeps_the_focus_and_gives_it_back(visit: Visit) -> None:
    page = visit.page
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
    assert visit("document.activeElement.id") in ("save-yaml", "open-files")


def test_sliders_are_moved_by_arrows_and_say_it_in_words(visit: Visit) -> None:
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


def test_sections_and_explanations_open_by_keys(visit: Visit) -> None:
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


def test_a_table_scrolls_by_keys(opened: Callable[..., Visit]) -> None:
    visit = opened("", run="run.replications=64&run.months=36")
    visit.page.locator("#figure-share details.numbers > summary").press("Enter")
    table = visit.page.locator("#figure-share .scroll")
    table.wait_for()
    table.press("End")
    visit.page.locator("#figure-share tbody tr").last.scroll_into_view_if_needed()
    assert table.evaluate("each => each.tabIndex") == 0
