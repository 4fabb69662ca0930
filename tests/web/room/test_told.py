"""What `sim serve` says of the desk: the key on a terminal, only its file anywhere else."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.test_run import sim
from tests.patience import PATIENCE
from tests.web.serving import ROOT


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal")
def test_on_a_terminal_the_key_is_told_and_no_folder_is_made(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "sim", "serve", "--port", "0", "--no-open", "--jobs", "1"]
    command += ["--sessions", str(tmp_path / "sessions")]
    process = subprocess.Popen(command, cwd=ROOT, stderr=theirs)
    os.close(theirs)
    try:
        said, until = "", time.monotonic() + 30
        while "key is" not in said and time.monotonic() < until:
            said += os.read(ours, 4096).decode()
        assert re.search(
            r"desk is at http://127\.0\.0\.1:\d+/desk \(its key is (\w{4}-?){4}\)", said
        )
        assert not (tmp_path / "sessions").exists()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)
        os.close(ours)


def test_a_key_that_cannot_be_used_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "desk.key").write_text("x")
    done = sim(tmp_path, "serve", "--no-open", "--port", "0")
    assert (done.returncode, done.stdout) == (2, "")
    assert "the key of the desk is too short" in done.stderr
    assert len(done.stderr.splitlines()) == 1
