"""axe-core finds nothing serious on the page, whatever is open on it. For the tour see there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.explorer.axe import grave
from tests.browser.explorer.visit import Visit

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.mark.parametrize(
    ("lang", "size", "other"),
    [("en", WIDE, PHONE), ("zh", PHONE, WIDE)],
)
@pytest.mark.slow
def test_the_page(
    opened: Callable[..., Visit], lang: str, size: dict[str, int], other: dict[str, int]
) -> None:
    visit = opened("", lang=lang)
    for each in (other, size):
        visit.page.set_viewport_size(each)
        if each is size:
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
        visit.page.keyboard.press("Escape")


def test_what_is_changed_and_what_went_wrong(opened: Callable[..., Visit]) -> None:
    visit = opened(
        "nobody=1&alliance.luxeed.handover_months=9&events.shangjie_first_model=null"
        "&assumptions.effort_response=%7B%22fixed%22:0.5%7D&huawei.single_brand="
        "%7B%22from%22:%222026-01%22%7D",
        expected=("net::ERR_",),
    )
    visit.open_all()
    visit.page.locator("form.add button").first.click()
    visit.settled()
    visit.page.route("**/api/answer", lambda route: route.abort())
    visit.control("alliance.luxeed.handover_months").press("ArrowRight")
    visit.page.locator(".notice.away").wait_for()
    assert grave(visit) == []
