"""The page that adds an outcome, followed on a copy: one file, and every command has it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.recipes.scratch import ROOT, Scratch

NAME = "aito_cancelled"
RUN = "--reps 20 --months 6"
PAIR = f"keep_control cede_sales --measure {NAME}"
EXPECT = f'expect=[{{"measure": "{NAME}", "month": "2025-10", "lower_than": 100000}}]'
PAGES = f"""
import json, sys
from sim.web.explorer.catalogue import catalogue
from sim.web.explorer.causes import causes
from sim.web.explorer.answer import answer
from sim.web.explorer.question import Asked, CausesAsked, understood
from sim.web.explorer.recordings import Recordings

told = {{each["name"]: each for each in catalogue()["outcomes"]}}
setting = {{"base": "keep_control"}}
pinned = {{"base": "cede_gradually"}}
asked = {{"setting": setting, "pinned": pinned, "run": {{"replications": 10, "months": 2}}}}
found = causes(understood(CausesAsked, {{**asked, "measure": "{NAME}"}}))
shown = answer(understood(Asked, {{**asked, "measure": "{NAME}"}}), Recordings(4))
print(json.dumps([told["{NAME}"]["words"], found["measure"], found["unit"], shown["lead"]]))
"""


def test_an_outcome_is_one_row(tmp_path: Path) -> None:
    scratch = Scratch.copy(tmp_path)
    ran, compared = scratch.follow(ROOT / "docs/how-to/add_an_outcome.md")
    assert "Aito's cancelled orders" in ran.out
    assert "Aito's cancelled orders" in compared.out
    assert scratch.touched == {"sim/measures/outcomes.py"}

    others = scratch.sim(
        f"sim run cede_sales --measure {NAME} {RUN} --json",
        f"sim compare {PAIR} {RUN} --json",
        f"sim explain {PAIR} --reps 10 --month 2 --json",
        f"sim breakpoint {PAIR} --vary channel_fee --steps 3 --reps 10 --month 2 --json",
        f"sim report {PAIR} --reps 10 --months 2 --to report.html",
        f"sim check keep_control --set '{EXPECT}' --reps 20 --json",
    )
    assert [each.code for each in others] == [0] * len(others), [each.err for each in others]
    documents = [json.loads(each.out) for each in others if each.command.endswith("--json")]
    assert next(iter(documents[0]["headline"])) == NAME
    assert documents[1]["measures"] == [NAME]
    assert NAME in documents[1]["scorecard"][0]
    assert documents[2]["measure"] == documents[3]["measure"] == NAME
    assert "cancelled orders" in (tmp_path / "report.html").read_text(encoding="utf-8")

    words, measure, unit, lead = json.loads(scratch.python(PAGES).splitlines()[-1])
    assert words == {"en": "Aito’s cancelled orders", "zh": "{brand}被取消的订单"}
    assert (measure, unit) == (NAME, "vehicles")
    assert lead["measure"] == NAME
