"""What can be wrong with the rows of one measure together: repeats, gaps, quarters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sim.scenario.text.nearest import quoted
from sim.scenario.types.months import ANCHOR, add_months, months_between
from sim.study.backtest.periods import Period
from sim.study.backtest.problems import Complaint, Entry

__all__ = ["gaps", "quarters", "repeats"]

_ROUNDED = 0.01
"""A published share may differ from that of the published volumes by a point."""


def repeats(entries: Sequence[Entry]) -> Iterator[Complaint]:
    """Rows whose measure and months another row has, in full or in part."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.period is None:
            continue
        owners = [
            first.setdefault((entry.measure, month), entry) for month in entry.period.calendar
        ]
        other = next((owner for owner in owners if owner is not entry), None)
        if other is not None and other.period is not None:
            message = _repeated(entry.period, other.period, entry.measure)
            yield entry.line, "month", f"{message} on line {other.line}; keep one of them"


def _repeated(period: Period, other: Period, measure: str) -> str:
    if period.label == other.label:
        return f"{period.label} of {quoted(measure)} given twice, first"
    return f"{period.label} of {quoted(measure)} has months in common with {other.label}"


def gaps(entries: Sequence[Entry]) -> Iterator[Complaint]:
    """Rows before which a month of their measure is missing."""
    series: dict[str, list[tuple[Period, Entry]]] = {}
    for entry in entries:
        if entry.period is not None and entry.period.first > ANCHOR:
            series.setdefault(entry.measure, []).append((entry.period, entry))
    for rows in series.values():
        rows.sort(key=lambda row: row[0].first)
        reached = rows[0][0].last
        for period, entry in rows:
            if months_between(reached, period.first) > 1:
                message = _missing(add_months(reached, 1), add_months(period.first, -1))
                yield entry.line, "month", f"{message} for {quoted(entry.measure)}; {_FILL}"
            reached = max(reached, period.last)


_FILL = "add rows, with no value where it is not known"


def _missing(first: str, last: str) -> str:
    return f"{first} is missing" if first == last else f"{first} to {last} are missing"


def quarters(entries: Sequence[Entry]) -> Iterator[Complaint]:
    """Quarters of measures that are no sum of months.

    Volumes add up. A share of a quarter is that of its volumes, and not the mean of its months'
    shares, so it is taken only with the volumes to check it by.
    """
    dated = [(entry.period, entry) for entry in entries if entry.period is not None]
    volumes = {
        (entry.measure, period.label): entry.value
        for period, entry in dated
        if entry.value is not None
    }
    for period, entry in dated:
        if period.months > 1 and not entry.measure.endswith("_units"):
            yield from _of_quarter(entry, period, volumes)


def _of_quarter(
    entry: Entry, period: Period, volumes: Mapping[tuple[str, str], float]
) -> Iterator[Complaint]:
    brand, _, what = entry.measure.rpartition("_")
    if what != "share":
        message = f"{quoted(entry.measure)} of a quarter is no sum of its months; give months"
        yield entry.line, "month", message
    elif entry.value is not None:
        names = (f"{brand}_units", "hima_units")
        part, whole = (volumes.get((name, period.label)) for name in names)
        message = _share_problem(entry.value, part, whole, names)
        if message:
            yield entry.line, "value", message


def _share_problem(
    share: float, part: float | None, whole: float | None, names: tuple[str, str]
) -> str:
    if part is None or whole is None:
        return (
            f"a quarter's share needs the volumes; add rows of {names[0]} and {names[1]} for the "
            "quarter, or give months"
        )
    if not whole:
        return f"a share is undefined in a quarter in which {names[1]} is 0; leave this row out"
    ratio = part / whole
    if abs(share - ratio) > _ROUNDED:
        return (
            f"{share:g} is not {names[0]} / {names[1]} of the quarter; did you mean '{ratio:.3f}'?"
        )
    return ""
