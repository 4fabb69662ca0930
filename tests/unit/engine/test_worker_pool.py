"""Worker processes: a script without a guard runs once, and a lost worker is one clear error."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

import sim
from sim.engine import record
from sim.engine.worker_pool import WorkerPool, worker_pool
from sim.errors import SimError, WorkerError
from sim.scenario import Scenario
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


@contextmanager
def _lost_workers(jobs: int, *shared: Any) -> Iterator[WorkerPool]:
    """A pool whose workers are killed before they are asked anything: no race with their work."""
    with worker_pool(jobs, *shared) as pool:
        _lose_the_workers()
        yield pool


def _lose_the_workers() -> None:
    for child in active_children():
        child.kill()


@pytest.mark.parametrize(
    ("module", "call"),
    [
        ("sim.engine.simulate", lambda scenario: record(scenario, jobs=2, block=4)),
        (
            "sim.study.causes.worth",
            lambda scenario: worth_of(
                [(scenario, False)] * 9, Asked(("aito_share",), (1,)), workers=2
            ),
        ),
    ],
    ids=["a run", "causes"],
)
def test_a_worker_that_is_killed_is_the_same_error_everywhere(
    module: str, call: Callable[[Scenario], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{module}.worker_pool", _lost_workers)
    with pytest.raises(WorkerError, match="a worker process ended"):
        call(sim.load("keep_control").replace(run=SMALL))


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
