"""An assumption that a mechanism reads already is one entry in one file."""

from __future__ import annotations

from pathlib import Path

from tests.recipes.everywhere import seen_everywhere
from tests.recipes.scratch import ROOT, Scratch

NAME = "aito.after_sales_months"


def test_one_entry_is_enough(tmp_path: Path) -> None:
    scratch = Scratch.copy(tmp_path)
    followed = scratch.follow(ROOT / "docs/how-to/add_an_assumption.md")
    assert scratch.touched == {"seeds/brands.yaml"}
    assert NAME in followed[0].out
    few, many = (
        scratch.sim(
            f"sim run cede_all --reps 20 --months 12 --set assumptions.{NAME}.fixed={n} --json"
        )[0]
        for n in (0, 48)
    )
    assert (few.code, many.code) == (0, 0), few.err + many.err
    assert few.out.partition("series")[2] != many.out.partition("series")[2]
    narrowed = {f"assumptions.{NAME}": {"low": 20, "high": 24}}
    seen = seen_everywhere(scratch, NAME, base="cede_all", changes=narrowed)
    register = seen.document("assumptions")["assumptions"]
    assert (register[NAME]["low"], register[NAME]["high"]) == (20, 24)
    rows = seen.pages["catalogue"]["assumptions"]
    row = next(row for row in rows if row["name"] == NAME)
    assert (row["low"], row["high"], row["brand"]) == (6, 36, "aito")
