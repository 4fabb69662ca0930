"""How long a command takes from a cold start: a new process, nothing served."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

Row = tuple[str, str]


def _median(arguments: Sequence[str], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "sim", *arguments],
                check=True,
                capture_output=True,
                cwd=folder,
            )
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def cold_starts() -> Iterator[Row]:
    """`sim --help`, and `sim run` of 1,000 replications with files written."""
    file = str(Path(__file__).parents[1] / "scenarios" / "cede_sales.yaml")
    yield "sim --help", f"{_median(['--help']):.2f} s"
    yield "sim run cede_sales.yaml, 1,000 replications", f"{_median(['run', file]):.2f} s"
    yield "sim run --json, 1,000 replications", f"{_median(['run', file, '--json']):.2f} s"
