"""The installed wheel works away from the checkout: scenarios and seeds travel with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel: what pip would put on the path."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("alliance_sim-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _python(installed: Path, cwd: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_the_wheel_holds_the_package_and_its_data_only(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"sim"}
    assert {path.name for path in (installed / "sim/_data").iterdir()} == {"scenarios", "seeds"}
    assert (installed / "sim/py.typed").is_file()


def test_it_runs_a_shipped_scenario_by_name(installed: Path, tmp_path: Path) -> None:
    home = _python(installed, tmp_path, "-c", "import sim; print(sim.__file__)").strip()
    assert Path(home).is_relative_to(installed)
    out = _python(installed, tmp_path, "-m", "sim", "run", "cede_sales", "--reps", "20", "--json")
    document = json.loads(out)
    assert document["anchor"] == {"month": "2025-06", "total": 52747.0, "share": 0.85}
    assert (tmp_path / document["run"] / "manifest.json").is_file()


def test_it_is_the_same_model_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    script = "from sim.world.version import model_version; print(model_version())"
    here = _python(CHECKOUT, tmp_path, "-c", script)
    assert _python(installed, tmp_path, "-c", script) == here


def test_it_serves_the_page_with_all_its_files(installed: Path, tmp_path: Path) -> None:
    script = "from sim.web.files import gather; print(*sorted(gather()), sep='\\n')"
    served = _python(installed, tmp_path, "-c", script).split()
    assert served == _python(CHECKOUT, tmp_path, "-c", script).split()
    assert {"/", "/charts/fan.js", "/vendor/echarts.common.min.js"} <= set(served)


def test_it_writes_a_report_with_its_charts(installed: Path, tmp_path: Path) -> None:
    few = ("--reps", "3", "--months", "2", "--to", "report.html")
    _python(installed, tmp_path, "-m", "sim", "report", "keep_control", *few)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Licensed to the Apache Software Foundation" in page
    vendor = installed / "sim/report/page/vendor"
    assert {"LICENSE", "LICENSE-d3", "NOTICE"} <= {path.name for path in vendor.iterdir()}
