"""A run folder is whole or absent, also when the process is killed outright."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL (a POSIX system)")
def test_kill_9_at_any_moment_leaves_a_whole_run_or_none(tmp_path):
    driver = Path(__file__).with_name("kill_driver.py")
    command = [sys.executable, str(driver), str(tmp_path), "60"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["torn"] == 0
    assert seen["whole"] + seen["absent"] == 60
    # The kills did fall before, within and after the writing, or nothing was tested.
    assert seen["whole"] > 3
    assert seen["absent"] > 3
    assert seen["temporary"] > 3
    assert seen["left"] == 0
    assert seen["empty_out"] == 0
