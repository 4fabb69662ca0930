"""A kind of event made by following the page works in every command and page."""

from __future__ import annotations

import pytest

from tests.recipes.everywhere import seen_everywhere
from tests.recipes.scratch import ROOT, Scratch

MOST = 3
"""Files that a kind of event may touch."""

RECALL = {"brand": "aito", "scare": 0.3, "factor": 0.8, "months": 3}
CHANGES = {"events.aito_recall": {"month": "2025-09", "recall": RECALL}}
WALK = ROOT / "tests" / "levers" / "walk_events.py"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch.copy(tmp_path_factory.mktemp("event"))
    (run,) = made.follow(ROOT / "docs" / "how-to" / "add_an_event.md")
    assert "calls cars back" in run.out
    return made


def test_it_touches_few_files(scratch: Scratch) -> None:
    assert len(scratch.touched) <= MOST


def test_every_command_and_page_takes_it(scratch: Scratch) -> None:
    seen = seen_everywhere(scratch, changes=CHANGES, measure="hima_units")
    assert "aito_recall" in seen.out("show")
    assert "Recall" in seen.document("schema")["$defs"]
    assert "calls cars back" in seen.out("run")
    assert "Aito: recall aito_recall" in (scratch.root / "made.html").read_text(encoding="utf-8")
    assert "aito_recall" in (scratch.root / "fresh.yaml").read_text(encoding="utf-8")
    (part,) = seen.document("explain two")["parts"]
    assert part["title"].startswith("Aito: recall aito_recall")
    assert part["agent"] == "seres"
    assert part["value"] < 0
    assert [each["title"] for each in seen.pages["causes"]["steps"]] == [part["title"]]
    lines = seen.pages["answer"]["happened"]
    (told,) = (line["sentence"] for line in lines if line["kind"] == "recall")
    assert told == {
        "en": "Aito calls cars back: repairs take its plants for 3 months",
        "zh": "问界召回汽车：维修占用工厂 3 个月",
    }


def test_everything_else_meets_it(scratch: Scratch) -> None:
    scratch.python(WALK.read_text(encoding="utf-8"), arguments=["recall"])
