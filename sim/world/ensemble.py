"""The fitted ensemble: draws, together, of what the sales history can speak of.

Beside assumptions of the register a row holds what the history says of June: the nameplates' parts
of their brands' sales (``aito.m9.share``) and each brand's shock (``aito.june_shock``, log points).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sim.shipped import shipped

__all__ = ["ENSEMBLE", "ensemble_digest", "fitted", "june_shock_of", "read_ensemble"]

Floats = NDArray[np.float64]

ENSEMBLE = "ensemble.csv"
"""The file's name, in seeds/ and in a calibration's folder."""


def june_shock_of(brand: str) -> str:
    """The name of a brand's shock in June."""
    return f"{brand}.june_shock"


def read_ensemble(path: Path) -> dict[str, Floats]:
    """The draws by name, (draws,) each; a row of the file is one draw of all."""
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    values = np.array(rows, dtype=np.float64)
    return {name: values[:, i].copy() for i, name in enumerate(names)}


@cache
def ensemble_digest() -> str:
    """The first digits of the shipped file's SHA-256."""
    text = (shipped("seeds") / ENSEMBLE).read_bytes().replace(b"\r\n", b"\n")
    return sha256(text).hexdigest()[:16]


@cache
def fitted() -> Mapping[str, Floats]:
    """The shipped ensemble; ``seeds/ensemble.yaml`` says where it comes from."""
    return read_ensemble(shipped("seeds") / ENSEMBLE)
