"""axe-core finds nothing serious on the page, whatever is open on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.explorer.visit import Visit

WIDE, PHONE = (1280, 900), (360, 740)
LONG = "run.replications=64&run.months=36"
RUN = """(context) => axe.run(context ?? document, { resultTypes: ["violations"] })"""


def grave(visit: Visit, context: str | None = None) -> list[Any]:
    """Serious and critical violations, each with where it is."""
    if not visit("typeof axe === 'object'"):
        import axe_playwright_python  # noqa: PLC0415 - an extra

        script = Path(axe_playwright_python.__file__).parent / "axe.min.js"
        visit(script.read_text("utf-8"))
    found = visit(RUN, context)["violations"]
    return [
        (each["id"], each["help"], [node["html"][:160] for node in each["nodes"]][:4])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page(opened: Callable[..., Visit], lang: str, size: tuple[int, int]) -> None:
    visit = opened("", lang=lang, size=size)
    assert grave(visit) == []
    visit.open_everything()
    assert grave(visit) == []
    for menu in ("open-run", "open-files", "open-share"):
        visit.page.locator(f"#{menu}").click()
        visit.page.locator(".panel").wait_for()
        assert grave(visit, ".top") == []
        visit.page.keyboard.press("Escape")
    visit.page.locator("#open-files").click()
    visit.page.locator("#save-yaml").click()
    visit.page.locator("dialog[open]").wait_for()
    assert grave(visit, "dialog") == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_changed_and_what_went_wrong(opened: Callable[..., Visit], lang: str) -> None:
    visit = opened(
        "nobody=1&alliance.luxeed.handover_months=9&events.shangjie_first_model=null"
        "&assumptions.effort_response=%7B%22fixed%22:0.5%7D&huawei.single_brand="
        "%7B%22from%22:%222026-01%22%7D",
        lang=lang,
        expected=("net::ERR_",),
    )
    visit.open_all()
    visit.page.locator("form.add button").first.click()
    visit.settled()
    visit.page.route("**/api/answer", lambda route: route.abort())
    visit.control("alliance.luxeed.handover_months").press("ArrowRight")
    visit.page.locator(".notice.away").wait_for()
    assert grave(visit) == []


@pytest.mark.parametrize(("lang", "size"), [("en", WIDE), ("zh", PHONE)])
def test_each_step_of_the_tour(
    opened: Callable[..., Visit], lang: str, size: tuple[int, int]
) -> None:
    visit = opened("", lang=lang, size=size, run=LONG, reduced_motion="reduce")
    visit.page.locator("#start-tour").click()
    for number in range(1, 7):
        visit.page.wait_for_selector(f".tour .dots i:nth-child({number}).on", state="attached")
        visit.settled()
        assert grave(visit, ".tour") == [], number
        visit.page.locator(".tour .primary").click()
