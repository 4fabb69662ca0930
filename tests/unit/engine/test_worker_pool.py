"""Worker processes: a script without a guard runs once, and a lost worker is one clear error."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

import sim
from sim.engine import record
from sim.engine.worker_pool import worker_pool
from sim.errors import SimError, WorkerError
from sim.study.calibrate.chain import Plan, sample
from sim.study.calibrate.fit import target_for
from sim.study.causes.worth import Asked, worth_of

SMALL = {"replications": 8, "months": 2}
SCRIPT = """
import sim

print("started")
keep, cede = (
    sim.load(name).replace(run={"replications": 8, "months": 2})
    for name in ("keep_control", "cede_sales")
)
"""
CALLS = {
    "simulate": "sim.simulate(keep, jobs=2, block=4)",
    "compare": "sim.compare(keep, cede, jobs=2)",
    "movement": "sim.movement(keep, jobs=2)",
    "explain": "sim.explain(keep, cede, jobs=2)",
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_workers_start_at_the_top_of_a_script(call: str, tmp_path: Path) -> None:
    script = tmp_path / "top.py"
    script.write_text(SCRIPT + call + "\nprint('done')\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "started\ndone\n", "")


def test_the_main_module_is_the_users_again_afterwards() -> None:
    before = sys.modules["__main__"]
    with worker_pool(1) as pool:
        assert pool.submit(os.getpid).result(timeout=60) != os.getpid()
    assert sys.modules["__main__"] is before


def test_a_worker_that_ends_is_one_error_that_says_what_to_do() -> None:
    with pytest.raises(WorkerError, match="fewer jobs"), worker_pool(1) as pool:
        pool.submit(os._exit, 1).result(timeout=60)


def test_a_worker_that_is_killed_in_a_run_is_the_same_error() -> None:
    def kill(_done: int, _total: int) -> None:
        for child in active_children():
            os.kill(child.pid or 0, signal.SIGKILL)

    scenario = sim.load("keep_control").replace(run={"replications": 400, "months": 2})
    with pytest.raises(WorkerError, match="a worker process ended"):
        record(scenario, jobs=2, block=4, progress=kill)


def _lose_the_workers(*_: object) -> None:
    for child in active_children():
        child.kill()


def test_a_worker_that_is_killed_while_causes_are_split_is_the_same_error() -> None:
    scenario = sim.load("keep_control").replace(run=SMALL)
    asked = Asked(("aito_share",), (1,))
    with pytest.raises(WorkerError, match="a worker process ended"):
        worth_of([(scenario, False)] * 9, asked, workers=2, progress=_lose_the_workers)


def test_a_worker_that_is_killed_in_a_fit_is_the_same_error(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The sampler would print a traceback of its own."""
    target, plan = target_for("2025-06"), Plan(walkers=54, steps=30)
    with worker_pool(2) as pool:
        _lose_the_workers()
        with pytest.raises(WorkerError, match="a worker process ended"):
            sample(target, plan, pool=pool)
    assert capfd.readouterr() == ("", "")


def test_an_error_of_a_task_says_where_it_was() -> None:
    with pytest.raises(ZeroDivisionError) as error, worker_pool(1) as pool:
        pool.submit(divmod, 1, 0).result(timeout=60)
    assert "in a worker process:\nTraceback" in error.value.__notes__[0]


def test_what_all_tasks_share_comes_first() -> None:
    with worker_pool(2, 10) as pool:
        assert list(pool.map(pow, range(20))) == [10**n for n in range(20)]


@pytest.mark.parametrize("jobs", [0, -1, 1.0, True, "2", None, float("nan")])
def test_jobs_that_are_no_number_of_processes_are_refused(jobs: Any) -> None:
    keep, cede = sim.load("keep_control"), sim.load("cede_sales")
    for call in (
        lambda: sim.simulate(keep, jobs=jobs),
        lambda: sim.explain(keep, cede, jobs=jobs),
        lambda: sim.movement(keep, jobs=jobs),
    ):
        with pytest.raises(SimError, match="must be a whole number from 1"):
            call()


@pytest.mark.parametrize("block", [0, -1, 1.5, "2", None])
def test_blocks_that_are_no_number_are_refused(block: Any) -> None:
    with pytest.raises(SimError, match="must be a whole number from 1"):
        sim.simulate(sim.load("keep_control"), block=block)


def test_more_jobs_than_blocks_is_no_error() -> None:
    scenario = sim.load("keep_control").replace(run=SMALL)
    many, one = record(scenario, jobs=9, block=4), record(scenario)
    assert all((many.arrays[name] == one.arrays[name]).all() for name in one.arrays)
