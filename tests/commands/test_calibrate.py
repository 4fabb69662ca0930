"""`sim calibrate` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.test_run import sim

FEW = ("--steps", "60", "--walkers", "58")
"""As few as the command takes."""


def test_it_says_what_is_identified_and_keeps_the_ensemble(tmp_path: Path) -> None:
    done = sim(tmp_path, "calibrate", *FEW)
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())
    assert "assumptions that the past can speak of" in told
    assert "All others of the register are untouched" in told
    assert max(map(len, done.stdout.splitlines())) <= 80
    (folder,) = (tmp_path / "runs").iterdir()
    assert {path.name for path in folder.iterdir()} == {"ensemble.csv", "calibration.json"}
    again = json.loads(sim(tmp_path, "calibrate", *FEW, "--json").stdout)
    assert again["folder"] == f"runs/{folder.name}"
    assert {each["grade"] for each in again["assumptions"]} <= {"identified", "weakly", "open"}
    assert again["observations"] == 60
    assert (again["kind"], again["seed"], again["scenario"]) == ("calibrate", 625, None)
    rows = sim(tmp_path, "calibrate", *FEW, "--csv").stdout.splitlines()
    assert rows[0].startswith("name,")
    assert len(rows) == len(again["assumptions"]) + 1
    assert sim(tmp_path, "calibrate", *FEW, "--quiet").stdout == f"runs/{folder.name}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--until", "2025-07"), "take a month of the history"),
        (("--until", "June"), "take a month of the history"),
        (("--walkers", "59"), "take an even number"),
        (("--walkers", "56"), "greater than or equal to 58"),
        (("--json", "--md"), "cannot both go to standard output"),
    ],
)
def test_bad_input_is_one_clear_error(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = sim(tmp_path, "calibrate", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_it_draws_what_was_learnt(tmp_path: Path) -> None:
    done = sim(tmp_path, "calibrate", *FEW, "--until", "2025-05", "--json", "--plot", "pictures")
    assert done.returncode == 0, done.stderr
    assert "pictures/calibration-widths.svg" in done.stderr.splitlines()
    (path,) = (tmp_path / "pictures").iterdir()
    text = path.read_text(encoding="utf-8")
    (ensemble,) = (tmp_path / "runs").glob("*/ensemble.csv")
    names = ensemble.read_text(encoding="utf-8").partition("\n")[0]
    assert "nest_dissimilarity" in names
    for june in ("june_shock", ".share"):
        assert june not in names, "the fit ends in May"
    grades = [each["grade"] for each in json.loads(done.stdout)["assumptions"]]
    count = grades.count("identified") or "none"
    title = f"The history to May 2025 identifies {count} of {len(grades)} assumptions"
    assert f"<dc:title>{title}</dc:title>" in text
    for words in ("until: 2025-05", "walkers: 58", "steps: 60", "seed: 625"):
        assert words in text, words


def test_a_picture_that_cannot_be_written_is_refused_before_the_fit(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    path = tmp_path / "pictures" / "calibration-widths.svg"
    path.write_text("mine")
    for folder, words in (
        ("pictures", "pictures/calibration-widths.svg: already exists; move it away"),
        ("pictures/calibration-widths.svg/x", "a file stands where a folder is needed"),
    ):
        done = sim(tmp_path, "calibrate", *FEW, "--plot", folder)
        assert done.returncode == 2
        assert words in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert done.stdout == ""
    assert path.read_text() == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["pictures"], "nothing was fitted"
