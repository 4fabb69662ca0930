"""An assumption that a mechanism reads already is one entry in one file."""

from __future__ import annotations

from pathlib import Path

from tests.recipes.everywhere import pages_of
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
    pages = pages_of(scratch, "cede_all", NAME, changes={f"assumptions.{NAME}": {"fixed": 24}})
    row = next(row for row in pages["catalogue"]["assumptions"] if row["name"] == NAME)
    assert (row["low"], row["high"], row["brand"]) == (6, 36, "aito")
