"""Peak memory and time of whole runs of growing size, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

Row = tuple[str, str]

_RUN = """
import sys
from pathlib import Path
from sim.study.load import load
from sim.study.run import run_scenario
n = int(sys.argv[1])
run_scenario(load("cede_sales").replace(run={"replications": n}), Path(sys.argv[2]))
# the kernel's high-water mark of this program alone; ru_maxrss would count the parent's
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


def peaks(*, quick: bool) -> Iterator[Row]:
    """Runs of 1,000, 10,000 and 100,000 replications, 36 months, files written."""
    for replications in (1_000, 10_000) if quick else (1_000, 10_000, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", _RUN, str(replications), folder],
                check=True,
                capture_output=True,
                text=True,
            )
            took = time.perf_counter() - start
        peak = int(done.stdout) / 2**10
        yield (
            f"whole run of {replications:,} replications: peak memory, time",
            f"{peak:,.0f} MiB, {took:.1f} s ({1e3 * took / replications:.2f} ms a replication)",
        )
