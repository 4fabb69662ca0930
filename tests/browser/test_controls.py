"""Every control of the explorer in a real browser: moved, marked, put back, found and explained."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.study.load import load
from tests.browser.chromium import required
from tests.web.serving import Served, serving

DRIVER = (Path(__file__).parent / "controls_driver.js").read_text("utf-8")
OPEN = """(kind) => {
    for (const each of document.querySelectorAll(`details${kind}:not([open]) > summary`)) {
        each.click();
    }
}"""
QUIET = {"error": {"message": "not in this test", "problems": []}}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    required()
    with serving(tmp_path_factory.mktemp("controls") / "errors", "--jobs", "1") as found:
        yield found


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page whose questions are not answered: this is about what is asked."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.route(
        "**/api/answer",
        lambda route: route.fulfill(status=503, headers={"Retry-After": "30"}, json=QUIET),
    )
    yield opened
    opened.close()
    assert faults == []


def visit(page: Any, served: Served, base: str, lang: str = "en") -> None:
    page.goto(f"http://127.0.0.1:{served.port}/#scenario={base}&lang={lang}")
    page.wait_for_selector(".controls", state="attached")
    for kind in (".section", ".more"):
        page.evaluate(OPEN, kind)
        page.wait_for_selector(f"details{kind}:not([open])", state="detached")


@pytest.mark.parametrize(
    "base",
    [
        "take_back_when_slumping",
        "cede_gradually",
        "single_aito_brand",
    ],
)
@pytest.mark.slow
def test_whatever_a_control_says_the_loader_takes(page: Any, served: Served, base: str) -> None:
    visit(page, served, base)
    told = page.evaluate(DRIVER)
    assert len(told) > 200
    for each in told:
        load(base, overrides=[f"{key}={json.dumps(v)}" for key, v in each["changes"].items()])
        if "left" in each:
            assert each["marked"] == bool(each["changes"]), each
            assert each["left"] == {}, each
    assert next(each for each in told if each["what"] == "everything put back")["changes"] == {}


def test_a_control_is_explained_and_found_by_keyboard(page: Any, served: Served) -> None:
    visit(page, served, "cede_sales")
    field = page.locator('.field:has([data-key="alliance.luxeed.from"])')
    slider = field.locator("input")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "August 2025"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    asked = field.locator(".ask")
    assert asked.get_attribute("aria-expanded") == "true"
    why = page.locator(f'[id="{asked.get_attribute("aria-controls")}"]')
    assert "In the scenario: July 2025" in why.inner_text()
    assert slider.get_attribute("aria-describedby") == why.get_attribute("id")
    field.locator(".back").press("Enter")
    assert slider.get_attribute("aria-valuetext") == "July 2025"
    assert field.locator(".back").count() == 0

    page.fill('[data-find="controls"]', "xiaomi month")
    shown = page.locator(".controls .field:visible input")
    assert [each.get_attribute("data-key") for each in shown.all()] == ["events.xiaomi_suv.month"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_cut_off_or_too_small_to_touch(page: Any, served: Served, lang: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    visit(page, served, "take_back_when_slumping", lang)
    small = """() => [...document.querySelectorAll(".controls :is(button, select, summary, input)")]
        .filter((each) => each.checkVisibility() && each.type !== "checkbox")
        .filter((each) => each.getBoundingClientRect().height < 40).map((each) => each.outerHTML)"""
    wide = """() => [...document.querySelectorAll(".controls *")]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1).length"""
    assert page.evaluate(small) == []
    assert page.evaluate(wide) == 0
    keys = r"/^[a-z_]+(\.[a-z_0-9]+)+$|\{\w+\}/"
    unsaid = f"""() => [...document.querySelectorAll(".controls *")]
        .flatMap((each) => [...each.childNodes]).filter((each) => each.nodeType === 3)
        .map((each) => each.textContent.trim()).filter((text) => {keys}.test(text))"""
    assert page.evaluate(unsaid) == []


def test_a_moved_slider_draws_only_itself_anew(page: Any, served: Served) -> None:
    visit(page, served, "cede_sales")
    keys = page.evaluate(
        """async () => {
            const slider = document.querySelector('[data-key="alliance.stelato.from"]');
            const touched = new Set();
            const watch = new MutationObserver((records) => {
                for (const { target } of records) {
                    const element = target.nodeType === 3 ? target.parentElement : target;
                    const field = element?.closest(".controls .field");
                    if (field) touched.add(field.querySelector("[data-key]").dataset.key);
                }
            });
            const how = { subtree: true, childList: true, attributes: true, characterData: true };
            watch.observe(document.body, how);
            slider.value = 3;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((done) => setTimeout(done, 100));
            watch.disconnect();
            return [...touched];
        }"""
    )
    assert keys == ["alliance.stelato.from"]
