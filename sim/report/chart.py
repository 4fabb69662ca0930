"""A band over time, drawn with characters."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["band_chart"]

_HEIGHT = 9


def band_chart(
    low: Sequence[float],
    middle: Sequence[float],
    high: Sequence[float],
    months: Sequence[str],
    *,
    plain: bool = False,
) -> list[str]:
    """Lines of a chart of shares on 0 to 1: the band shaded, the median a dot, two columns a month.

    Args:
        low, middle, high: by month.
        months: their names; the first and the last are written below.
        plain: use ASCII only.
    """
    dot, shade = ("o", ".") if plain else ("●", "░")
    step = 2 if len(middle) <= 36 else 1
    used = range(0, len(middle), 1 + (len(middle) - 1) // 72)
    lines = []
    for row in range(_HEIGHT, -1, -1):
        floor, ceiling = (row - 0.5) / _HEIGHT, (row + 0.5) / _HEIGHT
        cells = []
        for t in used:
            if floor <= middle[t] < ceiling:
                cells.append(dot.ljust(step, shade if step > 1 else dot))
            else:
                inside = low[t] < ceiling and high[t] >= floor
                cells.append((shade if inside else " ") * step)
        label = f"{100 * row / _HEIGHT:3.0f}% " if row % 3 == 0 else "     "
        lines.append((label + ("|" if plain else "│") + "".join(cells)).rstrip())
    width = step * len(used)
    lines.append("     " + ("+" + "-" * width if plain else "└" + "─" * width))
    lines.append(f"      {months[0]}{months[-1]:>{max(width - len(months[0]), 8)}}")
    return lines
