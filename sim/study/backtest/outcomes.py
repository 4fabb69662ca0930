"""Outcomes that a user brings: what came, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sim.errors import OutcomesError, Problem
from sim.scenario import Scenario
from sim.study.backtest.checks import Held, gaps, twice
from sim.study.backtest.table import read_table
from sim.study.backtest.values import number_of

__all__ = ["Outcome", "Outcomes", "read_outcomes"]


class Outcome(NamedTuple):
    """What came: a measure's value in a month, in the measure's own unit."""

    month: str
    measure: str
    value: float


@dataclass(frozen=True)
class Outcomes:
    """Outcomes whose values are known; measures in their file's order, each by month.

    Attributes:
        file: where they come from, as messages show it.
        known: at least one.
    """

    file: str
    known: tuple[Outcome, ...]

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures, each once."""
        return tuple(dict.fromkeys(each.measure for each in self.known))


def read_outcomes(source: str | Path, scenario: Scenario | None = None) -> Outcomes:
    """The outcomes in a file with the columns month, measure and value.

    A row without a value says that it is not known: it fills a gap, and is not scored.

    Args:
        source: a path, or ``-`` for standard input.
        scenario: what they are held against; None leaves names and the last month unchecked.

    Raises:
        OutcomesError: with everything that is wrong with it.
    """
    file, rows, problems = read_table(source)
    held = Held.to(scenario, rows)
    complaints = [each for row in rows for each in held.complaints(row)]
    complaints += [*twice(rows), *gaps(rows)]
    found = [*problems, *(Problem(file, row.line, key, told) for row, key, told in complaints)]
    if rows and not any(row.value for row in rows):
        found.append(Problem(file, 0, "value", "no value is known; fill one in"))
    if found:
        raise OutcomesError(found)
    place = {row.measure: i for i, row in reversed([*enumerate(rows)])}
    values = [(row, number_of(row.value or "")) for row in rows]
    known = [Outcome(row.month, row.measure, value) for row, value in values if value is not None]
    return Outcomes(file, tuple(sorted(known, key=lambda each: (place[each.measure], each.month))))
