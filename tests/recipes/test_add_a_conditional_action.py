"""An action of rules made by following the page works in every command and page."""

from __future__ import annotations

import json

import pytest

from tests.recipes.scratch import ROOT, Scratch

MOST = 3
"""Files that an action may touch."""

BUILT = """\
schema: 1
name: built
title: Aito builds
question: What does a larger plant bring?
extends: keep_control
run: {months: 6}
rules:
  - name: build
    when: {measure: units, brand: aito, above: 1}
    then: {brand: aito, capacity_factor: 0.3}
"""
WALK = ROOT / "tests" / "levers" / "walk_actions.py"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch.copy(tmp_path_factory.mktemp("action"))
    (run,) = made.follow(ROOT / "docs" / "how-to" / "add_a_conditional_action.md")
    assert "rule build fired in 100% of futures" in " ".join(run.out.split())
    (made.root / "built.yaml").write_text(BUILT, encoding="utf-8")
    return made


def test_it_touches_few_files(scratch: Scratch) -> None:
    assert len(scratch.touched) <= MOST


def test_every_command_takes_it(scratch: Scratch) -> None:
    small = "--reps 20"
    two = "sim explain keep_control built.yaml --at 6 --measure hima_units --json"
    outputs = scratch.sim(
        "sim check built.yaml --no-expect",
        "sim show built.yaml --only-changed",
        f"sim run built.yaml --json {small}",
        f"sim compare keep_control built.yaml --months 6 {small}",
        f"{two} {small}",
        f"sim explain built.yaml --at 6 {small}",
        f"sim report built.yaml --to built.html {small}",
        "sim schema",
    )
    for output in outputs:
        assert output.code == 0, f"{output.command}\n{output.err}"
    (part,) = json.loads(outputs[4].out)["parts"]
    assert part["value"] < 0
    assert "capacity_factor" in json.loads(outputs[7].out)["$defs"]["Action"]["properties"]
    assert "capacity times 0.3" in (scratch.root / "built.html").read_text(encoding="utf-8")


def test_everything_else_meets_it(scratch: Scratch) -> None:
    scratch.python(WALK.read_text(encoding="utf-8"), arguments=["capacity_factor"])
