"""Commands that the product prints can be typed as they stand, whatever files are called."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import sim
from sim.errors import StoreError
from tests.commands.front_door import SCENARIO, printed
from tests.unit.store.samples import change_manifest
from tools.warm_sim import shared

HOME = "it's my folder & more"
RUN = ("--reps", "8", "--months", "3")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which there is one with an awkward name."""
    home = tmp_path_factory.mktemp("hints")
    (home / HOME).mkdir()
    (home / "mine.yaml").write_text(SCENARIO, encoding="utf-8")
    return home


def _typed(home: Path, text: str, more: str = "") -> subprocess.CompletedProcess[str]:
    """Type the last command that a text names."""
    hint = re.findall(r"\bsim (\w.*?)$", text, re.MULTILINE)[-1]
    return subprocess.run(
        ["bash", "-c", f"{shared().command} {hint} {more}"],
        cwd=home,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_new_scenario_and_a_report(home: Path) -> None:
    made = printed(("new", "fresh", "--out", HOME), "utf-8", home)
    done = _typed(home, made.out.decode(), "--reps 8 --months 3 --quiet")
    assert done.returncode == 0, done.stderr
    told = printed(("report", "mine.yaml", *RUN, "--to", f"{HOME}/a report.html"), "utf-8", home)
    done = _typed(home, told.out.decode())
    assert done.returncode == 0, done.stderr
    page = (home / HOME / "a report.html").read_text(encoding="utf-8")
    assert "sim rerun &#x27;a report.html&#x27;" in page
    assert "--to &#x27;it&#x27;&quot;&#x27;&quot;&#x27;s my folder &amp; more/a report.html" in page


def test_a_workshop_s_next_steps(home: Path) -> None:
    room = ("workshop", "new", f"{HOME}/room 1", "--format", "predict", "--scenario", "mine.yaml")
    text = printed((*room, "--people", "a", "--reps", "8"), "utf-8", home).out.decode()
    readme = (home / HOME / "room 1" / "README.txt").read_text(encoding="utf-8")
    assert "sim workshop advance 'room 1'" in readme
    where = f"{HOME}/room 1"
    assert _typed(home, text).returncode == 0
    undone = printed(("workshop", "undo", where), "utf-8", home).out.decode()
    assert _typed(home, undone).returncode == 0
    over = printed(("workshop", "advance", where), "utf-8", home).out.decode()
    once_more = printed(("workshop", "advance", where), "utf-8", home)
    assert once_more.code == 2
    assert over.rpartition("sim ")[2] == once_more.err.decode().rpartition("sim ")[2]
    debrief = _typed(home, over)
    assert debrief.returncode == 0, debrief.stderr


def test_a_run_by_another_model(home: Path) -> None:
    line = printed(("run", "mine.yaml", *RUN, "--out", HOME, "--quiet"), "utf-8", home).out.decode()
    folder = home / line.strip()
    change_manifest(folder, lambda told: told["versions"].update(model="0.0.9+abc"))
    with pytest.raises(StoreError) as error:
        sim.load(folder)
    done = _typed(home, str(error.value), "--reps 8 --quiet")
    assert done.returncode == 0, done.stderr
