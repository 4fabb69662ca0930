"""Made-up fits for charts: as many assumptions as wanted, each narrower than the next."""

from __future__ import annotations

from itertools import combinations

from sim.scenario.types.numbers import Quantity
from sim.study.calibrate.identify import Fitted, grade_of

__all__ = ["RANGES", "fits"]

MOST = 20


def _range(i: int) -> Quantity:
    """From 0 to 2, or from 1 to 100 in logarithms; units short and long."""
    low, high, shape = (1.0, 100.0, "log") if i % 2 else (0.0, 2.0, "flat")
    return Quantity.model_validate(
        {
            "low": low,
            "high": high,
            "shape": shape,
            "unit": "months" if i % 3 else "share of those waiting a month, for each month more",
            "evidence": "public",
            "source": "made up",
        }
    )


NAMES = tuple(f"assumption_{'x' * (i % 5)}{i}" for i in range(MOST))
RANGES = {name: _range(i) for i, name in enumerate(NAMES)}


def _ends(number: Quantity) -> tuple[float, float]:
    """The middle 90% before."""
    return (100.0**0.05, 100.0**0.95) if number.shape == "log" else (0.1, 1.9)


def fits(count: int) -> tuple[Fitted, ...]:
    """So many assumptions, the widest first; every second pair trades off."""
    trades: dict[str, list[tuple[str, float]]] = {name: [] for name in NAMES[:count]}
    for i, (one, other) in enumerate(list(combinations(NAMES[:count], 2))[::2]):
        value = (0.9 - 0.005 * i) * (-1) ** i
        trades[one].append((other, value))
        trades[other].append((one, value))
    return tuple(_fit(i, tuple(trades[name])) for i, name in enumerate(NAMES[:count]))


def _fit(i: int, trades: tuple[tuple[str, float], ...]) -> Fitted:
    number, width = RANGES[NAMES[i]], 1.0 - 0.04 * i
    low, high = _ends(number)
    middle = 10.0 if number.shape == "log" else 1.0
    edge = ("", "low", "high")[i % 3]
    return Fitted(
        NAMES[i], number.unit, low, high, low, middle, high, width, grade_of(width), edge, trades
    )
