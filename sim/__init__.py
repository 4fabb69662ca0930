"""alliance-sim: who controls sales in a technology alliance, and what it does to concentration.

>>> import sim
>>> keep = sim.load("keep_control")
>>> sim.simulate(keep.replace(run={"replications": 100})).sales.mean("replication")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.report.assumptions_table import assumptions
    from sim.report.pictures import figure
    from sim.scenario import Scenario
    from sim.study.backtest import backtest
    from sim.study.breakpoint import breakpoint_map, find_breakpoint
    from sim.study.causes.explain import explain
    from sim.study.causes.movement import movement
    from sim.study.check import check
    from sim.study.compare import Comparison, compare
    from sim.study.compare.scorecard import scorecard  # mypy takes the package's for the module
    from sim.study.load import load
    from sim.study.one_at_a_time import find_flips
    from sim.study.result import Result, simulate
    from sim.study.run import run_scenario

__version__ = "0.1.0"
__all__ = [
    "Comparison",
    "Result",
    "Scenario",
    "__version__",
    "assumptions",
    "backtest",
    "breakpoint_map",
    "check",
    "compare",
    "explain",
    "figure",
    "find_breakpoint",
    "find_flips",
    "load",
    "movement",
    "run_scenario",
    "scorecard",
    "simulate",
]

_HOME = {
    "Comparison": "sim.study.compare",
    "Result": "sim.study.result",
    # not from sim.scenario: from here, replace() knows the world's names
    "Scenario": "sim.study.load",
    "assumptions": "sim.report.assumptions_table",
    "backtest": "sim.study.backtest",
    "breakpoint_map": "sim.study.breakpoint",
    "check": "sim.study.check",
    "compare": "sim.study.compare",
    "explain": "sim.study.causes.explain",
    "figure": "sim.report.pictures",
    "find_breakpoint": "sim.study.breakpoint",
    "find_flips": "sim.study.one_at_a_time",
    "load": "sim.study.load",
    "movement": "sim.study.causes.movement",
    "run_scenario": "sim.study.run",
    "scorecard": "sim.study.compare",
    "simulate": "sim.study.result",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `sim --help` must not wait for numpy."""
    if name not in _HOME:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return list(__all__)
