"""The page in a network of its own, which has no way out: server and browser both in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.chromium import required
from tests.web.serving import ROOT

_APART = ["unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
_WALK = """
from pathlib import Path
import socket, sys
from tests.browser.chromium import chromium
from tests.browser.explorer.visit import Visit
from tests.web.serving import serving
try:
    socket.create_connection(("192.0.2.1", 80), 2)
except OSError:
    pass
else:
    sys.exit("there is a way out")
with serving(Path(sys.argv[1]), "--jobs", "1") as served, chromium() as browser:
    visit = Visit(browser, f"http://127.0.0.1:{served.port}/")
    visit.open_everything()
    visit.control("alliance.luxeed.handover_months").press("ArrowRight")
    visit.settled()
    print(len(visit.asked), visit.told, visit.foreign())
    print(visit.page.locator("figure svg").count())
"""


def test_it_works_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    required()
    tools = all(shutil.which(each) for each in ("unshare", "ip"))
    may = (
        tools
        and subprocess.run([*_APART, "true"], capture_output=True, check=False).returncode == 0
    )
    if not may:
        pytest.skip("unshare may not make a network of its own here")
    command = [*_APART, sys.executable, "-c", _WALK, str(tmp_path / "errors")]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    first, drawn = done.stdout.strip().splitlines()
    assert first.endswith("[] []"), first
    assert int(drawn) > 8
