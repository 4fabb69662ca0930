"""Run folders: whole or absent, found again, never overwritten, and clear about what is wrong."""

from __future__ import annotations

import dataclasses
import errno
import os
import subprocess
import sys
import time

import numpy as np
import pytest

from sim.errors import StoreError
from sim.store import files, temporary
from sim.store.contents import contents
from sim.store.names import DATA_FILES, MANIFEST, RELATED, SCENARIO
from sim.store.run_folder import find, load, newest, resolve_run, run_id, save
from sim.study import series as study
from tests.unit.fakes import recording
from tests.unit.store.samples import (
    CANONICAL,
    RUN,
    WRITTEN,
    change_manifest,
    contents_of,
    made_by_older_version,
)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "runs"


def test_the_name_follows_from_what_decides_the_result():
    assert run_id("fake", CANONICAL, "1") == RUN
    assert RUN.startswith("fake-")
    assert len(RUN) == len("fake-") + 8
    assert len({RUN, run_id("fake", CANONICAL, "2"), run_id("fake", CANONICAL + b" ", "1")}) == 3


@pytest.mark.parametrize("name", ["", "a/b", ".hidden", "..", "a\\b"])
def test_a_name_that_is_no_folders(name):
    with pytest.raises(StoreError, match="cannot name a folder"):
        run_id(name, CANONICAL, "1")


def test_there_and_back(out):
    result = contents_of()
    path = save(out, RUN, result)
    assert path == out / RUN
    assert find(out, RUN) == path
    assert [p.name for p in out.parent.iterdir()] == ["runs"]
    assert [p.name for p in out.iterdir()] == [RUN]
    assert {p.name for p in path.iterdir()} == {MANIFEST, *DATA_FILES}
    run = load(path)
    assert run.manifest.scenario == "fake"
    assert run.resolved == "name: fake\n"
    assert (path / SCENARIO).read_bytes() == WRITTEN.scenario
    assert (path / RELATED).read_text() == WRITTEN.related
    assert run.events == result.events
    assert run.events[1]["month"] == "2025-08"
    words = ["month", "agent", "rule", "from", "to", "reason", "share"]
    assert list(run.events[0]) == [*words, "kind", "about", "values"]
    assert run.events[0]["share"] == 0.25
    for name, values in result.series.columns().items():
        assert np.array_equal(getattr(run.series, name), values)
    assert list(run.replications) == ["replication", *result.replications]
    assert list(run.replications)[1] == "channel_fee"
    assert run.replications["replication"].tolist() == list(range(40))
    for name, values in result.replications.items():
        assert run.replications[name].tobytes() == values.tobytes()


def test_tables_are_read_only_when_asked_for(out):
    run = load(save(out, RUN, contents_of()))
    (run.path / "series.parquet").unlink()
    assert run.resolved
    with pytest.raises(StoreError, match=r"series\.parquet"):
        _ = run.series


def test_the_same_data_gives_the_same_bytes(tmp_path):
    first = save(tmp_path / "a", RUN, contents_of())
    second = save(tmp_path / "b", RUN, contents_of())
    for name in DATA_FILES:
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_nothing_is_overwritten(out):
    path = save(out, RUN, contents_of())
    before = {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in path.iterdir()}
    assert save(out, RUN, contents_of(end="2027-01-01T00:00:00+00:00")) == path
    assert before == {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in path.iterdir()}


def test_another_process_wins_the_race(out, monkeypatch):
    fill = files.sync_folder

    def rival(folder):
        monkeypatch.setattr(files, "sync_folder", fill)
        save(out, RUN, contents_of(end="2031-01-01T00:00:00+00:00"))
        fill(folder)

    monkeypatch.setattr(files, "sync_folder", rival)
    path = save(out, RUN, contents_of())
    assert load(path).manifest.end.startswith("2031")
    assert [p.name for p in out.iterdir()] == [RUN]
    assert [p.name for p in out.parent.iterdir()] == ["runs"]


def test_absent(out):
    assert find(out, RUN) is None
    assert newest(out) is None
    with pytest.raises(StoreError, match="no such run folder"):
        load(out / RUN)


@pytest.mark.parametrize("name", [MANIFEST, *DATA_FILES])
def test_a_missing_file(out, name):
    path = save(out, RUN, contents_of())
    (path / name).unlink()
    with pytest.raises(StoreError, match=f"{RUN}: damaged: {name} is missing; move this folder"):
        find(out, RUN)
    with pytest.raises(StoreError, match="damaged"):
        save(out, RUN, contents_of())
    assert newest(out) is None


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_truncated_file(out, name):
    path = save(out, RUN, contents_of())
    with (path / name).open("r+b") as file:
        file.truncate((path / name).stat().st_size // 2)
    with pytest.raises(StoreError, match=f"{name} is not as it was written"):
        load(path)


def test_not_done(out):
    path = save(out, RUN, contents_of())
    change_manifest(path, lambda told: told.update(status="interrupted"))
    with pytest.raises(StoreError, match="was interrupted; move this folder away"):
        find(out, RUN)


def test_a_file_in_place_of_the_run(out):
    out.mkdir()
    (out / RUN).write_text("mine")
    with pytest.raises(StoreError, match="a file stands where"):
        save(out, RUN, contents_of())
    assert (out / RUN).read_text() == "mine"


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_place_of_the_folder_of_runs(out, below):
    out.write_text("mine")
    with pytest.raises(StoreError, match=r"a file stands where a folder is needed.*--out"):
        save(out / below, RUN, contents_of())
    assert out.read_text() == "mine"
    assert [p.name for p in out.parent.iterdir()] == ["runs"]


@pytest.mark.parametrize(
    ("code", "said"), [(errno.ENOSPC, "disk is full; free some space"), (errno.EIO, "error")]
)
@pytest.mark.parametrize("call", range(10))
def test_a_full_disk_leaves_nothing_behind(out, monkeypatch, code, said, call):
    sync, calls = os.fsync, []

    def full(handle):
        calls.append(handle)
        if len(calls) == call + 1:
            raise OSError(code, os.strerror(code))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    if call >= 9:
        save(out, RUN, contents_of())
        return
    with pytest.raises(StoreError, match=said):
        save(out, RUN, contents_of())
    left = [p.name for p in out.parent.rglob("*") if not p.is_dir()]
    assert left == [] or call == 8  # the last sync comes after the rename: the run is there
    assert not list(out.parent.rglob(".*"))


LIMITED = """
import resource, sys
from pathlib import Path
from sim.errors import StoreError
from sim.store.run_folder import save
from tests.unit.store.samples import RUN, contents_of
result = contents_of()
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    save(Path(sys.argv[1]), RUN, result)
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs setrlimit (a POSIX system)")
def test_a_write_that_really_fails(out):
    command = [sys.executable, "-c", LIMITED, str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "the file would be larger than is allowed here" in done.stdout
    assert list(out.parent.iterdir()) == []


@pytest.fixture
def closed(tmp_path):
    """A folder without rights to write; rights count for nothing as root, so step down."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield folder
    if root:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX rights")
@pytest.mark.parametrize("below", ["", "runs"])
def test_no_rights(closed, below):
    with pytest.raises(StoreError, match=r"permission denied; choose another folder with --out"):
        save(closed / below, RUN, contents_of())


def test_an_interrupt_leaves_nothing_behind(out, monkeypatch):
    def stop(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        save(out, RUN, contents_of())
    assert list(out.parent.iterdir()) == []


def test_leftovers_of_the_dead_are_swept_and_of_the_living_kept(out):
    out.mkdir()
    host = temporary._host()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    parent = os.getppid()
    left = out / f".alliance-sim.{host}.{dead.pid}.0.tmp"
    alive = out / f".alliance-sim.{host}.{parent}.0.tmp"
    elsewhere = out / f".alliance-sim.otherhost.{dead.pid}.0.tmp"
    ancient = out / f".alliance-sim.otherhost.{dead.pid}.1.tmp"
    own = out / ".mine.tmp"
    for folder in (left, alive, elsewhere, ancient, own):
        folder.mkdir()
        (folder / "x").write_text("x")
    os.utime(ancient, (time.time() - 10 * 86400,) * 2)
    file = out / f".alliance-sim.{host}.{dead.pid}.1.tmp"
    file.write_text("half a rep")
    save(out, RUN, contents_of())
    assert not left.exists()
    assert not file.exists()
    assert not ancient.exists()
    assert alive.exists()
    assert elsewhere.exists()
    assert own.exists()


def test_newest_and_resolve(out):
    first = save(out, "fake-00000001", contents_of(end="2026-01-01T00:00:00+00:00"))
    last = save(out, "fake-00000002", contents_of(end="2026-01-03T00:00:00+00:00"))
    other = save(out, "other-00000003", contents_of("other", "2026-01-02T00:00:00+00:00"))
    assert newest(out) == last
    assert newest(out, "other") == other
    assert newest(out, "nobody") is None
    assert resolve_run(out, str(first)).path == first
    assert resolve_run(out, "fake-00000001").path == first
    assert resolve_run(out, "fake").path == last
    with pytest.raises(StoreError, match=r"fakes: neither .* did you mean 'fake'"):
        resolve_run(out, "fakes")
    with pytest.raises(StoreError, match="neither a run folder nor a run in"):
        resolve_run(out / "nowhere", "x")


def test_an_empty_folder_is_damaged_not_absent(out):
    (out / RUN).mkdir(parents=True)
    with pytest.raises(StoreError, match=r"manifest\.json is missing"):
        resolve_run(out, RUN)


def test_a_draw_named_as_an_outcome():
    run = dataclasses.replace(recording(1, 3), draws={"hhi_last": np.zeros(3)})
    table, found = study.series(run), study.outcomes(run)
    with pytest.raises(StoreError, match="hhi_last"):
        contents(contents_of().manifest, WRITTEN, run, table, found)


def test_a_folder_that_an_older_version_wrote_is_whole(out):
    """It has no author's file and no related scenarios, and its manifest names none."""
    path = save(out, RUN, contents_of())
    for name in (SCENARIO, RELATED):
        (path / name).unlink()
    change_manifest(path, lambda told: [told["files"].pop(n) for n in (SCENARIO, RELATED)])
    made_by_older_version(path)
    run = load(path)
    assert not run.manifest.is_checked
    run.check()
    assert len(run.events) == len(contents_of().events)


def test_of_a_scenarios_runs_the_preferred_come_first(out):
    first = save(out, RUN, contents_of())
    save(out, "fake-00000000", contents_of(end="2027-01-01T00:00:00+00:00"))
    assert newest(out, "fake") == out / "fake-00000000"
    assert newest(out, "fake", prefer=lambda run: run.path.name == RUN) == first
    assert newest(out, "fake", prefer=lambda _: False) == out / "fake-00000000"
