"""Programs in a network of their own, which has no way out: server and browser both in it."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.browser.chromium import required
from tests.web.serving import ROOT

_APART = ["unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
_NO_WAY_OUT = """
import socket, sys
try:
    socket.create_connection(("192.0.2.1", 80), 2)
except OSError:
    pass
else:
    sys.exit("there is a way out")
"""


def apart(script: str, *arguments: str) -> str:
    """What a Python program prints there; a test that cannot be run here is skipped."""
    required()
    tools = all(shutil.which(each) for each in ("unshare", "ip"))
    may = (
        tools
        and subprocess.run([*_APART, "true"], capture_output=True, check=False).returncode == 0
    )
    if not may:
        pytest.skip("unshare may not make a network of its own here")
    done = subprocess.run(
        [*_APART, sys.executable, "-c", _NO_WAY_OUT + script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
