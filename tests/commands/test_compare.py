"""`sim compare` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.commands.test_run import FEW, sim

FIELDS = {
    "lens",
    "entity",
    "measure",
    "month",
    "base",
    "scenario",
    "difference",
    "low",
    "high",
    "share_same_sign",
    "replications_needed",
}


def test_it_says_first_when_it_gets_worse_and_fits_80_columns(tmp_path: Path) -> None:
    done = sim(tmp_path, "compare", "keep_control", "cede_sales_fully", "--reps", "200")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    head = " ".join(done.stdout.split())
    for words in (
        "cede_sales_fully against keep_control: 200 futures of 36 months under the same luck, "
        "seed 625",
        "Under cede_sales_fully, concentration by brand (HHI) compares with keep_control as "
        "follows: higher until",
        "then no clear difference",
        "the average effect is",
        "is accounting",
        "is behaviour",
        "Where 90% of single futures lie is what luck",
        "payoff against keep_control",
    ):
        assert words in head
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\N{HORIZONTAL ELLIPSIS}" not in done.stdout, "something was cut off"
    assert not list(tmp_path.iterdir()), "a comparison leaves no files"


def test_json_has_the_fields_of_the_interface_at_the_months_asked_for(tmp_path: Path) -> None:
    names = ("keep_control", "cede_sales", "yinwang_first")
    done = sim(tmp_path, "compare", *names, *FEW, "--at", "2025-09", "--at", "12", "--json")
    found = json.loads(done.stdout)
    assert found["base"] == "keep_control"
    assert [pair["scenario"] for pair in found["pairs"]] == ["cede_sales", "yinwang_first"]
    rows = found["pairs"][0]["rows"]
    assert set(rows[0]) >= FIELDS
    assert {row["month"] for row in rows} == {"2025-09", "2026-06"}
    assert {row["lens"] for row in rows} == {"brand", "automaker", "channel", "profit"}
    for row in rows:
        assert row["difference"] == pytest.approx(row["scenario"] - row["base"], abs=1e-6, rel=1e-9)
        assert row["low"] <= row["difference"] <= row["high"]
    assert {card["scenario"] for card in found["scorecard"]} == set(names)


def test_csv_holds_the_rows_of_the_json(tmp_path: Path) -> None:
    arguments = ("compare", "keep_control", "cede_sales", *FEW)
    rows = list(csv.DictReader(io.StringIO(sim(tmp_path, *arguments, "--csv").stdout)))
    document = json.loads(sim(tmp_path, *arguments, "--json").stdout)
    assert len(rows) == len(document["pairs"][0]["rows"])
    for mine, theirs in zip(rows, document["pairs"][0]["rows"], strict=True):
        assert float(mine["difference"]) == theirs["difference"]


def test_markdown_has_the_tables_of_the_terminal(tmp_path: Path) -> None:
    done = sim(tmp_path, "compare", "keep_control", "cede_sales", *FEW, "--md").stdout
    assert done.startswith("# cede_sales against keep_control")
    assert len(re.findall(r"^\| --- \|", done, re.MULTILINE)) >= 8


def test_the_others_run_like_the_first_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "short.yaml").write_text(
        "schema: 1\nname: short\ntitle: t\nquestion: q?\nextends: cede_sales\n"
        "run: {months: 6, replications: 20, seed: 1}\n"
    )
    done = sim(tmp_path, "compare", "short.yaml", "keep_control", "--json")
    assert "keep_control runs like short here: 6 months, 20 replications, seed 1" in done.stderr
    assert json.loads(done.stdout)["replications"] == 20


def test_a_run_folder_stands_for_what_was_run_there(tmp_path: Path) -> None:
    folder = sim(tmp_path, "run", "cede_sales", *FEW, "--quiet").stdout.strip()
    by_folder = sim(tmp_path, "compare", "keep_control", folder, *FEW, "--json")
    by_name = sim(tmp_path, "compare", "keep_control", "cede_sales", *FEW, "--json")
    assert by_folder.stdout == by_name.stdout


@pytest.mark.parametrize("wrong", [("--rank-by", "nothing"), ("--at", "2031-01", "--at", "6")])
def test_what_cannot_be_shown_leaves_no_report_and_no_picture(
    tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    arguments = ("compare", "keep_control", "cede_sales", *FEW, "--report", "r.html", "--plot", "p")
    done = sim(tmp_path, *arguments, *wrong)
    assert done.returncode == 2
    assert not list(tmp_path.iterdir())


def test_set_reaches_every_scenario(tmp_path: Path) -> None:
    pinned = ("--set", "assumptions.presence_elasticity.fixed=0.2")
    arguments = ("compare", "keep_control", "cede_sales", *FEW, "--json")
    plain, other = (json.loads(sim(tmp_path, *arguments, *more).stdout) for more in ((), pinned))
    assert plain["pairs"][0]["rows"][0]["base"] != other["pairs"][0]["rows"][0]["base"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("keep_control",), "name two scenarios or more"),
        (("keep_control", "cede_sale"), "did you mean 'cede_sales'?"),
        (("keep_control", "cede_sales", "--at", "2031-01"), "'2031-01' is no month of this run"),
        (("keep_control", "cede_sales", "--rank-by", "aito_shar"), "did you mean 'aito_share'?"),
        (("keep_control", "cede_sales", "--json", "--csv"), "--json and --csv cannot both"),
    ],
)
def test_bad_input_is_one_clear_error(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = sim(tmp_path, "compare", *arguments, "--reps", "5")
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not list(tmp_path.iterdir())


LATE = """
schema: 1
name: late
title: A hand-over in January 2026
question: Does a late hand-over matter?
extends: keep_control
alliance:
  luxeed: {sales_control: partner, from: 2026-01, handover_months: 6}
"""
"""Identical to its base in every future until December 2025, the sixth month."""


def test_no_difference_is_called_so_and_has_no_sign(tmp_path: Path) -> None:
    (tmp_path / "late.yaml").write_text(LATE, encoding="utf-8")
    given = ("--reps", "120", "--months", "12")
    for command in (("run", "late.yaml"), ("compare", "keep_control", "late.yaml")):
        done = sim(tmp_path, *command, *given)
        assert done.returncode == 0, done.stderr
        text = " ".join(done.stdout.split())
        assert "no difference after 6 months" in text
        for misleading in ("+0.0 ", "-0.0 ", "settled", "so many"):
            assert misleading not in text, (command, misleading)
    assert "no difference until December 2025, then" in text
    found = json.loads(sim(tmp_path, *command, *given, "--json").stdout)
    rows = [row for row in found["pairs"][0]["rows"] if row["measure"] == "share"]
    early = [row["share_same_sign"] for row in rows if row["month"] == "2025-12"]
    assert set(early) == {None}
    assert any(row["share_same_sign"] is not None for row in rows)
