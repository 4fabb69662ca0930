"""Synthetic truths at full size: do the bands of what is identified hold what is known?

python -m benchmarks.calibration [truths [steps [jobs]]]
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from sim.study.calibrate.chain import Plan, fit
from sim.study.calibrate.fit import target_for
from sim.study.calibrate.synthetic import synthetic, truths
from sim.study.calibrate.target import FITTED

LAST = "2025-06"
STEPS = 2000


Floats = NDArray[np.float64]


def one(i: int, truth: Floats, steps: int) -> tuple[NDArray[np.bool_], Floats]:
    """Which bands hold the truth, and their widths as parts of the ranges, (fitted,) each."""
    target, plan = synthetic(target_for(LAST), truth, 100 + i), Plan(steps=steps, burn=steps // 3)
    _, chain = fit(target, plan)
    points = chain.ensemble(plan, 2000)[:, : len(FITTED)]
    low, high = np.quantile(points, (0.05, 0.95), axis=0)
    known = truth[: len(FITTED)]
    return (low <= known) & (known <= high), (high - low) / 0.9


def main(count: int = 20, steps: int = STEPS, jobs: int | None = None) -> None:
    start = time.perf_counter()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(one, range(count), truths(count, 7), repeat(steps)))
    inside, widths = zip(*found, strict=True)
    print(f"{count} truths, walks of {steps} steps, {time.perf_counter() - start:.0f} s\n")
    print("| assumption | truths in the 90% band | width, mean | least |")
    print("|---|---|---|---|")
    for i, name in enumerate(FITTED):
        held, width = sum(row[i] for row in inside), [row[i] for row in widths]
        print(f"| {name} | {held} of {count} | {np.mean(width):.0%} | {min(width):.0%} |")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
