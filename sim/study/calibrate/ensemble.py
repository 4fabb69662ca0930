"""The fitted ensemble as text: draws of all that the history can speak of, together."""

from __future__ import annotations

from collections.abc import Mapping

from sim.arrays import Floats

__all__ = ["write_ensemble"]


_DIGITS = 6


def write_ensemble(draws: Mapping[str, Floats]) -> str:
    """The text of such a file: six digits, so that the same draws give the same bytes."""
    lines = [",".join(draws)]
    for row in zip(*draws.values(), strict=True):
        lines.append(",".join(f"{value:.{_DIGITS}g}" for value in row))
    return "\n".join(lines) + "\n"
