"""Saved headline numbers of the shipped scenarios, and the one command that renews them.

    python -m tests.baselines.renew            # all
    python -m tests.baselines.renew cede_sales # some

A baseline changes only with a line under "Results" in CHANGELOG.md that says why.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sim.engine import record
from sim.measures.lenses import brands_in, units
from sim.rules.concentration import effective_number, hhi, shares, total
from sim.scenario import load
from sim.shipped import shipped_names
from sim.world.world import vocabulary

__all__ = ["FOLDER", "MEASURES", "QUARTERS", "RUN", "measured", "renew"]

FOLDER = Path(__file__).parent
RUN = {"replications": 200, "months": 36, "seed": 625}
MEASURES = ("aito_share", "hhi", "effective_number", "hima_units")
QUARTERS = tuple(f"{2025 + q // 4}Q{q % 4 + 1}" for q in range(2, 2 + RUN["months"] // 3))


def measured(name: str) -> dict[str, Any]:
    """The run and, by measure, means over replications and the months of each quarter."""
    scenario = load(name, vocabulary=vocabulary(), run=RUN).scenario
    recording = record(scenario)
    row = brands_in(recording.cast, "hima").index(recording.cast.anchor)
    means = np.empty((len(MEASURES), RUN["months"]))
    for month in range(RUN["months"]):
        sold = units(recording, "brand", "hima", month)
        parts = shares(sold)
        found = (parts[row], hhi(parts), effective_number(parts), total(sold))
        means[:, month] = [values.mean() for values in found]
    quarters = means.reshape(len(MEASURES), -1, 3).mean(axis=2)
    by_quarter = {
        measure: dict(zip(QUARTERS, values.tolist(), strict=True))
        for measure, values in zip(MEASURES, quarters, strict=True)
    }
    return {"scenario": name, "run": RUN, "means": by_quarter}


def renew(names: Sequence[str], folder: Path = FOLDER) -> list[str]:
    """Write the baselines of some scenarios; the names of those that changed."""
    changed = []
    for name in names:
        path = folder / f"{name}.json"
        text = json.dumps(measured(name), indent=1) + "\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            changed.append(name)
            path.write_text(text, encoding="utf-8")
    return changed


def _main(names: list[str]) -> None:
    shipped = shipped_names()
    unknown = sorted(set(names) - set(shipped))
    if unknown:
        sys.exit(f"no such shipped scenario: {', '.join(unknown)}")
    if not names:
        for path in FOLDER.glob("*.json"):
            if path.stem not in shipped:
                path.unlink()
    changed = renew(names or shipped)
    print(f"changed: {', '.join(changed) or 'nothing'}")
    if changed:
        print('say why under "Results" in CHANGELOG.md')


if __name__ == "__main__":
    _main(sys.argv[1:])
