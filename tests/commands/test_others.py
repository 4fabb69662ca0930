"""The other commands: list, show, check, new, schema, assumptions."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from sim.scenario.text.headings import shipped_headings
from sim.shipped import shipped_names
from sim.world.world import register
from tests.commands.test_run import sim


def test_list_names_every_shipped_scenario_with_its_question(tmp_path: Path) -> None:
    rows = json.loads(sim(tmp_path, "list", "--json").stdout)["scenarios"]
    assert [row["name"] for row in rows] == list(shipped_headings())
    assert all(row["question"].endswith("?") for row in rows)
    told = sim(tmp_path, "list").stdout
    assert all(name in told for name in shipped_names())
    assert max(map(len, told.splitlines())) <= 80


def test_show_prints_a_scenario_that_runs_alone(tmp_path: Path) -> None:
    (tmp_path / "alone.yaml").write_text(sim(tmp_path, "show", "cede_gradually").stdout)
    assert "extends" not in yaml.safe_load((tmp_path / "alone.yaml").read_text())
    done = sim(tmp_path, "run", "alone.yaml", "--reps", "20", "--months", "3", "--quiet")
    direct = sim(tmp_path, "run", "cede_gradually", "--reps", "20", "--months", "3", "--quiet")
    assert done.stdout == direct.stdout


def test_show_only_changed_says_what_where_and_on_what_evidence(tmp_path: Path) -> None:
    told = sim(tmp_path, "show", "cede_sales", "--only-changed").stdout
    assert "alliance.luxeed" in told
    assert "cede_sales.yaml:" in told
    assert "lever" in told
    assert "shangjie_first_model" not in told
    pinned = sim(
        tmp_path,
        "show",
        "cede_sales",
        "--only-changed",
        "--set",
        "assumptions.overlap_cost.fixed=0",
    ).stdout
    assert "assumptions.overlap_cost.fixed: 0" in pinned
    assert 'was {"low": 0.0, "high": 0.25} (the register\'s)' in pinned
    assert "the scenario's own value: no source given" in pinned
    assert "article [1-7]" not in pinned


OWN = """schema: 1
name: own
title: t
question: q?
extends: cede_sales
run: {replications: 60}
assumptions:
  launch_pull: {low: 0.5, high: 2.5, source: "a survey", reason: "hits sell more"}
  refresh_strength: {low: 0.3, high: 0.7}
expect:
  - {measure: units, brand: stelato, month: 2025-07, lower_than: keep_control}
"""


def test_a_range_of_ones_own_is_labelled_and_said_to_leave_the_fit(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN)
    note = (
        "Own range, so not drawn from the fit to the sales history: launch_pull, refresh_strength "
        "(restates the register's range; remove to fit again)."
    )
    shown = sim(tmp_path, "show", "own.yaml", "--only-changed")
    assert "the scenario's own range: a survey; hits sell more" in shown.stdout
    was = register()["launch_pull"].bounds[0]
    assert f"was {was:g} (the register's)" in shown.stdout
    assert "no source given (the register's range, restated)" in shown.stdout
    assert note in shown.stderr
    warning = "own.yaml:9: warning: assumptions.refresh_strength: this is the register's own range"
    assert warning in shown.stderr
    checked = sim(tmp_path, "check", "own.yaml", "--no-expect")
    assert (checked.returncode, note in checked.stdout) == (0, True)
    assert warning in checked.stderr
    ran = sim(tmp_path, "run", "own.yaml", "--reps", "20", "--months", "2")
    assert note in " ".join(ran.stdout.split())
    (row,) = json.loads(sim(tmp_path, "check", "own.yaml", "--no-expect", "--json").stdout)[
        "checks"
    ]
    assert row["not_fitted"] == {"changed": ["launch_pull"], "restated": ["refresh_strength"]}
    assert [each["key"] for each in row["warnings"]] == ["assumptions.refresh_strength"]


def test_check_uses_the_files_replications_and_says_what_did_not_differ(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN)
    done = sim(tmp_path, "check", "own.yaml")
    assert "of 60 futures; expected 50%" in done.stdout
    for words in ("holds in ", "does not hold in ", "no difference in "):
        assert words in done.stdout
    found = json.loads(sim(tmp_path, "check", "own.yaml", "--reps", "30", "--json").stdout)
    assert (found["scenario"], found["replications"]) == (["own"], 30)
    (row,) = found["checks"]
    (verdict,) = row["expect"]
    assert verdict["replications"] == 30
    parts = [verdict[key] for key in ("share", "share_opposite", "share_equal")]
    assert sum(parts) == pytest.approx(1.0)


def test_check_judges_what_a_scenario_expects(tmp_path: Path) -> None:
    done = sim(tmp_path, "check", "cede_sales")
    assert done.returncode == 0
    assert "holds" in done.stdout
    (tmp_path / "hope.yaml").write_text(
        "schema: 1\nname: hope\ntitle: t\nquestion: q?\nextends: cede_sales\n"
        "expect:\n  - {measure: aito_share, month: 2025-12, lower_than: 0.1, probability: 0.5}\n"
    )
    failed = sim(tmp_path, "check", "hope.yaml")
    assert failed.returncode == 1
    assert "FAILS" in failed.stdout
    assert "1 expectation failed" in failed.stderr
    assert sim(tmp_path, "check", "hope.yaml", "--no-expect").returncode == 0


def test_new_writes_a_scenario_that_runs_and_never_overwrites(tmp_path: Path) -> None:
    done = sim(tmp_path, "new", "mine", "--from", "cede_sales")
    assert done.returncode == 0
    text = (tmp_path / "mine.yaml").read_text()
    assert sim(tmp_path, "run", "mine.yaml", "--reps", "20", "--months", "3").returncode == 0
    again = sim(tmp_path, "new", "mine", "--from", "keep_control")
    assert again.returncode == 2
    assert "already exists" in again.stderr
    assert (tmp_path / "mine.yaml").read_text() == text


def test_schema_accepts_what_is_shipped_and_refuses_a_slip(tmp_path: Path) -> None:
    schema = json.loads(sim(tmp_path, "schema").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    for path in (Path(__file__).parents[2] / "scenarios").glob("*.yaml"):
        assert validator.is_valid(yaml.safe_load(path.read_text())), path
    slip = {"schema": 1, "name": "x", "title": "t", "question": "q", "aliance": {}}
    assert not validator.is_valid(slip)


def test_assumptions_tells_the_evidence_of_every_number(tmp_path: Path) -> None:
    rows = json.loads(sim(tmp_path, "assumptions", "--json").stdout)["assumptions"]
    assert rows["luxeed.june_sales"]["evidence"] == "public"
    assert all(row["evidence"] and row["source"] for row in rows.values())
    assert all(row["reason"] for row in rows.values() if row["evidence"] == "assumption")
    told = sim(tmp_path, "assumptions", "outlet").stdout
    assert "outlet_productivity" in told
    assert "presence_elasticity" not in told


@pytest.mark.parametrize(
    "name",
    [
        name if number % 4 == 0 else pytest.param(name, marks=pytest.mark.slow)
        for number, name in enumerate(shipped_names())
    ],
)
def test_shipped_scenarios_answer_in_80_columns_and_cut_nothing_off(
    tmp_path: Path, name: str
) -> None:
    done = sim(tmp_path, "run", name, "--reps", "40")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert "…" not in done.stdout
    assert all(line == line.rstrip() for line in lines)


def test_the_longest_and_the_shortest_run_answer_as_well(tmp_path: Path) -> None:
    for options in (("--reps", "30", "--months", "120"), ("--reps", "1", "--months", "1")):
        done = sim(tmp_path, "run", "cede_sales", *options)
        assert done.returncode == 0, done.stderr
        assert max(map(len, done.stdout.splitlines())) <= 80
        assert "…" not in done.stdout
        assert "1 months" not in done.stdout
        assert "1 futures" not in done.stdout


def test_assumptions_lists_what_is_fixed_as_well(tmp_path: Path) -> None:
    told = sim(tmp_path, "assumptions", "crowded").stdout
    assert "structure.crowded_months" in told
