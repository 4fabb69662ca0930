"""An agent made by following the page acts in every command and page."""

from __future__ import annotations

import json

import pytest

from tests.recipes.scratch import ROOT, Scratch

MOST = 4
"""Files that an agent may touch: itself, its numbers, who acts, and the model's page."""

PAGES = ROOT / "docs" / "how-to"
EXPLORER = """
import json
from sim.web.explorer.assumptions import assumptions

print(json.dumps([each["name"] for each in assumptions()]))
"""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch.copy(tmp_path_factory.mktemp("agent"))
    made.follow(PAGES / "add_a_rule.md")
    made.touched.clear()
    made.follow(PAGES / "add_an_agent.md")
    return made


def test_it_touches_few_files(scratch: Scratch) -> None:
    assert len(scratch.touched) <= MOST


def test_every_command_meets_it(scratch: Scratch) -> None:
    small = "--reps 20 --months 6"
    off, strong = ("--set assumptions.press_push.fixed=" + value for value in ("0.0", "0.05"))
    plain, pushed, *others, listed = scratch.sim(
        f"sim run keep_control --json {small} {off} --out off",
        f"sim run keep_control --json {small} {strong} --out strong",
        f"sim compare keep_control cede_sales {small}",
        f"sim explain keep_control cede_sales --at 6 {small}",
        f"sim report keep_control --to made.html {small}",
        "sim check keep_control --no-expect",
        "sim assumptions --json",
    )
    for output in (plain, pushed, *others, listed):
        assert output.code == 0, f"{output.command}\n{output.err}"
    without, with_press = (json.loads(output.out)["series"] for output in (plain, pushed))
    assert without != with_press
    assert "press_push" in listed.out


def test_the_explorer_offers_its_number(scratch: Scratch) -> None:
    assert "press_push" in json.loads(scratch.python(EXPLORER))
