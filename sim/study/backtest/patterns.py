"""Patterns of a forecast's errors that anybody sees, with how many of its own futures show them.

A row of errors of one sign looks like a bias, and one after the other farther off like a drift.
The months of one future move together, and many futures of a correct forecast show the same. The
usual tests (signs, runs of signs, Kendall's rank correlation with time) take months as independent:
at 5% one of the three finds something in about 40% of the futures after 6 months, 80% after 12 and
95% after 24 (Aito's share, `cede_sales`, 1,000 futures). So a pattern comes with the part of
futures that are as extreme, from the checks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sim.study.backtest.checks import FEWEST, Check
from sim.study.backtest.scored import Row

__all__ = ["MIDDLE", "Pattern", "patterns_of"]

MIDDLE = (0.25, 0.75)
"""Percentiles between which half of the futures lie."""
_LOOKED_AT_BY = {
    "too_high": ("run", "bias"),
    "too_low": ("run", "bias"),
    "drifts_up": ("trend",),
    "drifts_down": ("trend",),
    "middle": ("near",),
}
"""The checks of each pattern; the first tells how many futures are as extreme."""
_ENOUGH_FOR_MIDDLE = 8
"""Outcomes in the middle half from which that is a pattern: by luck alone once in 256."""


@dataclass(frozen=True)
class Pattern:
    """A pattern in one measure's errors.

    Attributes:
        measure: the measure.
        pattern: ``too_high`` or ``too_low`` (the median, in every month), ``drifts_up`` or
            ``drifts_down`` (each outcome against the futures, from month to month) or ``middle``
            (every outcome within the middle half of the futures).
        outcomes: of the measure.
        futures_as_extreme: part of the futures that are at least as extreme: have so long a run on
            one side, so steep a trend, or so small a distance from the median.
        finding: the strongest of the checks that look at it; see ``Check``.
    """

    measure: str
    pattern: str
    outcomes: int
    futures_as_extreme: float
    finding: str


def patterns_of(rows: Sequence[Row], checks: Sequence[Check]) -> tuple[Pattern, ...]:
    """The patterns of every measure that has FEWEST outcomes or more.

    Args:
        rows: of all measures, each in the order of its months.
        checks: of the same outcomes.
    """
    found = []
    by_name = {(check.measure, check.check): check for check in checks}
    for measure in dict.fromkeys(row.measure for row in rows):
        own = [row for row in rows if row.measure == measure]
        if len(own) < FEWEST:
            continue
        for pattern in _seen(own):
            checks_of_it = [by_name[measure, name] for name in _LOOKED_AT_BY[pattern]]
            findings = {check.finding for check in checks_of_it}
            strongest = next(each for each in ("clear", "hint", "none") if each in findings)
            part = checks_of_it[0].futures_as_extreme
            found.append(Pattern(measure, pattern, len(own), part, strongest))
    return tuple(found)


def _seen(rows: Sequence[Row]) -> list[str]:
    """What is seen in one measure's errors."""
    ranks = [row.rank for row in rows]
    steps = [after - before for before, after in pairwise(ranks)]
    low, high = MIDDLE
    seen = {
        "too_high": all(row.p50 > row.actual for row in rows),
        "too_low": all(row.p50 < row.actual for row in rows),
        "drifts_up": all(step > 0.0 for step in steps),
        "drifts_down": all(step < 0.0 for step in steps),
        "middle": len(rows) >= _ENOUGH_FOR_MIDDLE and all(low <= rank <= high for rank in ranks),
    }
    return [pattern for pattern, there in seen.items() if there]
