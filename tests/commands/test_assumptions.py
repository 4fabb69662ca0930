"""`sim assumptions` on what the history says of the register."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sim.study.calibrate.shipped import shipped_fit
from sim.world.world import register
from tests.commands.test_run import sim

FIT = {each.name: each for each in shipped_fit()}
OWN = (
    "schema: 1\nname: mine\ntitle: t\nquestion: q?\nextends: cede_sales\nassumptions:\n"
    "  shock_sd: {low: 0.1, high: 0.2}\n  market_sd: {fixed: 0.05}\n"
    "  overlap_cost: {low: 0.1, high: 0.2}\n"
)


def rows(folder: Path, *arguments: str) -> dict[str, Any]:
    done = sim(folder, "assumptions", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)["assumptions"]
    return found


def told(folder: Path, *arguments: str) -> str:
    done = sim(folder, "assumptions", *arguments)
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    return " ".join(done.stdout.split())


def test_json_has_the_history_of_every_drawn_number_and_of_no_other(tmp_path: Path) -> None:
    found = rows(tmp_path)
    drawn = {name for name, number in register().items() if number.value is None}
    assert {name for name, row in found.items() if "history" in row} == drawn
    for name, each in FIT.items():
        assert found[name]["history"] == {
            "grade": each.grade,
            "p05": each.p05,
            "p50": each.p50,
            "p95": each.p95,
            "width": each.width,
            "edge": each.edge,
            "trades": [list(pair) for pair in each.trades],
        }
    for name in drawn - set(FIT):
        assert found[name]["history"] == {"grade": "untouched"}


def test_the_history_stands_under_the_evidence_of_what_is_fitted(tmp_path: Path) -> None:
    for each in (FIT["shock_sd"], FIT["launch_pull"]):
        words = told(tmp_path, each.name)
        told_width = f"median {each.p50:.2f}; {round(100 * each.width)}% as wide: "
        assert f"history: {each.p05:.2f} to {each.p95:.2f} in 90% of the ensemble, " in words
        assert told_width in words
        assert ("presses against" in words) == bool(each.edge)
        for other, value in each.trades:
            assert f"{other} ({value:+.1f})" in words
    assert "history: " not in told(tmp_path, "overlap_cost")


def test_it_ends_with_how_many_are_identified_and_which(tmp_path: Path) -> None:
    words = told(tmp_path)
    drawn = sum(number.value is None for number in register().values())
    grades = [each.grade for each in FIT.values()]
    known = [name for name in register() if name in FIT and FIT[name].grade == "identified"]
    assert known, "the shipped fit identifies something"
    assert words.endswith(
        f"Of {drawn} drawn numbers the sales history identifies {len(known)} "
        f"({', '.join(known)}), narrows {grades.count('weakly')} a little and leaves "
        f"{grades.count('open')} open and {drawn - len(FIT)} untouched."
    )
    assert words.count("history: ") == len(FIT)


def test_the_summary_counts_what_is_shown(tmp_path: Path) -> None:
    assert told(tmp_path, "overlap_cost").endswith(
        "Of 1 drawn number the sales history identifies none and leaves 1 untouched."
    )
    assert "drawn" not in told(tmp_path, "structure.")
    assert told(tmp_path, "nothing_like_it") == "0 numbers: none"


def test_what_a_scenario_sets_itself_is_not_from_the_fit(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN)
    names = ("--scenario", "mine.yaml", "shock_", "market_sd", "overlap_cost")
    found = rows(tmp_path, *names)
    assert found["shock_sd"]["history"] == {"grade": "own range"}
    assert found["overlap_cost"]["history"] == {"grade": "own range"}
    assert "history" not in found["market_sd"]
    assert found["shock_persistence"]["history"]["p50"] == FIT["shock_persistence"].p50
    words = told(tmp_path, *names)
    assert words.count("the scenario's own range: not from the fit") == 2
    assert words.count("history: ") == 1
    assert "Of 3 drawn numbers" in words
    assert words.endswith("; 2 with a range of the scenario's.")


def test_under_prior_nothing_is_from_the_fit_which_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN + "run: {prior: true}\n")
    found = rows(tmp_path, "--scenario", "mine.yaml")
    grades = {row["history"]["grade"] for row in found.values() if "history" in row}
    assert grades == {"own range", "prior", "untouched"}
    assert found["shock_persistence"]["history"] == {"grade": "prior"}
    words = told(tmp_path, "--scenario", "mine.yaml")
    assert "of the ensemble" not in words
    assert words.count("Nothing is from the fit") == 1
    assert words.endswith("draws from the register's ranges (run.prior).")


def test_the_picture_shows_what_is_drawn_from_the_fit(tmp_path: Path) -> None:
    done = sim(tmp_path, "assumptions", "--json", "--plot", "p")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "p/assumptions-widths.svg\n"
    assert json.loads(done.stdout)
    text = (tmp_path / "p" / "assumptions-widths.svg").read_text(encoding="utf-8")
    count = sum(each.grade == "identified" for each in FIT.values())
    assert f"identifies {count} of {len(FIT)} assumptions</dc:title>" in text
    assert "command: sim assumptions --json --plot p" in text
    (tmp_path / "mine.yaml").write_text(OWN)
    own = sim(tmp_path, "assumptions", "--scenario", "mine.yaml", "--plot", "p")
    assert own.stderr == "p/mine-assumptions-widths.svg\n"
    text = (tmp_path / "p" / "mine-assumptions-widths.svg").read_text(encoding="utf-8")
    assert f" of {len(FIT) - 2} assumptions</dc:title>" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--plot", "taken"), "taken/assumptions-widths.svg: already exists; move it away"),
        (("--plot", "mine.yaml"), "a file stands where a folder is needed"),
        (("overlap_cost", "--plot", "p"), "none of these numbers is drawn from the fit"),
        (("--scenario", "mine.yaml", "--plot", "p"), "none of these numbers is drawn from the fit"),
    ],
)
def test_a_picture_that_cannot_be_is_one_clear_error(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / "taken").mkdir()
    taken = tmp_path / "taken" / "assumptions-widths.svg"
    taken.write_text("mine")
    (tmp_path / "mine.yaml").write_text(OWN + "run: {prior: true}\n")
    done = sim(tmp_path, "assumptions", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
    assert taken.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.yaml", "taken"]
