"""Fit the assumptions to the history anew, and ship the result in seeds/.

python -m tools.renew_ensemble [jobs]

To be run when the history, a fitted assumption's range, a launch of the record or the fit itself
has changed; a test says so for the first three.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from sim.scenario.types.months import ANCHOR
from sim.shipped import shipped
from sim.study.calibrate.ensemble import write_ensemble
from sim.study.calibrate.fit import SIZE, calibrate, inputs_of, target_for
from sim.world.ensemble import ENSEMBLE

SEEDS = Path(shipped("seeds"))
PROVENANCE = """\
# Where {name} comes from. Written by python -m tools.renew_ensemble, not by hand.
until: {until}            # the last month of the history that was used
figures: {figures}
draws: {draws}
walkers: {plan.walkers}
steps: {plan.steps}
burn: {plan.burn}
seed: {plan.seed}
effective_draws: {effective:.0f}   # that the walk is worth, of the assumption that moved least
inputs: "{inputs}"  # digest of what the fit rests on
emcee: "{emcee}"
scipy: "{scipy}"
numpy: "{numpy}"
"""


def main(jobs: int = 2) -> None:
    """Fit, and write both files."""
    found = calibrate(jobs=jobs, progress=lambda what, n, m: print(f"\r{what} {n}/{m}", end=""))
    (SEEDS / ENSEMBLE).write_text(write_ensemble(found.draws), encoding="utf-8")
    text = PROVENANCE.format(
        name=ENSEMBLE,
        until=found.until,
        figures=found.observations,
        draws=SIZE,
        plan=found.plan,
        effective=found.effective,
        inputs=inputs_of(target_for(ANCHOR)),
        **{name: version(name) for name in ("emcee", "scipy", "numpy")},
    )
    (SEEDS / "ensemble.yaml").write_text(text, encoding="utf-8")
    print()
    for each in found.fitted:
        band = f"{each.p05:.3g} to {each.p95:.3g}"
        print(f"{each.name:22} {band:>16} {each.width:5.0%} {each.grade:10} {each.edge}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
