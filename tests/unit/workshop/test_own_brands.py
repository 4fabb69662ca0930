"""A brand that only the session's scenario knows has its name and colour in all of the workshop."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sim.workshop.debrief import debrief
from sim.workshop.debrief.page import page
from sim.workshop.files.told import page as results_page
from sim.workshop.results import round_result
from tests.unit.workshop.play import Table

SCENARIO = """
schema: 1
name: sixth_brand
title: A sixth brand joins
question: Does one more partner loosen the dependence on Aito?
extends: keep_control
brands:
  sixth:
    title: The Sixth
    maker: sixth_works
    hima: true
    model_type: hima
    bands: {shares: [0.3, 0.7, 0.0, 0.0], evidence: assumption, source: made up}
    price: 220
    models: 1
    capacity: 8000
    base: 0
    network_plan: 150
events:
  sixth_signs: {month: 2025-07, sign: {brand: sixth}}
  sixth_launch: {month: 2025-08, launch: {brand: sixth, strength: 1.0}}
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    wish = {"file": SCENARIO, "teams": 2, "months": 6, "rounds": 1}
    table = Table("design", "t1", "t2", **wish)
    table.on()
    changes = {"alliance.sixth": {"sales_control": "partner", "from": "2025-09"}}
    table.at("t1", "design", changes=changes)
    table.at("t2", "design", changes={"huawei.floor_rule": "focus", "huawei.focus": ["sixth"]})
    table.on(2)
    return debrief(table.game.opening, table.game.entries)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_debrief_calls_it_by_its_name(told: dict[str, Any], language: str) -> None:
    # a play's file, which can be saved, has keys
    text = re.sub(r'href="data:[^"]*"', "", page(told, language))
    assert "The Sixth" in text
    assert "Sixth Works" in text
    assert "sixth_works" not in text
    said = re.sub(r"<[^>]*>|A sixth brand joins", "", text)
    assert not re.search(r"\bsixth\b", said), "the floor is kept for it by name"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_files_of_results_call_it_by_its_name(language: str) -> None:
    wish = {"file": SCENARIO, "teams": 1, "months": 6, "rounds": 1, "language": language}
    table = Table("roles", "w1.huawei", **wish)
    table.on(2)
    opening = table.game.opening
    text = results_page(opening, round_result(opening, table.game.entries, 1), None, [], {})
    brands = [line.split("  ")[0].strip() for line in text.splitlines()]
    assert "The Sixth" in brands
    assert "Sixth Works" in brands
    assert not re.search(r"\bSixth\b(?! Works)(?<!The Sixth)|sixth_works", text)
