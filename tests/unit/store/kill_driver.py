"""Run by test_kill.py: saves are started and killed at random points; prints what was left.

A process of its own, so that it may fork without the threads of the test runner.
"""

from __future__ import annotations

import json
import os
import random
import signal
import statistics
import sys
import time
from pathlib import Path

from sim.errors import StoreError
from sim.store.document import to_json
from sim.store.run_folder import find, load, save
from tests.unit.store.samples import RUN, contents_of


def child(out: Path, name: str, ready: int) -> None:
    result = contents_of()
    os.write(ready, b"x")
    save(out, name, result)
    os._exit(0)


def one_try(out: Path, name: str, wait: float | None) -> float:
    """Kill a save after ``wait`` seconds (None: let it end); gives how long it lived."""
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        child(out, name, write)
    os.read(read, 1)
    began = time.perf_counter()
    if wait is not None:
        time.sleep(wait)
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(read)
    os.close(write)
    return time.perf_counter() - began


def main(folder: Path, tries: int) -> None:
    contents_of()
    usual = statistics.median(one_try(folder / f"warm{n}", RUN, None) for n in range(5))
    luck = random.Random(5)
    seen = {"whole": 0, "absent": 0, "torn": 0, "temporary": 0, "empty_out": 0}
    for n in range(tries):
        # Every other try begins without a folder of runs, which is then to be made, or not.
        out = folder / (f"runs{n}" if n % 2 else "runs")
        name = f"try{n}-0123abcd"
        one_try(out, name, luck.uniform(0, 1.4 * usual))
        try:
            path = find(out, name)
            if path is not None:
                to_json(load(path))
                list(load(path).replications)
            seen["absent" if path is None else "whole"] += 1
        except StoreError:
            seen["torn"] += 1
        seen["temporary"] += any(folder.rglob(".*.tmp"))
        seen["empty_out"] += n % 2 and out.exists() and not (out / name).exists()
    save(folder / "runs", RUN, contents_of())
    seen["left"] = len([*folder.glob(".*.tmp"), *(folder / "runs").glob(".*.tmp")])
    print(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
