"""A band over time, drawn with characters."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from sim.report.forms import level

__all__ = ["band_chart"]

_HEIGHT = 9


def _cell(row: int, band: tuple[float, float, float], signs: tuple[str, str], width: int) -> str:
    """What a row shows of a month: the middle's dot, the band's shade, or nothing."""
    low, middle, high = band
    dot, shade = signs
    floor, ceiling = (row - 0.5) / _HEIGHT, (row + 0.5) / _HEIGHT
    if floor <= middle < ceiling:
        return dot.ljust(width, shade)
    return (shade if low < ceiling and high >= floor else " ") * width


def band_chart(
    low: Sequence[float],
    middle: Sequence[float],
    high: Sequence[float],
    months: Sequence[str],
    *,
    unit: str = "share",
    plain: bool = False,
) -> list[str]:
    """Lines of a chart: the band shaded, its middle a dot, two columns a month.

    Args:
        low, middle, high: by month; the middle is what the text beside the chart tells, a mean.
        months: their names; the first and the last are written below.
        unit: see ``sim.report.forms``; shares are drawn on 0 to 1.
        plain: use ASCII only.
    """
    bottom, top = (0.0, 1.0) if unit == "share" else _ends(low, high)
    low, middle, high = (
        [(value - bottom) / (top - bottom) for value in values] for values in (low, middle, high)
    )
    labels = [_label(unit, bottom + (top - bottom) * row / _HEIGHT) for row in range(_HEIGHT + 1)]
    margin = max(map(len, labels[::3]))
    dot, shade, side, corner, line = tuple("o.|+-" if plain else "●░│└─")
    step = 2 if len(middle) <= 36 else 1
    used = range(0, len(middle), 1 + (len(middle) - 1) // 72)
    lines = []
    for row in range(_HEIGHT, -1, -1):
        cells = [_cell(row, (low[t], middle[t], high[t]), (dot, shade), step) for t in used]
        label = f"{labels[row] if row % 3 == 0 else '':>{margin}} "
        lines.append(f"{label}{side}{''.join(cells)}".rstrip())
    width = step * len(used)
    left = " " * (margin + 1)
    lines.append(f"{left}{corner}{line * width}")
    lines.append(f"{left} {months[0]}{months[-1]:>{max(width - len(months[0]), 8)}}")
    return lines


def _ends(low: Sequence[float], high: Sequence[float]) -> tuple[float, float]:
    """What the axis reaches from and to: 0, and all that is defined."""
    known = [value for value in (*low, *high) if isfinite(value)]
    bottom, top = min([0.0, *known]), max([0.0, *known])
    return (bottom, top) if top > bottom else (0.0, 1.0)


def _label(unit: str, value: float) -> str:
    """A value on the axis, four characters of a share: 100%."""
    return f"{100 * value:3.0f}%" if unit == "share" else level(unit, value)
