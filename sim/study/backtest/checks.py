"""What can be wrong with single outcomes and with the table of them, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sim.measures.outcome import is_payoff, known_outcomes
from sim.scenario import Scenario
from sim.scenario.months import ANCHOR, FIRST, add_months, months_between
from sim.scenario.nearest import mend, quoted
from sim.study.backtest.table import Row
from sim.study.backtest.values import value_problem
from sim.world.world import World

__all__ = ["LONGEST", "Held", "gaps", "is_month", "scored_measures", "twice"]

LONGEST = 120
"""Months that a run can have."""
_FARTHEST = add_months(ANCHOR, LONGEST)
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
Complaint = tuple[Row, str, str]
"""A row, one of its columns, and what is wrong there."""


def scored_measures(scenario: Scenario) -> tuple[str, ...]:
    """The outcomes that can be scored: payoffs and profit have no figure of June 2025."""
    return tuple(n for n in known_outcomes(World.of(scenario).cast) if not _without_june(n))


def _without_june(measure: str) -> bool:
    return is_payoff(measure) or measure == "profit_hhi"


def is_month(text: str) -> bool:
    """Whether this is a month as files write it."""
    return _MONTH.fullmatch(text) is not None


@dataclass(frozen=True)
class Held:
    """What the rows of a file are held against.

    Attributes:
        measures: the names that can be scored; None leaves names unchecked.
        until: the run's last month; None leaves it unchecked.
        needed: months of a run that reaches the file's last month.
    """

    measures: tuple[str, ...] | None
    until: str | None
    needed: int

    @classmethod
    def to(cls, scenario: Scenario | None, rows: Iterable[Row]) -> Held:
        """To a scenario; to what any scenario asks for when there is none."""
        months = [row.month for row in rows if is_month(row.month) and row.month <= _FARTHEST]
        needed = months_between(ANCHOR, max(months, default=FIRST))
        if scenario is None:
            return cls(None, None, needed)
        until = add_months(scenario.run.start, scenario.run.months - 1)
        return cls(scored_measures(scenario), until, needed)

    def complaints(self, row: Row) -> Iterator[Complaint]:
        """What is wrong with a row, column by column; a row of another length has been told."""
        if row.value is None:
            return
        for column, told in (
            ("month", self._month(row.month)),
            ("measure", self._measure(row.measure)),
            ("value", value_problem(row.measure, row.value)),
        ):
            if told:
                yield row, column, told

    def _month(self, month: str) -> str:
        if not is_month(month):
            return f"{quoted(month)} is not a month; write YYYY-MM, such as {FIRST}"
        if month <= ANCHOR:
            return (
                f"{month} is no forecast: the model is calibrated to {ANCHOR} and what came "
                "before; take the row out"
            )
        if month > _FARTHEST:
            return f"{month} is after {_FARTHEST}, where the longest run ends; take the row out"
        if self.until is not None and month > self.until:
            return f"{month} is after {self.until}, where the run ends; add --months {self.needed}"
        return ""

    def _measure(self, measure: str) -> str:
        if _without_june(measure):
            return (
                f"{quoted(measure)} cannot be scored: June 2025 has no figure of it to compare "
                "with; take the row out"
            )
        if self.measures is None or measure in self.measures:
            return ""
        return f"there is no measure {quoted(measure)}{mend(measure, self.measures)}"


def twice(rows: Sequence[Row]) -> Iterator[Complaint]:
    """Rows whose month and measure stand further up."""
    first: dict[tuple[str, str], Row] = {}
    for row in rows:
        former = first.setdefault((row.measure, row.month), row)
        if former is not row:
            told = f"{row.month} of {quoted(row.measure)} given twice, first on line {former.line}"
            yield row, "month", f"{told}; keep one of them"


def gaps(rows: Sequence[Row]) -> Iterator[Complaint]:
    """Rows before which a month of their measure is missing."""
    series: dict[str, dict[str, Row]] = {}
    for row in rows:
        if is_month(row.month) and row.month > ANCHOR:
            series.setdefault(row.measure, {}).setdefault(row.month, row)
    for months in series.values():
        for before, after in pairwise(sorted(months)):
            if months_between(before, after) > 1:
                yield months[after], "month", _missing(before, after, months[after].measure)


def _missing(before: str, after: str, measure: str) -> str:
    first, last = add_months(before, 1), add_months(after, -1)
    told = f"{first} is missing" if first == last else f"{first} to {last} are missing"
    return f"{told} for {quoted(measure)}; add rows, with no value where it is not known"
