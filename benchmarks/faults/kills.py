"""Kill and interrupt commands at random moments, and look at what they leave."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.faults.commands import COMMANDS, prepare
from benchmarks.faults.counts import Counts
from benchmarks.faults.leftovers import temporary, torn
from sim.stopping import MESSAGE
from tools.sessions import left_after

__all__ = ["interrupts", "kills"]

_MOST_SECONDS = 6.0
"""The latest moment of a signal, where a command takes that long."""
_EARLY = 0.8
"""Seconds within which a command starts; a third of the signals fall there."""
_PATIENCE = 20.0
"""Seconds within which a command that was sent a signal must have ended."""
_BAD_WORDS = ("Traceback", "Exception ignored", "resource_tracker", "Warning:")
_lasted: dict[str, float] = {}
"""How long commands took at most that came to their end."""


def kills(number: int, seed: int) -> Counts:
    """Send SIGKILL or SIGTERM to commands, or to their whole group."""
    return _tried(number, seed, (signal.SIGKILL, signal.SIGTERM))


def interrupts(number: int, seed: int) -> Counts:
    """Send SIGINT to commands as a terminal does, to their whole group, and sometimes twice."""
    return _tried(number, seed, (signal.SIGINT,))


@dataclass(frozen=True)
class _Fault:
    """One signal to one command.

    Attributes:
        name: of the command.
        sent: the signal.
        group: whether all processes of the command get it.
        again: whether it is sent once more right after that.
        moment: when, in seconds after the start; for SIGINT after the command can handle it.
        script: whether the console script is started, or else the module.
    """

    name: str
    sent: signal.Signals
    group: bool
    again: bool
    moment: float
    script: bool

    @classmethod
    def drawn(cls, luck: random.Random, signals: tuple[signal.Signals, ...]) -> _Fault:
        name = luck.choice(list(COMMANDS))
        most = min(_EARLY if luck.random() < 0.3 else _MOST_SECONDS, _lasted.get(name, 99.0))
        sent = luck.choice(signals)
        group = luck.random() < (0.8 if sent is signal.SIGINT else 0.4)
        again = luck.random() < 0.1
        return cls(name, sent, group, again, luck.uniform(0.0, most), luck.random() < 0.5)

    @property
    def words(self) -> str:
        target = "the group of" if self.group else "only"
        twice = " twice" if self.again else ""
        return f"{self.sent.name}{twice} to {target} '{self.name}' after {self.moment:.3f} s"

    def send(self, process: subprocess.Popen[bytes]) -> None:
        for _ in range(1 + self.again):
            if process.poll() is None:
                (os.killpg if self.group else os.kill)(process.pid, self.sent)


def _tried(number: int, seed: int, signals: tuple[signal.Signals, ...]) -> Counts:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # a shell starts what runs in its background so, and the commands would inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    luck, counts = random.Random(seed), Counts(0)
    while counts.tried < number:
        counts += _one(_Fault.drawn(luck, signals))
    return counts


def _one(fault: _Fault) -> Counts:
    """One try; it does not count where the command was quicker than the signal."""
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        folder, scratch = Path(name, "work"), Path(name, "tmp")
        shutil.copytree(_prepared(), folder)
        scratch.mkdir()
        script = [str(Path(sys.executable).with_name("sim"))]
        start = script if fault.script else [sys.executable, "-m", "sim"]
        output = Path(name, "output")
        with output.open("wb") as file:
            process = subprocess.Popen(
                [*start, *COMMANDS[fault.name]],
                cwd=folder,
                env={**os.environ, "TMPDIR": str(scratch)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=file,
                start_new_session=True,
            )
        began = time.monotonic()
        code = _wait(process, fault)
        if code is not None:
            _lasted[fault.name] = max(_lasted.get(fault.name, 0.0), time.monotonic() - began)
            return Counts(0)
        return _judged(fault, process, output, folder, scratch)


def _wait(process: subprocess.Popen[bytes], fault: _Fault) -> int | None:
    """Wait for the moment; the exit code where the command ended before it."""
    try:
        while fault.sent is signal.SIGINT and not _handles(process.pid):
            if (code := process.poll()) is not None:
                return code
            time.sleep(0.001)
        return process.wait(fault.moment)
    except subprocess.TimeoutExpired:
        return None


def _handles(pid: int) -> bool:
    """Whether a process has come as far as `sim`, which handles SIGTERM; Python does not."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    caught = int(status.partition("SigCgt:\t")[2].partition("\n")[0] or "0", 16)
    return bool(caught >> (signal.SIGTERM - 1) & 1)


def _judged(
    fault: _Fault, process: subprocess.Popen[bytes], output: Path, folder: Path, scratch: Path
) -> Counts:
    fault.send(process)
    wrong = []
    try:
        code = process.wait(_PATIENCE)
        wrong = _wrong_end(fault, code, output.read_text(errors="replace"))
    except subprocess.TimeoutExpired:
        where = Path(f"/proc/{process.pid}/wchan").read_text()
        wrong = [f"still running after {_PATIENCE:.0f} s, in {where}: {output.read_text()[-600:]}"]
        process.kill()
        process.wait()
    running = left_after(process.pid, 3.0)
    left = [f"process {pid}" for pid in running]
    for pid in running:
        os.kill(pid, signal.SIGKILL)
    left += [f"{path.name} in the temporary folder" for path in scratch.rglob("*")]
    left += temporary(folder)
    lost = torn(folder)
    notes = tuple(f"{fault.words}: {note}" for note in (*wrong, *left, *lost))
    return Counts(1, lost=bool(lost), left_behind=bool(left), wrong=bool(wrong), notes=notes)


def _wrong_end(fault: _Fault, code: int, said: str) -> list[str]:
    killed = fault.sent is signal.SIGKILL
    codes = {-9} if killed else {128 + fault.sent}
    # it may have been done already, and a server is ended by SIGTERM
    codes.add(0)
    if fault.sent is signal.SIGTERM:
        codes.add(-fault.sent)  # before Python has come as far as `sim`
    wrong = [] if code in codes else [f"exit code {code}"]
    wrong += [f"prints {word!r}" for word in _BAD_WORDS if word in said]
    if code == 128 + fault.sent and (said.count(MESSAGE) != 1 or not said.endswith(f"{MESSAGE}\n")):
        wrong.append("does not end with one line that says so")
    return [f"{text}: {said[-600:]}" for text in wrong]


@cache
def _prepared() -> Path:
    return _made(tempfile.TemporaryDirectory(prefix="faults-"))


@cache
def _made(home: tempfile.TemporaryDirectory[str]) -> Path:
    # the cache holds the folder until this process ends
    prepare(Path(home.name, "prepared"))
    return Path(home.name, "prepared")
