"""What common luck saves: the variance of a difference with other luck over that with the same."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.engine import record
from sim.measures.outcome import outcome
from sim.study.load import load

SEEDS = tuple(range(1, 21, 2))
"""Of the common luck; the other scenario's other luck is that of the seed after."""
REPLICATIONS = 1000
SHOWN = (3, 6, 12, 36)

Row = tuple[str, str]
Shares = dict[int, NDArray[np.float64]]


def _shares(name: str, seed: int) -> Shares:
    """Aito's share by month, counted from 1, in every future."""
    run = {"months": max(SHOWN), "replications": REPLICATIONS, "seed": seed}
    recording = record(load(name).replace(run=run))
    return {month: outcome(recording, "aito_share", month - 1) for month in SHOWN}


def _ratios(seed: int) -> dict[int, float]:
    base, same, other = (
        _shares("keep_control", seed),
        _shares("cede_sales", seed),
        _shares("cede_sales", seed + 1),
    )
    return {m: float(np.var(other[m] - base[m]) / np.var(same[m] - base[m])) for m in SHOWN}


def variance_ratios() -> Iterator[Row]:
    """Aito's share, cede_sales less keep_control: median and range over seeds."""
    found = [_ratios(seed) for seed in SEEDS]
    for month in SHOWN:
        ratios = [ratio[month] for ratio in found]
        yield (
            f"variance with independent luck over common luck, cede_sales less keep_control, "
            f"Aito's share, month {month}",
            f"{statistics.median(ratios):.1f} times "
            f"({min(ratios):.1f} to {max(ratios):.1f} over {len(SEEDS)} seeds)",
        )
