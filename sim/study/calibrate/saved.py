"""A calibration as files: the ensemble, and what it rests on; whole or absent."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from sim.errors import StoreError
from sim.store.files import explain, place_folder, write_file
from sim.study.calibrate.ensemble import write_ensemble
from sim.study.calibrate.fit import Calibration
from sim.world.ensemble import ENSEMBLE

__all__ = ["FACTS", "save_calibration"]

FACTS = "calibration.json"


def save_calibration(found: Calibration, out: Path) -> Path:
    """Write ``out/calibration-<hash8>/``: ``ensemble.csv`` and ``calibration.json``.

    The name is a hash of the ensemble; one that is there already is the same and is left.

    Raises:
        StoreError: it cannot be written. Nothing is left behind.
    """
    text = write_ensemble(found.draws)
    facts = json.dumps(found.to_plain(), indent=1, allow_nan=False) + "\n"
    final = out / f"calibration-{sha256((text + facts).encode()).hexdigest()[:8]}"

    def fill(folder: Path) -> None:
        write_file(folder / ENSEMBLE, text.encode())
        write_file(folder / FACTS, facts.encode())

    try:
        if not final.is_dir() and not place_folder(final, fill) and not final.is_dir():
            raise StoreError(f"{final}: a file stands where a folder belongs; move it away")
    except OSError as error:
        raise explain(error, "keep the calibration", final) from error
    return final
