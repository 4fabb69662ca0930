"""An agent made by following the page acts in every command and page."""

from __future__ import annotations

import json

import pytest

from tests.recipes.everywhere import SHORT, seen_everywhere
from tests.recipes.scratch import ROOT, Scratch

MOST = 4
"""Files that an agent may touch: itself, its numbers, who acts, and the model's page."""

PAGES = ROOT / "docs" / "how-to"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch.copy(tmp_path_factory.mktemp("agent"))
    made.follow(PAGES / "add_a_rule.md")
    made.touched.clear()
    made.follow(PAGES / "add_an_agent.md")
    return made


def test_it_touches_few_files(scratch: Scratch) -> None:
    assert len(scratch.touched) <= MOST


def test_every_command_and_page_meets_it(scratch: Scratch) -> None:
    off, strong = ("--set assumptions.press_push.fixed=" + value for value in ("0.0", "0.05"))
    plain, pushed = scratch.sim(
        f"sim run keep_control --json {SHORT} {off} --out off",
        f"sim run keep_control --json {SHORT} {strong} --out strong",
    )
    without, with_press = (json.loads(output.out)["series"] for output in (plain, pushed))
    assert without != with_press
    seen = seen_everywhere(
        scratch, base="cede_sales", changes={"assumptions.press_push": {"low": 0.04, "high": 0.05}}
    )
    assert seen.document("assumptions")["assumptions"]["press_push"]["low"] == 0.04
    assert "press_push" in [row["name"] for row in seen.pages["catalogue"]["assumptions"]]
