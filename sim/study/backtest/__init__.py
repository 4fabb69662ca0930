"""Forecasts held against outcomes that a user brings."""

from sim.study.backtest.forecast import backtest
from sim.study.backtest.found import RELATIVE, Backtest
from sim.study.backtest.outcomes import Outcome, Outcomes, read_outcomes
from sim.study.backtest.scored import Row, Score

__all__ = [
    "RELATIVE",
    "Backtest",
    "Outcome",
    "Outcomes",
    "Row",
    "Score",
    "backtest",
    "read_outcomes",
]
