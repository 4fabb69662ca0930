"""A kind of event made by following the page works in every command and page."""

from __future__ import annotations

import json

import pytest

from tests.recipes.everywhere import pages_of
from tests.recipes.scratch import ROOT, Scratch

MOST = 3
"""Files that a kind of event may touch."""

RECALLED = """\
schema: 1
name: recalled
title: Aito calls cars back
question: What does a recall cost?
extends: keep_control
run: {months: 6}
events:
  aito_recall: {month: 2025-09, recall: {brand: aito, scare: 0.3, factor: 0.8, months: 3}}
"""
WALK = ROOT / "tests" / "levers" / "walk_events.py"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch.copy(tmp_path_factory.mktemp("event"))
    (run,) = made.follow(ROOT / "docs" / "how-to" / "add_an_event.md")
    assert "calls cars back" in run.out
    (made.root / "recalled.yaml").write_text(RECALLED, encoding="utf-8")
    return made


def test_it_touches_few_files(scratch: Scratch) -> None:
    assert len(scratch.touched) <= MOST


def test_every_command_takes_it(scratch: Scratch) -> None:
    small = "--reps 20"
    check, shown, ran, *others, schema, new = scratch.sim(
        "sim check recalled.yaml --no-expect",
        "sim show recalled.yaml --only-changed",
        f"sim run recalled.yaml --json {small}",
        f"sim compare keep_control recalled.yaml --months 6 {small}",
        f"sim explain keep_control recalled.yaml --at 6 {small}",
        f"sim explain recalled.yaml --at 6 {small}",
        f"sim report recalled.yaml --to recalled.html {small}",
        "sim schema",
        "sim new mine",
    )
    for output in (check, shown, ran, *others, schema, new):
        assert output.code == 0, f"{output.command}\n{output.err}"
    assert "aito_recall" in shown.out
    assert "Aito: recall aito_recall" in others[1].out
    assert "Recall" in json.loads(schema.out)["$defs"]
    assert "calls cars back" in (scratch.root / "recalled.html").read_text(encoding="utf-8")
    assert "aito_recall" in (scratch.root / "mine.yaml").read_text(encoding="utf-8")


def test_it_has_an_effect_that_is_explained(scratch: Scratch) -> None:
    command = "sim explain keep_control recalled.yaml --at 2025-09 --measure hima_units --json"
    explained = json.loads(scratch.sim(f"{command} --reps 20")[0].out)
    (part,) = explained["parts"]
    assert part["agent"] == "seres"
    assert part["value"] < 0


def test_it_is_told_in_both_languages(scratch: Scratch) -> None:
    recall = {"brand": "aito", "scare": 0.3, "factor": 0.8, "months": 3}
    changes = {"events.aito_recall": {"month": "2025-09", "recall": recall}}
    lines = pages_of(scratch, "keep_control", changes=changes)["answer"]["happened"]
    (told,) = (line["told"] for line in lines if line["kind"] == "recall")
    assert told == {
        "en": "Aito calls cars back: repairs take its plants for 3 months",
        "zh": "问界召回汽车：维修占用工厂 3 个月",
    }


def test_everything_else_meets_it(scratch: Scratch) -> None:
    scratch.python(WALK.read_text(encoding="utf-8"), arguments=["recall"])
