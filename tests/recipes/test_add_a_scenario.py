"""A scenario with a brand of its own is one file, and then it is everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sim.measures.outcomes import OUTCOMES
from tests.recipes.everywhere import seen_everywhere
from tests.recipes.scratch import ROOT, Scratch


def test_one_file_is_enough(tmp_path: Path) -> None:
    scratch = Scratch.copy(tmp_path)
    scratch.follow(ROOT / "docs/how-to/add_a_scenario.md")
    assert scratch.touched == {"scenarios/sixth_brand.yaml"}
    seen = seen_everywhere(scratch, "sixth", "sixth_works", "sixth_brand", base="sixth_brand")
    names = [each["name"] for each in seen.document("list")["scenarios"]]
    assert names.index("sixth_brand") == names.index("single_aito_brand") + 1
    changes = {part["title"] for part in seen.document("explain two")["parts"]}
    assert any(title.startswith("Sixth: launch") for title in changes)
    report = (tmp_path / "made.html").read_text(encoding="utf-8")
    assert "#5b7a00" in report
    assert "#b0007a" in report
    _pages_have_it(seen.pages)


def _pages_have_it(pages: dict[str, Any]) -> None:
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
