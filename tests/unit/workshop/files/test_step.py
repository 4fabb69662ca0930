"""A step is done or not, whenever the process dies."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sim.errors import InputError, StoreError
from sim.store.sealed import sealed
from sim.workshop.files import step as step_module
from sim.workshop.files.disk import digest
from sim.workshop.files.step import PENDING, Step, alone, finish, take
from tests.unit.workshop.files.made import tree

STEP = Step(
    put={"round_1/results.txt": b"told", "round_1/seen/a.txt": b"a", "round_2/t1.yaml": b"#"},
    aside=(("round_1/old.txt", "undone_2/round_1/old.txt"),),
    remove={"round_1/gone/x": digest(b"x"), "round_1/gone": ""},
)


def _begin(folder: Path) -> Path:
    (folder / "round_1" / "gone").mkdir(parents=True)
    (folder / "round_1" / "old.txt").write_text("old")
    (folder / "round_1" / "gone" / "x").write_text("x")
    return folder


def _die_at(folder: Path, operation: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Do the step in another process that is killed at one of its operations; whether it was."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    try:
        left = [operation]

        def counted(real: Any) -> Any:
            def does(*given: Any, **named: Any) -> Any:
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*given, **named)

            return does

        for name in ("rename", "mkdir", "unlink", "rmdir"):
            monkeypatch.setattr(Path, name, counted(getattr(Path, name)))
        monkeypatch.setattr(step_module, "write_file", counted(step_module.write_file))
        monkeypatch.setattr(shutil, "rmtree", counted(shutil.rmtree))
        take(folder, STEP)
    finally:
        os._exit(0)


def test_the_old_state_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tree(_begin(tmp_path / "old"))
    take(_begin(tmp_path / "new"), STEP)
    new = tree(tmp_path / "new")
    assert new["round_1/seen/a.txt"] == digest(b"a")
    assert "undone_2/round_1/old.txt" in new
    assert "round_1/gone" not in new
    found = []
    for operation in range(1, 100):
        folder = _begin(tmp_path / f"at_{operation}")
        killed = _die_at(folder, operation, monkeypatch)
        with alone(folder):
            finish(folder)
        now = {k: v for k, v in tree(folder).items() if not k.startswith(".step.tmp")}
        assert now in (old, new), operation
        found.append(now == new)
        if not killed:
            break
        # and the folder works: the step can be done when it was not
        if now == old:
            take(folder, STEP)
            assert tree(folder) == new
    assert found == sorted(found)
    assert not found[0]
    assert len(found) > 20


def test_a_command_at_a_time(tmp_path: Path) -> None:
    asked = (
        "import sys; from pathlib import Path; from sim.workshop.files.step import alone\n"
        "with alone(Path(sys.argv[1])): print('in')"
    )
    with alone(tmp_path):
        done = subprocess.run(
            [sys.executable, "-c", asked, str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert "another command is at work there" in done.stderr
    with alone(tmp_path):
        pass


def test_what_appeared_in_between_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _begin(tmp_path / "w")
    with monkeypatch.context() as patch:
        patch.setattr(step_module, "finish", lambda folder: None)
        take(folder, STEP)
    (folder / "round_1" / "results.txt").write_text("somebody's")
    (folder / "round_1" / "gone" / "x").write_text("changed")
    with pytest.raises(StoreError, match="is in the way"):
        finish(folder)
    assert (folder / "round_1" / "results.txt").read_text() == "somebody's"
    (folder / "round_1" / "results.txt").unlink()
    finish(folder)
    assert (folder / "round_1" / "results.txt").read_text() == "told"
    assert (folder / "round_1" / "gone" / "x").read_text() == "changed"


@pytest.mark.parametrize(
    "plan",
    [
        {"aside": [], "remove": {"../precious.txt": digest(b"precious")}, "put": {}},
        {"aside": [], "remove": {"round_1/../../precious.txt": digest(b"precious")}, "put": {}},
        {"aside": [], "remove": {"round_1/out/precious.txt": digest(b"precious")}, "put": {}},
        {"aside": [["../precious.txt", "undone_1/a"]], "remove": {}, "put": {}},
        {"aside": [], "remove": {"workshop.yaml": digest(b"precious")}, "put": {}},
        {"aside": [], "remove": {"/precious.txt": digest(b"precious")}, "put": {"round_1/x": "7"}},
        {"remove": {}},
    ],
)
def test_a_forged_plan_reaches_nothing_outside(tmp_path: Path, plan: Any) -> None:
    folder = _begin(tmp_path / "w")
    for home in (tmp_path, folder):
        (home / "precious.txt").write_text("precious")
    (folder / "workshop.yaml").write_text("precious")
    (folder / "round_1" / "out").symlink_to(tmp_path)
    (folder / PENDING).mkdir()
    (folder / PENDING / "plan.json").write_bytes(sealed(plan))
    before = tree(tmp_path)
    with pytest.raises(StoreError):
        finish(folder)
    assert tree(tmp_path) == before


def test_a_damaged_step_is_refused_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the plan and of the new files, wherever the damage is."""
    folder = _begin(tmp_path / "w")
    with monkeypatch.context() as patch:
        patch.setattr(step_module, "finish", lambda folder: None)
        take(folder, STEP)
    luck = random.Random(8)
    files = [path for path in (folder / PENDING).rglob("*") if path.is_file()]
    assert len(files) > 1
    for path in files:
        whole = path.read_bytes()
        for _ in range(60):
            changed = bytearray(whole)
            changed[luck.randrange(len(whole))] ^= 1 << luck.randrange(8)
            path.write_bytes(changed)
            before = tree(folder)
            with pytest.raises(StoreError, match="is damaged; move"):
                finish(folder)
            assert tree(folder) == before
        path.write_bytes(whole)
    for content in (b'{"put": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", b"[]", b"", b"\xff"):
        (folder / PENDING / "plan.json").write_bytes(content)
        with pytest.raises(StoreError, match="is damaged; move"):
            finish(folder)


def test_where_nothing_can_be_written_nothing_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _begin(tmp_path / "w")
    before = tree(folder)

    def read_only(path: Path, content: bytes) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(step_module, "write_file", read_only)
    with pytest.raises(StoreError, match=r"the disk is read-only; .* Nothing was changed"):
        take(folder, STEP)
    assert tree(folder) == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="sim workshop new"), alone(tmp_path / "w"):
        pass
