"""One small example of everything that the functions of `sim` give."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import sim
from sim.scenario import load as load_with_changes
from sim.store.run_folder import load as load_run
from sim.study.backtest import Backtest, Outcomes, read_outcomes
from sim.study.calibrate.chain import Plan
from sim.study.calibrate.fit import Calibration
from sim.study.calibrate.shipped import shipped_fit
from sim.world.ensemble import fitted

__all__ = [
    "MADE_BY",
    "RUN",
    "backtested",
    "cede",
    "compared",
    "examples",
    "keep",
    "named",
    "outcomes",
    "result",
]

RUN = {"months": 2, "replications": 6}


@cache
def keep() -> sim.Scenario:
    return sim.load("keep_control").replace(run=RUN)


@cache
def cede() -> sim.Scenario:
    return sim.load("cede_sales").replace(run=RUN)


@cache
def result() -> sim.Result:
    return sim.simulate(cede())


@cache
def compared() -> sim.Comparison:
    return sim.compare(keep(), cede(), sim.load("single_aito_brand"))


@cache
def ran() -> Any:
    return sim.run_scenario(cede(), tempfile.mkdtemp())


@cache
def outcomes() -> Outcomes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "outcomes.csv"
        path.write_text("month,measure,value\n2025-07,aito_share,0.8\n2025-07,hhi,7000\n")
        return read_outcomes(path, cede())


@cache
def backtested() -> Backtest:
    return sim.backtest(result(), outcomes())


@cache
def calibration() -> Calibration:
    fit = shipped_fit()
    return Calibration("2025-06", Plan(), 100, dict(fitted()), None, fit, 300.0)  # type: ignore[arg-type]


MADE_BY = {
    "assumptions": sim.assumptions,
    "backtest": backtested,
    "breakpoint_map": lambda: sim.breakpoint_map(
        keep(), cede(), "outlet_productivity", "policy_weight", steps=2
    ),
    "check": lambda: sim.check("nobody"),
    "compare": compared,
    "explain": lambda: sim.explain(keep(), cede()),
    "figure": lambda: sim.figure(result()),
    "find_breakpoint": lambda: sim.find_breakpoint(keep(), cede(), "outlet_productivity", steps=3),
    "find_flips": lambda: sim.find_flips(keep(), cede()),
    "load": cede,
    "movement": lambda: sim.movement(cede()),
    "run_scenario": ran,
    "scorecard": lambda: sim.scorecard(compared()),
    "simulate": result,
}
"""Every function of `sim`, called."""


@cache
def named() -> dict[str, Any]:
    """What every function gives."""
    return {name: call() for name, call in MADE_BY.items()}


@cache
def examples() -> dict[str, Any]:
    """What every function gives, and what hangs on it."""
    return dict(_examples())


def _examples() -> Iterator[tuple[str, Any]]:
    yield from named().items()
    yield "recording", result().recording
    yield "concentration", result().concentration()
    yield "pair", compared().pair("cede_sales")
    yield "track", compared().pair("cede_sales").track("brand", "aito", "share")
    yield "card", named()["scorecard"][0]
    yield "part", named()["explain"].parts[0]
    yield "point", named()["find_breakpoint"].points[0]
    yield "score", backtested().overall
    yield "row", backtested().rows[0]
    yield "saved run", load_run(ran().saved.path)
    yield "loaded", load_with_changes("cede_sales", vocabulary=None)
    yield "calibration", calibration()
