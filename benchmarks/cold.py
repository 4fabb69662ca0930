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

FIVE = """schema: 1
name: five_changes
title: Five changes
question: What does each of five changes do?
extends: cede_sales
huawei: {yinwang_share: {now: 0.20, in_36_months: 0.60}}
events:
  xiaomi_price_cut: {month: 2026-01, rival: {name: xiaomi, pull: 0.5}}
"""
"""The three contracts of cede_sales, a lever and an event."""


def _median(arguments: Sequence[str], rounds: int = 5, text: str = "") -> float:
    times = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "sim", *arguments],
                check=True,
                capture_output=True,
                cwd=folder,
                input=text.encode(),
            )
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def cold_starts() -> Iterator[Row]:
    """`sim --help`, and `sim run` of 1,000 replications with files written."""
    file = str(Path(__file__).parents[1] / "scenarios" / "cede_sales.yaml")
    yield "sim --help", f"{_median(['--help']):.2f} s"
    yield "sim run cede_sales.yaml, 1,000 replications", f"{_median(['run', file]):.2f} s"
    yield "sim run --json, 1,000 replications", f"{_median(['run', file, '--json']):.2f} s"
    three = ["compare", "keep_control", "cede_sales", "yinwang_first"]
    yield "sim compare, 3 scenarios, 1,000 replications", f"{_median(three):.2f} s"
    five = ["keep_control", "-"]
    yield (
        "sim explain, 5 changes, 1,000 replications",
        f"{_median(['explain', *five], text=FIVE):.2f} s",
    )
    yield "sim explain cede_sales (6 sources)", f"{_median(['explain', 'cede_sales']):.2f} s"
    curve = ["breakpoint", "keep_control", "cede_sales", "--vary", "presence_elasticity"]
    yield "sim breakpoint, 16 values", f"{_median(curve):.2f} s"
