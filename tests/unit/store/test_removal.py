"""Removing runs: run folders go as a whole, and nothing else ever does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.errors import StoreError
from sim.store import removal
from sim.store.kept_runs import kept_runs
from sim.store.names import DATA_FILES, MANIFEST, REPORT
from sim.store.removal import refusal, remove
from sim.store.run_folder import find, save
from sim.store.temporary import is_temporary
from tests.unit.store.samples import RUN, contents_of


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return save(tmp_path / "runs", RUN, contents_of())


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): b"" if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
    }


def test_a_whole_run_goes_without_a_trace(run: Path) -> None:
    (run / REPORT).write_text("a report")
    remove(run)
    assert list(run.parent.iterdir()) == []
    assert save(run.parent, RUN, contents_of()) == run, "it can be made again"


@pytest.mark.parametrize("name", [MANIFEST, *DATA_FILES])
def test_a_damaged_run_can_be_removed(run: Path, name: str) -> None:
    (run / name).unlink()
    remove(run)
    assert list(run.parent.iterdir()) == []


def _with_notes(run: Path) -> Path:
    (run / "notes.txt").write_text("mine")
    return run


def _with_folder(run: Path) -> Path:
    (run / "series.parquet").unlink()
    (run / "series.parquet").mkdir()
    return run


def _with_link(run: Path) -> Path:
    (run.parent / "precious").write_text("mine")
    (run / REPORT).symlink_to(run.parent / "precious")
    return run


def _linked(run: Path) -> Path:
    link = run.parent / "linked-01234567"
    link.symlink_to(run)
    return link


def _renamed(run: Path) -> Path:
    return run.rename(run.parent / "my_results")


def _empty(run: Path) -> Path:
    folder = run.parent / "empty-01234567"
    folder.mkdir()
    return folder


def _calibration(run: Path) -> Path:
    folder = _empty(run).rename(run.parent / "calibration-01234567")
    (folder / "calibration.json").write_text("{}")
    return folder


def _file(run: Path) -> Path:
    file = run.parent / "file-01234567"
    file.write_text("mine")
    return file


def _absent(run: Path) -> Path:
    return run.parent / "absent-01234567"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_with_notes, r"holds 'notes\.txt', which is no file of a run; move that away first"),
        (_with_folder, r"holds 'series\.parquet', which is no file of a run"),
        (_with_link, r"holds 'report\.html', which is no file of a run"),
        (_linked, "a link, not a run folder"),
        (_renamed, "not the name of a run folder"),
        (_empty, "holds no file of a run"),
        (_calibration, r"holds 'calibration\.json'"),
        (_file, "a file, not a run folder"),
        (_absent, "no such run folder"),
        (lambda run: run.parent, "not the name of a run folder"),
    ],
)
def test_nothing_else_is_removed(run, make, says) -> None:  # type: ignore[no-untyped-def]
    path = make(run)
    before = _tree(run.parent.parent)
    with pytest.raises(StoreError, match=says):
        remove(path)
    assert _tree(run.parent.parent) == before


def test_what_is_put_there_in_the_meantime_stays(
    run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(path: Path) -> Path:
        hidden = path.rename(path.with_name(".hidden"))
        (hidden / "notes.txt").write_text("mine")
        return hidden

    monkeypatch.setattr(removal, "hide", late)
    with pytest.raises(StoreError, match="cannot remove the run"):
        remove(run)
    assert _tree(run.parent) == {RUN: b"", f"{RUN}/notes.txt": b"mine"}


@pytest.mark.parametrize("call", range(len(DATA_FILES) + 1))
def test_a_removal_that_fails_can_be_seen_and_tried_again(
    run: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    unlink, calls = os.unlink, []

    def failing(path: str) -> None:
        calls.append(path)
        if len(calls) == call + 1:
            raise PermissionError(13, "no")
        unlink(path)

    monkeypatch.setattr(os, "unlink", failing)
    with pytest.raises(StoreError, match="cannot remove the run"):
        remove(run)
    assert [path.name for path in run.parent.iterdir()] == [RUN]
    monkeypatch.undo()
    remove(run)
    assert list(run.parent.iterdir()) == []


KILLED = """
import os, sys
from pathlib import Path
from sim.store.removal import remove
unlink, calls = os.unlink, []
def dying(path):
    calls.append(path)
    if len(calls) == int(sys.argv[2]):
        os._exit(9)
    unlink(path)
os.unlink = dying
remove(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("call", [1, 4])
def test_a_crash_leaves_no_run_and_what_it_leaves_is_swept(run: Path, call: int) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(run), str(call)], check=False)
    assert done.returncode == 9
    out = run.parent
    assert find(out, RUN) is None
    assert kept_runs(out) == []
    (left,) = out.iterdir()
    assert is_temporary(left.name)
    save(out, RUN, contents_of())
    assert [path.name for path in out.iterdir()] == [RUN]


def test_the_list_has_whole_runs_latest_first_and_then_damaged_ones(tmp_path: Path) -> None:
    out = tmp_path / "runs"
    save(out, "a-00000001", contents_of())
    save(out, "b-00000002", contents_of(end="2027-01-01T00:00:00+00:00"))
    (save(out, "c-00000003", contents_of()) / "series.parquet").unlink()
    (out / "notes").mkdir()
    (out / ".alliance-sim.host.1.0.tmp").mkdir()
    found = kept_runs(out)
    assert [run.path.name for run in found] == ["b-00000002", "a-00000001", "c-00000003"]
    assert [run.problem.partition(";")[0] for run in found] == ["", "", "series.parquet is missing"]
    whole = out / "a-00000001"
    assert found[1].size == sum(file.stat().st_size for file in whole.iterdir())
    assert kept_runs(tmp_path / "nowhere") == []


def test_a_run_with_notes_in_it_is_listed_and_not_removed(run: Path) -> None:
    _with_notes(run)
    (found,) = kept_runs(run.parent)
    assert found.problem == ""
    assert refusal(run) is not None
