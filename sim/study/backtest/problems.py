"""What can be wrong with single outcomes and with the table of them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sim.measures.outcome import RENAMED, known_outcomes, outcome_named
from sim.scenario import Scenario
from sim.scenario.text.nearest import mend, quoted
from sim.scenario.types.months import ANCHOR, add_months, months_between
from sim.study.backtest.periods import AmbiguousPeriodError, Period, PeriodError, read_period
from sim.study.backtest.plausible import bounds_problem, far_problem
from sim.study.backtest.table import TextRow
from sim.study.backtest.values import ValueTextError, read_value
from sim.world.world import World

__all__ = ["LONGEST", "Complaint", "Entry", "Limits", "entries_of", "scored_measures"]

LONGEST = 120
"""Months that a run can have."""
_FARTHEST = add_months(ANCHOR, LONGEST)
Complaint = tuple[int, str, str]
"""A line, one of its columns, and what is wrong there."""


@dataclass(frozen=True)
class Entry:
    """One row, read.

    Attributes:
        line: of the file.
        period: None where the text was none.
        measure: as it was written.
        value: None where it is missing or could not be read.
        text: the value as it was written; None where the row has the wrong number of cells.
    """

    line: int
    period: Period | None
    measure: str
    value: float | None
    text: str | None


def entries_of(
    rows: Iterable[TextRow], *, decimal_comma: bool = False
) -> tuple[list[Entry], list[Complaint]]:
    """Return the rows, read, and what could not be read.

    Dates that may be one of two months are one complaint: a file has them in every row.
    """
    entries: list[Entry] = []
    complaints: list[Complaint] = []
    ambiguous: list[Complaint] = []
    for row in rows:
        period: Period | None = None
        value: float | None = None
        measure = RENAMED.get(row.measure.lower(), row.measure)
        try:
            period = read_period(row.month)
        except AmbiguousPeriodError as error:
            ambiguous.append((row.line, "month", str(error)))
        except PeriodError as error:
            complaints.append((row.line, "month", str(error)))
        try:
            share = measure.lower().endswith("_share")
            value = read_value(row.value or "", decimal_comma=decimal_comma, share=share)
        except ValueTextError as error:
            complaints.append((row.line, "value", str(error)))
        entries.append(Entry(row.line, period, measure, value, row.value))
    return entries, [*complaints, *_once(ambiguous)]


def _once(ambiguous: Sequence[Complaint]) -> Iterator[Complaint]:
    """The first of some complaints, with the number of the others."""
    for line, key, message in ambiguous[:1]:
        others = len(ambiguous) - 1
        more = f" ({others} more {'row is' if others == 1 else 'rows are'} like it)"
        yield line, key, f"{message}{more if others else ''}"


def scored_measures(scenario: Scenario) -> tuple[str, ...]:
    """The outcomes that can be scored: payoffs and profit have no figure of June 2025."""
    return tuple(n for n in known_outcomes(World.of(scenario).cast) if not _without_june(n))


def _without_june(measure: str) -> bool:
    found = outcome_named(measure)
    return found is not None and not found.kind.in_june


@dataclass(frozen=True)
class Limits:
    """What single rows are checked by.

    Attributes:
        measures: the names that can be scored; None leaves names unchecked.
        until: the run's last month; None leaves it unchecked.
        needed: months of a run that reaches the file's last month.
        june: June 2025's values by measure; a measure without one is not compared with June.
    """

    measures: tuple[str, ...] | None
    until: str | None
    needed: int
    june: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(
        cls, scenario: Scenario | None, entries: Iterable[Entry], june: Mapping[str, float]
    ) -> Limits:
        """Those of a scenario; those of any scenario where there is none."""
        months = [entry.period.last for entry in entries if entry.period]
        reached = [month for month in months if month <= _FARTHEST]
        needed = months_between(ANCHOR, max(reached, default=ANCHOR))
        if scenario is None:
            return cls(None, None, needed)
        until = add_months(scenario.run.start, scenario.run.months - 1)
        return cls(scored_measures(scenario), until, needed, june)

    def complaints(self, entry: Entry) -> Iterator[Complaint]:
        """What is wrong with a row, column by column; its number of cells is checked elsewhere."""
        if entry.text is None:
            return
        for column, message in (
            ("month", self._period(entry.period)),
            ("measure", self._measure(entry.measure)),
            ("value", self._value(entry)),
        ):
            if message:
                yield entry.line, column, message

    def _period(self, period: Period | None) -> str:
        if period is None:
            return ""
        if period.first <= ANCHOR:
            return (
                f"{period.label} is no forecast: the model is calibrated to {ANCHOR} and what came "
                "before; take the row out"
            )
        if period.last > _FARTHEST:
            message = f"{period.label} is after {_FARTHEST}, where the longest run ends"
            return f"{message}; take the row out"
        if self.until is not None and period.last > self.until:
            where = "is after" if period.first > self.until else "ends after"
            return (
                f"{period.label} {where} {self.until}, where the run ends; "
                f"add --months {self.needed}"
            )
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

    def _value(self, entry: Entry) -> str:
        if entry.value is None or entry.text is None:
            return ""
        months = entry.period.months if entry.period else 1
        return bounds_problem(entry.measure, entry.value, entry.text) or far_problem(
            entry.measure, entry.value, entry.text, self.june, months
        )
