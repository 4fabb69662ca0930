"""The fitted ensemble: draws of the assumptions that the history can speak of, together."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["ENSEMBLE", "read_ensemble", "write_ensemble"]

Floats = NDArray[np.float64]

ENSEMBLE = "ensemble.csv"
"""The file's name in a calibration's folder."""

_DIGITS = 6


def read_ensemble(path: Path) -> dict[str, Floats]:
    """The draws by the assumption's name, (draws,) each; a row of the file is one draw of all."""
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    values = np.array(rows, dtype=np.float64)
    return {name: values[:, i].copy() for i, name in enumerate(names)}


def write_ensemble(draws: Mapping[str, Floats]) -> str:
    """The text of such a file: six digits, so that the same draws give the same bytes."""
    lines = [",".join(draws)]
    for row in zip(*draws.values(), strict=True):
        lines.append(",".join(f"{value:.{_DIGITS}g}" for value in row))
    return "\n".join(lines) + "\n"
