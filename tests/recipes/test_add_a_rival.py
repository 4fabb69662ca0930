"""A rival is one entry in one file, and then it is everywhere."""

from __future__ import annotations

from pathlib import Path

from tests.recipes.everywhere import seen_everywhere
from tests.recipes.scratch import ROOT, Scratch

MOVE = {"events.li_auto_suv": {"month": "2025-08", "rival": {"name": "li_auto", "launch": 1.0}}}


def test_one_entry_is_enough(tmp_path: Path) -> None:
    scratch = Scratch.copy(tmp_path)
    followed = scratch.follow(ROOT / "docs/how-to/add_a_rival.md")
    assert scratch.touched == {"seeds/rivals.yaml"}
    assert "li_auto.june_sales" in followed[0].out
    seen = seen_everywhere(scratch, "li_auto", changes=MOVE)
    assert "Li Auto launches" in seen.out("run")
    pages = seen.pages
    rivals = {each["key"]: each for each in pages["catalogue"]["rivals"]}
    assert rivals["li_auto"] == {"key": "li_auto", "title": "Li Auto", "colour": "#4f7d2a"}
    assert "li_auto" in [agent["key"] for agent in pages["catalogue"]["agents"]]
    assumptions = {row["name"]: row for row in pages["catalogue"]["assumptions"]}
    assert assumptions["li_auto.june_sales"]["rival"] == "li_auto"
    assert pages["agents"]["li_auto"] == pages["files"]["li_auto"] == ["Li Auto", "Li Auto"]
    assert '"li_auto": "#4f7d2a"' in pages["modules"]["cast.js"]
    assert [e["reason"] for e in pages["answer"]["happened"] if e["agent"] == "li_auto"] == [
        "Li Auto launches"
    ]
