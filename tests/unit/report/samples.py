"""Small results for charts and pictures: one run, a pair, three scenarios; and made-up causes."""

from __future__ import annotations

from functools import cache

from sim.study.breakpoint import BreakMap, Breakpoint, Crossing, Point
from sim.study.causes.part import Explanation, Part
from sim.study.compare import Comparison, compare
from sim.study.result import Result, simulate
from tests.laws.helpers import scenario

__all__ = ["breakmap", "breakpoint_found", "explanation", "pair_of", "result", "three"]


@cache
def result(name: str = "cede_sales_fully") -> Result:
    return simulate(scenario(name, months=9, replications=24))


@cache
def pair_of() -> Comparison:
    return compare(result("keep_control"), result())


@cache
def three() -> Comparison:
    return compare(result("keep_control"), result(), result("single_aito_brand"))


def explanation(parts: int = 3, base: str | None = "keep_control") -> Explanation:
    """Parts of falling size and both signs."""
    values = [(-0.5) ** i * 0.04 for i in range(parts)]
    made = tuple(
        Part(f"key{i}", f"Cause {i}", "saic", v, v - 0.01, v + 0.02, -1, 1, v, v, 1 / parts)
        for i, v in enumerate(values)
    )
    total = sum(values)
    return Explanation(
        base, "cede_sales_fully", "aito_share", "share", "2026-03", 0.5, 0.5 + total,
        total, total - 0.01, total + 0.01,
        made, (), "exact", 8, 24, ("2026-03",), {}, "a note",
    )  # fmt: skip


def breakpoint_found(*, open_ended: bool = False) -> Breakpoint:
    nan = float("nan")
    points = tuple(Point(x, 5.0 - x, 4.0 - x, 6.0 - x, 0.5, 0.5) for x in (1.0, 4.0, 8.0))
    low, high = (nan, nan) if open_ended else (4.0, 6.0)
    crossing = Crossing(5.0, low, high, rising=False)
    names = ("keep_control", "cede_sales_fully", "own_network_months", "months", "hhi", "2026-03")
    return Breakpoint(*names, points, (crossing,), 24)


def breakmap() -> BreakMap:
    rows = ((0.1, 0.02, -0.3), (0.2, 0.1, 0.01))
    settled = tuple(tuple(abs(value) > 0.05 for value in row) for row in rows)
    names = (
        "keep_control",
        "cede_sales_fully",
        "own_network_months",
        "effort_elasticity",
        "aito_share",
    )
    none, same = ((0, 0, 0), (0, 0, 0)), ((False,) * 3, (False,) * 3)
    axes = ((6.0, 9.0, 12.0), (0.1, 0.5))
    return BreakMap(*names, "2026-03", *axes, rows, settled, none, 24, same)
