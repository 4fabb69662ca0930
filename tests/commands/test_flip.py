"""What flips a conclusion: `--flip`, and `sim breakpoint` without a number to vary."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from sim.study.one_at_a_time import find
from tests.commands.front_door import printed

PAIR = ("keep_control", "cede_sales_fully")
FEW = ("--reps", "8", "--months", "4")


@pytest.fixture(autouse=True)
def _few_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only some numbers are moved: the rest takes time and shows nothing more."""
    every = find.drawn_numbers
    monkeypatch.setattr(find, "drawn_numbers", lambda *given: every(*given)[:6])


def document(folder: Path, *words: str) -> dict:
    done = printed((*words, "--json"), "utf-8", folder)
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_a_comparison_tells_what_flips_only_when_asked(tmp_path: Path) -> None:
    asked = document(tmp_path, "compare", *PAIR, *FEW, "--flip")
    plain = document(tmp_path, "compare", *PAIR, *FEW)
    (pair,) = asked["pairs"]
    flips = pair.pop("flips")
    assert asked == plain
    assert flips["replications"] == 8
    assert len(flips["moved"]) == flips["assumptions"] + flips["levers"]
    assert flips["levers"] == 0, "hand-overs are drawn, and moved among the assumptions"
    first = flips["conclusions"][0]
    assert {"measure", "month", "unit", "effect", "difference", "flips", "pairs"} <= set(first)


def test_the_text_has_a_section_for_each_scenario_within_80_columns(tmp_path: Path) -> None:
    done = printed(("compare", *PAIR, "yinwang_first", *FEW, "--flip"), "utf-8", tmp_path)
    told = done.out.decode()
    for name in ("cede_sales_fully", "yinwang_first"):
        assert f"What would flip: {name} against keep_control" in told
    assert max(map(len, told.splitlines())) <= 80


def test_breakpoint_without_a_number_moves_every_number(tmp_path: Path) -> None:
    found = document(tmp_path, "breakpoint", *PAIR, *FEW, "--at", "3", "--measure", "hima_units")
    assert found["kind"] == "breakpoint"
    assert found["conclusions"][0]["measure"] == "hima_units"
    assert found["conclusions"][0]["month"] == "2025-09"
    done = printed(("breakpoint", *PAIR, *FEW, "--csv"), "utf-8", tmp_path)
    rows = list(csv.DictReader(io.StringIO(done.out.decode())))
    assert {"measure", "month", "numbers", "bound", "part_of_range"} <= set(rows[0])
    text = printed(("breakpoint", *PAIR, *FEW), "utf-8", tmp_path).out.decode()
    assert "What would flip" in text
    assert "in this model, with these ranges" in " ".join(text.split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("breakpoint", *PAIR, "--low", "0.2", "--steps", "3"), "--low, --steps: these are for"),
        (("compare", *PAIR, "--flip", "--csv"), "--flip has rows of its own"),
    ],
)
def test_what_does_not_go_together_is_refused(
    tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    done = printed((*words, *FEW), "utf-8", tmp_path)
    assert done.code == 2
    assert told in done.err.decode()


@pytest.mark.parametrize("command", ["report", "compare"])
def test_a_report_that_was_asked_has_the_section_and_comes_out_again(
    tmp_path: Path, command: str
) -> None:
    to = "--to" if command == "report" else "--report"
    done = printed((command, *PAIR, *FEW, "--flip", to, "r.html"), "utf-8", tmp_path)
    assert done.code == 0, done.err
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<section id="flips">' in page
    again = printed(("rerun", "r.html"), "utf-8", tmp_path)
    assert again.code == 0, again.err


def test_a_report_that_was_not_asked_has_no_such_section(tmp_path: Path) -> None:
    done = printed(("report", *PAIR, *FEW, "--to", "r.html"), "utf-8", tmp_path)
    assert done.code == 0, done.err
    assert 'id="flips"' not in (tmp_path / "r.html").read_text(encoding="utf-8")
