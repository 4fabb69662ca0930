"""What a language has no words for is called and moved by what it declares."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.browser.explorer.visit import Visit

WORDS = re.compile(r'^  "(?:explain\.)?event\.(?:title\.)?supply.*\n', re.MULTILINE)
"""The lines with the words of one kind."""


NUMBER = re.compile(r'^  "number\.capacity.*\n', re.MULTILINE)


def _without(pattern: re.Pattern[str], module: str = "controls") -> Callable[[Any], None]:
    def served(route: Any) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, body=pattern.sub("", reply.text()))

    return lambda page: page.route(f"**/words/en/{module}.js", served)


def test_it_has_its_title_and_its_controls(opened: Callable[..., Visit]) -> None:
    visit = opened("scenario=aito_stumbles", before=_without(WORDS))
    section = visit.section("market")
    heading = section.locator('[aria-label="Aito: supply"]')
    assert heading.locator(".label").all_inner_texts()[1:] == ["Factor", "Months"]
    section.locator("select[data-add=market]").select_option("supply:luxeed")
    section.locator("form.add button").click()
    (event,) = visit.changes().values()
    assert event["supply"] == {"brand": "luxeed", "factor": 0.5, "months": 3}
    assert section.locator('[aria-label="Luxeed: supply"]').count() == 1


def test_a_brands_number_is_called_as_its_field_declares(opened: Callable[..., Visit]) -> None:
    visit = opened("", before=_without(NUMBER, "numbers"))
    section = visit.section("all")
    section.locator("[data-find=assumptions]").fill("luxeed.capacity")
    field = visit.field("assumptions.luxeed.capacity")
    assert field.locator(".label").inner_text() == "Luxeed: capacity"
    field.locator(".ask").click()
    assert "vehicles a month" in field.locator(".why").inner_text()


def test_its_cause_is_explained(opened: Callable[..., Visit]) -> None:
    visit = opened("scenario=aito_stumbles", before=_without(WORDS))
    section = visit.section("market")
    section.locator('[aria-label="Aito: supply"] .ask').nth(1).click()
    assert "factor on capacity" in section.inner_text()
