"""Whatever signal ends a command, at whatever moment: one line is said, and nothing is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sim.stopping import MESSAGE
from tests.patience import PATIENCE
from tools.sessions import AVAILABLE, left_after, members

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="finds processes in /proc")
LONG = ("run", "cede_sales", "--reps", "100000", "--months", "6", "--block", "500", "--jobs", "2")
CALIBRATE = ("calibrate", "--walkers", "58", "--steps", "3000", "--jobs", "2")


@dataclass
class Started:
    """A command that is at work in a session of its own."""

    process: subprocess.Popen[bytes]
    folder: Path
    scratch: Path

    def said(self) -> str:
        return (self.folder.parent / "errors").read_text()

    def wait_for(self, what: Callable[[], object], seconds: float = PATIENCE) -> None:
        until = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < until, "it did not come about"
            assert self.process.poll() is None, self.said()
            time.sleep(0.005)

    def workers_compute(self) -> bool:
        """Whether two worker processes have used the processor for a while."""
        ticks = [_ticks(pid) for pid in members(self.process.pid) if pid != self.process.pid]
        return sum(each > 0.6 * os.sysconf("SC_CLK_TCK") for each in ticks) == 2

    def has_workers(self) -> bool:
        """Whether two have been started, beside a helper of Python's."""
        return len(members(self.process.pid)) >= 4

    def nothing_is_left(self) -> bool:
        here = [*self.folder.rglob("*")] if self.folder.exists() else []
        # a fit goes on in this folder when it is started again
        steps = [path for path in here if ".part" in str(path)]
        kept = {path for each in steps for path in (each, *each.parents)}
        left = [path for path in here if path not in kept]
        return left_after(self.process.pid, PATIENCE) == [*self.scratch.iterdir()] == left == []


def _ticks(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11])
    except OSError:
        return 0


def handles_signals(pid: int) -> bool:
    """Whether a process has come as far as `sim`; Python itself does not catch SIGTERM."""
    caught = Path(f"/proc/{pid}/status").read_text().partition("SigCgt:\t")[2]
    return bool(int(caught[:16], 16) >> (signal.SIGTERM - 1) & 1)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Started]]:
    """Starts a command; what is left of it is ended after the test."""
    started: list[Started] = []

    def begin(*arguments: str, script: bool = False) -> Started:
        folder, scratch = tmp_path / "work", tmp_path / "tmp"
        folder.mkdir()
        scratch.mkdir()
        sim = [str(Path(sys.executable).with_name("sim"))]
        with (tmp_path / "errors").open("wb") as errors:
            process = subprocess.Popen(
                [*(sim if script else (sys.executable, "-m", "sim")), *arguments],
                cwd=folder,
                env={**os.environ, "TMPDIR": str(scratch)},
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
            )
        started.append(Started(process, folder, scratch))
        return started[-1]

    yield begin
    for each in started:
        for pid in members(each.process.pid):
            os.kill(pid, signal.SIGKILL)
        each.process.wait(timeout=PATIENCE)


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_workers_and_the_tape_go_with_their_parent(
    start: Callable[..., Started], sent: signal.Signals
) -> None:
    command = start(*LONG)
    command.wait_for(command.workers_compute)
    assert [*command.scratch.iterdir()] == [], "the tape has no name"
    command.process.send_signal(sent)
    killed = sent is signal.SIGKILL
    assert command.process.wait(timeout=PATIENCE) == (-9 if killed else 143)
    assert command.nothing_is_left()
    assert command.said() == ("" if killed else f"{MESSAGE}\n")


@pytest.mark.parametrize(
    ("arguments", "wait"),
    [(LONG, 0.0), (LONG, 0.2), (CALIBRATE, 0.1)],
    ids=["run-at-once", "run", "calibrate"],
)
def test_ctrl_c_while_workers_start(
    start: Callable[..., Started], arguments: tuple[str, ...], wait: float
) -> None:
    """A terminal sends it to all of them alike."""
    command = start(*arguments)
    command.wait_for(command.has_workers)
    time.sleep(wait)
    os.killpg(command.process.pid, signal.SIGINT)
    assert command.process.wait(timeout=PATIENCE) == 130
    assert command.said() == f"{MESSAGE}\n"
    assert command.nothing_is_left()


@pytest.mark.parametrize("script", [False, True])
def test_ctrl_c_while_the_project_is_imported(start: Callable[..., Started], script: bool) -> None:
    command = start("list", script=script)
    command.wait_for(lambda: handles_signals(command.process.pid))
    os.killpg(command.process.pid, signal.SIGINT)
    assert command.process.wait(timeout=PATIENCE) == 130
    assert command.said() == f"{MESSAGE}\n"


def test_an_ignored_signal_stays_ignored(tmp_path: Path) -> None:
    """As `nohup` has it, and a shell for what runs in its background."""
    command = f"trap '' HUP INT; exec '{sys.executable}' -m sim check cede_sales"
    process = subprocess.Popen(["sh", "-c", command], cwd=tmp_path, stdout=subprocess.DEVNULL)
    while not handles_signals(process.pid):
        time.sleep(0.005)
    for number in (signal.SIGHUP, signal.SIGINT):
        process.send_signal(number)
    assert process.wait(timeout=PATIENCE) == 0
