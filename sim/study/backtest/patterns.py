"""Patterns of a forecast's errors that anybody sees, with how many of its own futures show them.

A row of errors of one sign looks like a bias, and one after the other farther off like a drift.
The months of one future move together, so many futures of a correct forecast look so too. The usual
tests (signs, runs of signs, Kendall's rank correlation with time) take months as independent: at 5%
one of the three finds something in 45% of the futures after 6 months, in 81% after 12 and in 96%
after 24 (Aito's share, `cede_sales`, 1,000 futures). So a pattern comes with the part of futures
that are as extreme, from the checks.
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
        futures_as_extreme: part of the futures that are at least as extreme in the check that looks
            at it.
        finding: of that check; see ``Check``.
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
        for pattern, check in _seen(own):
            told = by_name[measure, check]
            found.append(Pattern(measure, pattern, len(own), told.futures_as_extreme, told.finding))
    return tuple(found)


def _seen(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """What is seen in one measure's errors, with the check that looks at it."""
    ranks = [row.rank for row in rows]
    steps = [after - before for before, after in pairwise(ranks)]
    low, high = MIDDLE
    seen = {
        ("too_high", "run"): all(row.p50 > row.actual for row in rows),
        ("too_low", "run"): all(row.p50 < row.actual for row in rows),
        ("drifts_up", "trend"): all(step > 0.0 for step in steps),
        ("drifts_down", "trend"): all(step < 0.0 for step in steps),
        ("middle", "near"): len(rows) >= _ENOUGH_FOR_MIDDLE
        and all(low <= rank <= high for rank in ranks),
    }
    return [names for names, there in seen.items() if there]
