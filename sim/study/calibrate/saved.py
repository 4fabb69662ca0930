"""A calibration as files: the ensemble, and what it rests on; whole or absent."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from sim.errors import StoreError
from sim.regular_files import read_regular
from sim.store.files import explain, place_folder, unreadable, write_file
from sim.study.calibrate.ensemble import write_ensemble
from sim.study.calibrate.fit import Calibration
from sim.world.ensemble import ENSEMBLE

__all__ = ["FACTS", "save_calibration"]

FACTS = "calibration.json"


def save_calibration(found: Calibration, out: Path) -> Path:
    """Write ``out/calibration-<hash8>/``: ``ensemble.csv`` and ``calibration.json``.

    The name is a hash of the ensemble; one that exists is the same and is left.

    Raises:
        StoreError: it cannot be written, and nothing is left behind; or what exists is damaged.
    """
    text = write_ensemble(found.draws)
    facts = json.dumps(found.to_plain(), indent=1, allow_nan=False) + "\n"
    final = out / f"calibration-{sha256((text + facts).encode()).hexdigest()[:8]}"

    def fill(folder: Path) -> None:
        write_file(folder / ENSEMBLE, text.encode())
        write_file(folder / FACTS, facts.encode())

    try:
        if not os.path.lexists(final):
            place_folder(final, fill)
    except OSError as error:
        raise explain(error, "keep the calibration", final) from error
    _check(final, {ENSEMBLE: text.encode(), FACTS: facts.encode()})
    return final


def _check(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Refuse a folder of this name that holds anything else."""
    for name, content in wanted.items():
        try:
            same = read_regular(folder / name, len(content)) == content
        except FileNotFoundError:
            same = False
        except OSError as error:
            raise unreadable(error, "read the calibration", folder / name) from error
        if not same:
            raise StoreError(
                f"{folder}: damaged: {name} is not what this fit gives; move this folder away and "
                "run again"
            )
