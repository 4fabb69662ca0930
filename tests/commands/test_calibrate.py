"""`sim calibrate` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.test_run import sim

FEW = ("--steps", "60", "--walkers", "52")


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
    assert again["observations"] == 46


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--until", "2025-07"), "take a month of the history"),
        (("--until", "June"), "take a month of the history"),
        (("--walkers", "53"), "take an even number"),
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
