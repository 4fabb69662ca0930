"""A lever made by following the page works in every command and page."""

from __future__ import annotations

import pytest

from tests.recipes.everywhere import seen_everywhere
from tests.recipes.scratch import ROOT, Scratch

MOST = 3
"""Files that a lever may touch."""

CHANGES = {"huawei.showrooms": 1.5}
WALK = ROOT / "tests" / "levers" / "walk_levers.py"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch.copy(tmp_path_factory.mktemp("lever"))
    shown, _ = made.follow(ROOT / "docs" / "how-to" / "add_a_lever.md")
    assert "showrooms" in shown.out
    return made


def test_it_touches_few_files(scratch: Scratch) -> None:
    assert len(scratch.touched) <= MOST


def test_every_command_and_page_takes_it(scratch: Scratch) -> None:
    seen = seen_everywhere(scratch, changes=CHANGES, measure="hima_units")
    assert "showrooms" in seen.out("show")
    (part,) = seen.document("explain two")["parts"]
    assert (part["title"], part["agent"]) == ("Huawei: showrooms times 1.5 (was 1)", "huawei")
    assert part["value"] > 0
    assert "showrooms" in seen.document("schema")["$defs"]["HuaweiLevers"]["properties"]
    assert "showrooms" in (scratch.root / "made.html").read_text(encoding="utf-8")
    assert [each["title"] for each in seen.pages["causes"]["steps"]] == [part["title"]]
    (refused,) = scratch.sim("sim check keep_control --no-expect --set huawei.showrooms=4")
    assert refused.code == 2
    assert "huawei.showrooms" in refused.err


def test_everything_else_meets_it(scratch: Scratch) -> None:
    scratch.python(WALK.read_text(encoding="utf-8"), arguments=["huawei.showrooms"])
