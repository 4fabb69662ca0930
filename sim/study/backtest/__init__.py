"""Forecasts held against outcomes that a user brings."""

from sim.study.backtest.checks import Check
from sim.study.backtest.forecast import backtest
from sim.study.backtest.found import RELATIVE, Backtest
from sim.study.backtest.outcomes import Outcome, Outcomes, read_outcomes
from sim.study.backtest.patterns import Pattern
from sim.study.backtest.scored import Row, Score
from sim.study.backtest.template import outcomes_template

__all__ = [
    "RELATIVE",
    "Backtest",
    "Check",
    "Outcome",
    "Outcomes",
    "Pattern",
    "Row",
    "Score",
    "backtest",
    "outcomes_template",
    "read_outcomes",
]
