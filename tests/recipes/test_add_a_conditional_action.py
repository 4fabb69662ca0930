"""An action of rules made by following the page works in every command and page."""

from __future__ import annotations

import pytest

from tests.recipes.everywhere import seen_everywhere
from tests.recipes.scratch import ROOT, Scratch

MOST = 3
"""Files that an action may touch."""

WHEN = {"measure": "units", "brand": "aito", "above": 1}
THEN = {"brand": "aito", "capacity_factor": 0.3}
CHANGES = {"rules": [{"name": "build", "when": WHEN, "then": THEN}]}
WALK = ROOT / "tests" / "levers" / "walk_actions.py"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch.copy(tmp_path_factory.mktemp("action"))
    (run,) = made.follow(ROOT / "docs" / "how-to" / "add_a_conditional_action.md")
    assert "rule build fired in 100% of futures" in " ".join(run.out.split())
    return made


def test_it_touches_few_files(scratch: Scratch) -> None:
    assert len(scratch.touched) <= MOST


def test_every_command_and_page_takes_it(scratch: Scratch) -> None:
    seen = seen_everywhere(scratch, changes=CHANGES, measure="hima_units")
    (part,) = seen.document("explain two")["parts"]
    assert part["value"] < 0
    assert "capacity_factor" in seen.document("schema")["$defs"]["Action"]["properties"]
    assert "capacity times 0.3" in (scratch.root / "made.html").read_text(encoding="utf-8")
    assert "build" in [line["rule"] for line in seen.pages["answer"]["happened"]]


def test_everything_else_meets_it(scratch: Scratch) -> None:
    scratch.python(WALK.read_text(encoding="utf-8"), arguments=["capacity_factor"])
