"""The page that adds an outcome, followed on a copy: one file, and every command has it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.recipes.everywhere import SHORT, seen_everywhere
from tests.recipes.scratch import ROOT, Scratch

NAME = "aito_cancelled"
EXPECT = f'expect=[{{"measure": "{NAME}", "month": "2025-10", "lower_than": 100000}}]'


def test_an_outcome_is_one_row(tmp_path: Path) -> None:
    scratch = Scratch.copy(tmp_path)
    ran, compared = scratch.follow(ROOT / "docs/how-to/add_an_outcome.md")
    assert "Aito's cancelled orders" in ran.out
    assert "Aito's cancelled orders" in compared.out
    assert scratch.touched == {"sim/measures/outcomes.py"}

    seen = seen_everywhere(scratch, base="cede_sales", measure=NAME)
    for name in ("run", "compare"):
        assert "Aito's cancelled orders" in seen.out(name)
    assert next(iter(seen.document("run as JSON")["headline"])) == NAME
    assert seen.document("explain two")["measure"] == seen.document("breakpoint")["measure"] == NAME
    assert all(NAME in event for event in seen.document("explain a run")["events"])
    assert "cancelled orders" in (tmp_path / "made.html").read_text(encoding="utf-8")

    judged, compared = scratch.sim(
        f"sim check keep_control --set '{EXPECT}' --reps 8 --json",
        f"sim compare keep_control cede_sales --measure {NAME} {SHORT} --json",
    )
    assert judged.code == 0, judged.err
    assert json.loads(compared.out)["measures"] == [NAME]
    assert NAME in json.loads(compared.out)["scorecard"][0]

    told = {each["name"]: each for each in seen.pages["catalogue"]["outcomes"]}
    words = {"en": "Aito’s cancelled orders", "zh": "{brand}被取消的订单"}
    assert told[NAME]["words"] == words
    causes = seen.pages["causes"]
    assert (causes["measure"], causes["unit"]) == (NAME, "vehicles")
