"""A lever made by following the page works in every command and page."""

from __future__ import annotations

import json

import pytest

from tests.recipes.scratch import ROOT, Scratch

MOST = 3
"""Files that a lever may touch."""

LARGER = """\
schema: 1
name: larger
title: Huawei opens half as many stores again
question: Who gains from more stores?
extends: keep_control
run: {months: 6}
huawei: {showrooms: 1.5}
"""
WALK = ROOT / "tests" / "levers" / "walk_levers.py"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch.copy(tmp_path_factory.mktemp("lever"))
    shown, _ = made.follow(ROOT / "docs" / "how-to" / "add_a_lever.md")
    assert "showrooms" in shown.out
    (made.root / "larger.yaml").write_text(LARGER, encoding="utf-8")
    return made


def test_it_touches_few_files(scratch: Scratch) -> None:
    assert len(scratch.touched) <= MOST


def test_every_command_takes_it(scratch: Scratch) -> None:
    small = "--reps 20"
    check, refused, shown, *others, explained, schema = scratch.sim(
        "sim check larger.yaml --no-expect",
        "sim check keep_control --no-expect --set huawei.showrooms=4",
        "sim show larger.yaml --only-changed",
        f"sim run larger.yaml --json {small}",
        f"sim compare keep_control larger.yaml --months 6 {small}",
        f"sim explain larger.yaml --at 6 {small}",
        f"sim report larger.yaml --to larger.html {small}",
        f"sim explain keep_control larger.yaml --at 6 --measure hima_units --json {small}",
        "sim schema",
    )
    for output in (check, shown, *others, explained, schema):
        assert output.code == 0, f"{output.command}\n{output.err}"
    assert refused.code == 2
    assert "huawei.showrooms" in refused.err
    assert "showrooms" in shown.out
    (part,) = json.loads(explained.out)["parts"]
    assert (part["title"], part["agent"]) == ("Huawei: showrooms times 1.5 (was 1)", "huawei")
    assert part["value"] > 0
    assert "showrooms" in json.loads(schema.out)["$defs"]["HuaweiLevers"]["properties"]
    assert "showrooms" in (scratch.root / "larger.html").read_text(encoding="utf-8")


def test_everything_else_meets_it(scratch: Scratch) -> None:
    scratch.python(WALK.read_text(encoding="utf-8"), arguments=["huawei.showrooms"])
