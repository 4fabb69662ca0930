"""Paired differences between scenarios: the same luck in both."""

from sim.study.compare.comparison import Comparison, compare
from sim.study.compare.pair import Pair
from sim.study.compare.scorecard import Card, payoff_differences, scorecard
from sim.study.compare.track import Track

__all__ = [
    "Card",
    "Comparison",
    "Pair",
    "Track",
    "compare",
    "payoff_differences",
    "scorecard",
]
