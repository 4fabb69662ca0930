"""The walkers: same bytes whoever works, resumable after a kill, right about known truths."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from sim.study.calibrate.chain import Plan, fit, sample
from sim.study.calibrate.ensemble import write_ensemble
from sim.study.calibrate.fit import calibrate, target_for
from sim.study.calibrate.forecast import forecast
from sim.study.calibrate.identify import grade
from sim.study.calibrate.synthetic import synthetic, truths
from sim.study.calibrate.target import FITTED
from sim.world.ensemble import read_ensemble
from sim.world.history import history
from sim.world.world import register

SHORT = Plan(walkers=64, steps=110, burn=20, seed=1)
LAST = "2025-06"


def test_workers_change_no_bit() -> None:
    plan = Plan(walkers=64, steps=4, burn=0, seed=2)
    alone = sample(target_for(LAST), plan)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        together = sample(target_for(LAST), plan, pool=pool)
    assert alone.scores.tobytes() == together.scores.tobytes()
    assert alone.logs.tobytes() == together.logs.tobytes()


def test_another_seed_walks_elsewhere() -> None:
    plan = Plan(walkers=64, steps=2, burn=0, seed=3)
    other = Plan(walkers=64, steps=2, burn=0, seed=4)
    assert (sample(target_for(LAST), plan).points != sample(target_for(LAST), other).points).any()


_RUN = """
import sys
from pathlib import Path
from sim.study.calibrate.chain import Plan, fit
from sim.study.calibrate.fit import target_for
plan = Plan(walkers=64, steps=110, burn=20, seed=1)
fit(target_for("2025-06"), plan, Path(sys.argv[1]))
"""


def test_a_killed_run_is_taken_up_again_to_the_same_bytes(tmp_path: Path) -> None:
    done = subprocess.Popen([sys.executable, "-c", _RUN, str(tmp_path)])
    deadline = time.monotonic() + 60
    while not (tmp_path / "00001.chunk").is_file() and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(done.pid, signal.SIGKILL)
    assert done.wait() == -signal.SIGKILL
    kept = len(list(tmp_path.glob("*.chunk")))
    assert 1 <= kept < 3, "it was killed on the way"
    assert (tmp_path / "first" / "00001.chunk").is_file()
    _, resumed = fit(target_for(LAST), SHORT, tmp_path)
    _, whole = fit(target_for(LAST), SHORT)
    assert resumed.scores.tobytes() == whole.scores.tobytes()
    assert resumed.logs.tobytes() == whole.logs.tobytes()


def test_a_fit_leaves_nothing_half_done_behind(tmp_path: Path) -> None:
    found = calibrate(SHORT, work=tmp_path)
    assert not list(tmp_path.iterdir())
    assert set(FITTED) < set(found.draws)
    for name in FITTED:
        low, high = register()[name].bounds
        assert low <= found.draws[name].min() < found.draws[name].max() <= high
    parts = [values for name, values in found.draws.items() if name.startswith("aito.m")]
    assert len(parts) == 4
    assert np.sum(parts, axis=0) == pytest.approx(1.0)
    shocks = [values for name, values in found.draws.items() if name.endswith(".june_shock")]
    assert len(shocks) == 6
    # the history tells of Aito's shock, so it varies less than shocks do
    aito = found.draws["aito.june_shock"]
    assert aito.std() < (found.draws["shock_sd"] ** 2).mean() ** 0.5
    text = write_ensemble(found.draws)
    (tmp_path / "e.csv").write_text(text, encoding="utf-8")
    again = read_ensemble(tmp_path / "e.csv")
    assert again["launch_pull"] == pytest.approx(found.draws["launch_pull"], rel=1e-5)
    assert write_ensemble(again) == text


def test_what_is_narrow_is_identified_and_what_is_even_is_open() -> None:
    rng = np.random.default_rng(5)
    points = rng.random((4000, 3))
    points[:, 1] = 0.4 + 0.1 * points[:, 1]
    points[:, 2] = 1.0 - 0.2 * points[:, 2] ** 2
    names = FITTED[:3]
    numbers = [register()[name] for name in names]
    even, narrow, high = grade(points, numbers, names)
    assert (even.grade, narrow.grade, high.edge) == ("open", "identified", "high")
    assert even.width == pytest.approx(1.0, abs=0.05)
    assert narrow.width == pytest.approx(0.1, abs=0.02)
    linked = points.copy()
    linked[:, 2] = points[:, 0]
    assert grade(linked, numbers, names)[0].trades == ((names[2], pytest.approx(1.0)),)


def test_a_forecast_knows_nothing_of_later_figures() -> None:
    target = target_for("2024-12")
    points = np.random.default_rng(6).uniform(0.1, 0.9, (200, target.size))
    asked = (target.draws(points), target.luck(points), "2024-12", ["2025-02", "2025-06"])
    told = forecast(*asked, history(), 1)
    untold = forecast(*asked, [each for each in history() if each.month <= "2024-12"], 1)
    assert told.tobytes() == untold.tobytes()
    assert told.shape == (200, 2, 3)


@pytest.mark.slow
def test_synthetic_truths_lie_within_the_bands_of_what_is_identified() -> None:
    """At a small size; benchmarks/calibration.py has twenty at full size."""
    plan, inside, kept, narrowed = Plan(walkers=64, steps=240, burn=80, seed=7), 0, [], []
    for i, truth in enumerate(truths(3, 11)):
        _, chain = fit(synthetic(target_for(LAST), truth, 100 + i), plan)
        points = chain.ensemble(plan, 1000)
        low, high = np.quantile(points, (0.05, 0.95), axis=0)
        rows = [FITTED.index(name) for name in ("launch_pull", "shock_sd", "season_strength")]
        inside += sum(low[row] <= truth[row] <= high[row] for row in rows)
        widths = (high - low)[: len(FITTED)] / 0.9
        narrowed.append(widths[FITTED.index("shock_sd")])
        kept += [widths[FITTED.index(name)] for name in ("launch_ramp_months", "min_display")]
    assert inside >= 7, "of 9"
    assert np.mean(kept) > 0.8 > np.mean(narrowed)
