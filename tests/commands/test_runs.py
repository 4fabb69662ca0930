"""`sim runs` as a user meets it."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_run import sim
from tests.unit.store.samples import change_manifest

FEW = ("--reps", "4", "--months", "2", "--quiet")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with runs of two scenarios, one of them by another version of the model."""
    tmp_path = tmp_path_factory.mktemp("made")
    for name, seed in (("keep_control", "1"), ("keep_control", "2"), ("cede_sales", "1")):
        assert sim(tmp_path, "run", name, *FEW, "--seed", seed).returncode == 0
    (old,) = (tmp_path / "runs").glob("cede_sales-*")
    model = "0.0.9+abcdef012345"
    change_manifest(old, lambda told: told["versions"].update(model=model))
    change_manifest(old, lambda told: told.update(end="2025-01-01T00:00:00+00:00"))
    return tmp_path


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    shutil.copytree(made / "runs", tmp_path / "runs")
    return tmp_path


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "runs").iterdir())


def test_the_list_says_what_is_kept_and_what_is_wrong_with_it(kept: Path) -> None:
    damaged = next((kept / "runs").glob("keep_control-*"))
    (damaged / "series.parquet").unlink()
    done = sim(kept, "runs")
    assert done.returncode == 0, done.stderr
    head, *lines = done.stdout.splitlines()
    assert head.split()[:2] == ["run", "scenario"]
    by_name = {line.split()[0]: line for line in lines[:3]}
    assert set(by_name) == set(_names(kept))
    assert sorted(line.split()[-1] for line in by_name.values()) == ["complete", "damaged", "model"]
    (old,) = (line for line in by_name.values() if line.startswith("cede_sales"))
    assert "2025-01-01 00:00" in old
    assert "0.0.9+abcdef012345" in old
    assert f"{damaged.name}: damaged: series.parquet is missing" in done.stdout
    assert sim(kept, "runs", "list").stdout == done.stdout


def test_the_list_as_json(kept: Path) -> None:
    document = json.loads(sim(kept, "runs", "--json").stdout)
    assert document["kind"] == "runs"
    assert document["folder"] == "runs"
    assert [row["status"] for row in document["runs"]] == ["complete", "complete", "other model"]
    row = document["runs"][0]
    assert row["scenario"] == "keep_control"
    assert (row["replications"], row["months"], row["problem"]) == (4, 2, None)
    assert row["model"] == document["model"]
    assert (kept / row["run"] / "manifest.json").is_file()
    nothing = sim(kept, "runs", "--runs", "elsewhere", "--json")
    assert json.loads(nothing.stdout)["runs"] == []


@pytest.mark.parametrize("form", ["{}", "runs/{}"])
def test_runs_are_removed_by_name_or_path(kept: Path, form: str) -> None:
    first, second, third = _names(kept)
    words = (form.format(name) for name in (first, second))
    done = sim(kept, "runs", "remove", *words, "--yes")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [f"runs/{first}", f"runs/{second}"]
    assert _names(kept) == [third]


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (("--scenario", "keep_control"), 1),
        (("--older-than", "30"), 2),
        (("--other-model",), 2),
        (("--scenario", "keep_control", "--older-than", "30"), 3),
        (("--scenario", "nothing"), 3),
    ],
)
def test_runs_are_removed_by_what_they_are(kept: Path, options: tuple[str, ...], left: int) -> None:
    assert sim(kept, "runs", "remove", *options, "--yes").returncode == 0
    assert len(_names(kept)) == left


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("remove",), "name the runs to remove"),
        (("remove", "--scenario", "keep_control"), "say it with --yes"),
        (("remove", "keep_control", "--yes"), "no such run folder"),
        (("remove", "runs", "--yes"), "not the name of a run folder"),
        (("remove", ".", "--yes"), "not the name of a run folder"),
    ],
)
def test_what_is_not_clear_removes_nothing(
    kept: Path, arguments: tuple[str, ...], says: str
) -> None:
    before = _names(kept)
    done = sim(kept, "runs", *arguments, text="")
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stdout == ""
    assert _names(kept) == before


def test_one_wrong_name_among_several_removes_nothing(kept: Path) -> None:
    before = _names(kept)
    done = sim(kept, "runs", "remove", before[0], "other-00000000", "--yes")
    assert done.returncode == 2
    assert _names(kept) == before


@pytest.mark.parametrize(
    ("answer", "left", "code"), [("y\n", 1, 0), ("n\n", 3, 2), ("\x04", 3, 130)]
)
def test_a_person_is_asked(kept: Path, answer: str, left: int, code: int) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "sim", "runs", "remove", "--scenario", "keep_control"],
        cwd=kept,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.write(ours, answer.encode())
    _, told = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert "Remove 2 runs (" in told
    assert process.returncode == code
    assert len(_names(kept)) == left
