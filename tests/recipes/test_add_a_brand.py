"""A shipped brand is one entry in one file, and then it is everywhere."""

from __future__ import annotations

from pathlib import Path

from tests.recipes.everywhere import seen_everywhere
from tests.recipes.scratch import ROOT, Scratch

EVENTS = {
    "sixth_signs": {"month": "2025-07", "sign": {"brand": "sixth"}},
    "sixth_launch": {"month": "2025-08", "launch": {"brand": "sixth", "strength": 1.0}},
}


def test_one_entry_is_enough(tmp_path: Path) -> None:
    scratch = Scratch.copy(tmp_path)
    followed = scratch.follow(ROOT / "docs/how-to/add_a_brand.md")
    assert scratch.touched == {"seeds/brands.yaml"}
    assert "sixth.network_plan" in followed[0].out
    changes = {f"events.{name}": event for name, event in EVENTS.items()}
    seen = seen_everywhere(scratch, "sixth", "sixth_works", changes=changes, measure="sixth_units")
    assert next(iter(seen.document("run as JSON")["headline"])) == "sixth_units"
    assert seen.document("explain two")["difference"] > 0
    pages = seen.pages
    brand = next(each for each in pages["catalogue"]["brands"] if each["key"] == "sixth")
    assert (brand["title"], brand["maker"]) == ("Sixth", "sixth_works")
    agents = {each["key"]: each for each in pages["catalogue"]["agents"]}
    assert agents["sixth_works"]["title"] == "Sixth Works"
    assert agents["sixth_works"]["colour"] == brand["colour"]
    assert pages["brands"]["sixth"] == pages["files"]["sixth"] == ["Sixth", "Sixth"]
    assert f'"sixth": "{brand["colour"]}"' in pages["modules"]["cast.js"]
    assert ("sixth", "units") in {(r["entity"], r["measure"]) for r in pages["answer"]["rows"]}
