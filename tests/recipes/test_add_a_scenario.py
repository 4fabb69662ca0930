"""A scenario with a brand of its own is one file, and then it is everywhere."""

from __future__ import annotations

import pytest

from sim.measures.outcomes import OUTCOMES
from tests.recipes.everywhere import commands_on, pages_of
from tests.recipes.scratch import ROOT, Scratch


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch.copy(tmp_path_factory.mktemp("project"))
    made.follow(ROOT / "docs/how-to/add_a_scenario.md")
    return made


def test_one_file_is_enough(scratch: Scratch) -> None:
    assert scratch.touched == {"scenarios/sixth_brand.yaml"}
    outputs = commands_on(scratch, "sixth_brand")
    listed = outputs["sim list"].out
    assert listed.index("single_aito_brand") < listed.index("sixth_brand")
    assert listed.index("sixth_brand") < listed.index("partners_lead_abroad")
    assert "Sixth: launch" in outputs["sim explain keep_control sixth_brand --reps 20"].out
    report = next(scratch.root.glob("*-report.html")).read_text(encoding="utf-8")
    assert "#5b7a00" in report
    assert "#b0007a" in report


def test_pages_have_it(scratch: Scratch) -> None:
    pages = pages_of(scratch, "sixth_brand", "sixth", "sixth_works", "sixth_brand")
    told = pages["catalogue"]
    assert told["scenario_colours"]["sixth_brand"] == "#5b7a00"
    names = [each["name"] for each in told["scenarios"]]
    assert names.index("sixth_brand") == names.index("single_aito_brand") + 1
    own = told["scenarios"][names.index("sixth_brand")]
    assert [(b["key"], b["title"], b["colour"]) for b in own["brands"]] == [
        ("sixth", "Sixth", "#b0007a")
    ]
    assert [(a["title"], a["colour"]) for a in own["agents"]] == [("Sixth Works", "#b0007a")]
    assert pages["own"] == {"brands": own["brands"], "agents": own["agents"]}
    kinds = {each["name"].replace("sixth_works", "{agent}") for each in own["outcomes"]}
    kinds = {name.replace("sixth", "{brand}") for name in kinds}
    assert kinds == {kind.name for kind in OUTCOMES if kind.per}, "each can lead in the explorer"
    assert pages["brands"]["sixth"] == ["Sixth", "Sixth"]
    assert pages["agents"]["sixth_works"] == ["Sixth Works", "Sixth Works"]
    # no Chinese is asked for: English stands in
    assert pages["names"]["scenario.sixth_brand.title"] == "A sixth brand joins"
    assert pages["opening"]["title"] == "A sixth brand joins"
    rows = {(row["entity"], row["measure"]) for row in pages["answer"]["rows"]}
    assert {("sixth", "units"), ("sixth", "share")} <= rows
    there = pages["answer"]["paired"]
    for row, other in zip(there, pages["back"]["paired"], strict=True):
        assert [x if x is None else -x for x in row["difference"]] == other["difference"]
    assert "sixth_works" in [row["agent"] for row in pages["answer"]["payoffs"]]
