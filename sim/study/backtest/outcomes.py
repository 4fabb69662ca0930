"""Outcomes that a user brings: what came, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sim.aliases import JsonMapping
from sim.engine import record
from sim.errors import OutcomesError, Problem
from sim.measures.june_outcomes import june_outcome
from sim.scenario import Scenario
from sim.study.backtest.frame import table_from_python
from sim.study.backtest.periods import Period
from sim.study.backtest.problems import Complaint, Entry, Limits, entries_of, scored_measures
from sim.study.backtest.series import gaps, quarters, repeats
from sim.study.backtest.table import Table, read_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Outcome", "Outcomes", "Source", "read_outcomes"]

Source: TypeAlias = "str | Path | pd.DataFrame | Sequence[JsonMapping]"
"""A path, ``-`` for standard input, a DataFrame or a list of dicts."""

_JUNE_SAMPLE = 50
"""Replications whose mean is June's value: it has to be right to a factor only."""


class Outcome(NamedTuple):
    """What came: a measure's value in a month or quarter, in the measure's own unit.

    Attributes:
        month: ``2025-07``, or ``2025Q3`` for a quarter.
    """

    month: str
    measure: str
    value: float


@dataclass(frozen=True)
class Outcomes:
    """Outcomes whose values are known; measures in their file's order, each by month.

    Attributes:
        file: where they come from, as messages show it.
        known: at least one.
        ignored: columns of the file that were not read.
    """

    file: str
    known: tuple[Outcome, ...]
    ignored: tuple[str, ...] = ()

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures, each once."""
        return tuple(dict.fromkeys(each.measure for each in self.known))


def read_outcomes(
    source: Source,
    scenario: Scenario | None = None,
    *,
    encoding: str | None = None,
    as_given: bool = False,
) -> Outcomes:
    """Return the outcomes in a table with the columns month, measure and value.

    A row without a value says that it is not known: it fills a gap, and is not scored.

    Args:
        source: a path, ``-`` for standard input, a DataFrame or a list of dicts.
        scenario: that they will be compared with; None leaves names, the last month and the size
            of values unchecked.
        encoding: of a file that is not UTF-8, such as ``gbk``.
        as_given: whether values far from June 2025's are taken as they are.

    Raises:
        OutcomesError: with everything that is wrong with the table.
        InputError: the encoding does not exist, or the source is something else.
    """
    table = _table(source, encoding)
    entries, complaints = entries_of(table.rows, decimal_comma=table.decimal_comma)
    june = {} if scenario is None or as_given else _june(scenario)
    limits = Limits.of(scenario, entries, june)
    entries = [_spelled(entry, limits.measures) for entry in entries]
    complaints += [each for entry in entries for each in limits.complaints(entry)]
    complaints += [*repeats(entries), *gaps(entries), *quarters(entries)]
    _refuse(table, entries, complaints)
    return Outcomes(table.file, _in_order(entries), table.ignored)


def _table(source: Source, encoding: str | None) -> Table:
    if isinstance(source, str | Path):
        return read_table(source, encoding)
    return table_from_python(source)


def _june(scenario: Scenario) -> dict[str, float]:
    """June 2025's values by measure, the mean over a few replications."""
    # June comes before the first month; the copy is not validated, since events may come later
    run = scenario.run.model_copy(update={"months": 1, "replications": _JUNE_SAMPLE})
    recording = record(scenario.model_copy(update={"run": run}))
    return {m: float(june_outcome(recording, m).mean()) for m in scored_measures(scenario)}


def _spelled(entry: Entry, measures: Sequence[str] | None) -> Entry:
    """The entry with its measure in small letters, where that is a measure."""
    small = entry.measure.lower()
    known = small != entry.measure and measures is not None and small in measures
    return replace(entry, measure=small) if known else entry


def _refuse(table: Table, entries: Sequence[Entry], complaints: Sequence[Complaint]) -> None:
    """Raise what is wrong with a table; nothing where it is sound."""
    found = [*table.problems, *(Problem(table.file, *complaint) for complaint in complaints)]
    if not found and all(entry.value is None for entry in entries):
        found.append(Problem(table.file, 0, "value", "no value is known; fill one in"))
    if found:
        raise OutcomesError(found)


def _in_order(entries: Sequence[Entry]) -> tuple[Outcome, ...]:
    """The known values, by the order of their measures in the file, then by month."""
    place: dict[str, int] = {}
    for entry in entries:
        place.setdefault(entry.measure, len(place))
    known = [
        Outcome(entry.period.label, entry.measure, entry.value)
        for entry in entries
        if entry.period is not None and entry.value is not None
    ]
    return tuple(sorted(known, key=lambda each: (place[each.measure], Period.of(each.month).first)))
