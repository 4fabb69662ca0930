"""Charts of a backtest: the fan of every measure with what came."""

from __future__ import annotations

from dataclasses import replace

from sim.capitals import capitalised
from sim.measures.outcome import unit_of
from sim.report.charts.given import futures, outcome_words
from sim.report.charts.over_time import fan
from sim.report.charts.types import Band, Fan, Mark
from sim.study.backtest import Backtest, Row
from sim.study.backtest.periods import Period

__all__ = ["backtest_fan"]


def backtest_fan(found: Backtest, measure: str) -> Fan:
    """Where the futures of a measure lie, up to the last outcome, and where it came.

    Args:
        found: the backtest.
        measure: one that it has outcomes of.
    """
    whole = fan(found.result, measure)
    rows = [row for row in found.rows if row.measure == measure]
    upto = whole.months.index(max(Period.of(row.month).last for row in rows)) + 1
    quarter = any(row.months > 1 for row in rows)
    words = outcome_words(measure, found.result.recording.cast)
    return replace(
        whole,
        title=f"{capitalised(words)}: forecast and outcome, {found.result.scenario.name}",
        note=(
            f"Line: median of {futures(found.result.recording.replications)}; dark: half of them; "
            "light: 90%. Diamonds: what came; hollow: outside the 90%."
            f"{_QUARTER if quarter else ''}"
        ),
        months=whole.months[:upto],
        bands=tuple(_cut(band, upto) for band in whole.bands),
        marks=tuple(_mark(row) for row in rows),
        middle="p50",  # the verdict scores the median
    )


_QUARTER = " A quarter is drawn at its middle month, a volume as its monthly mean."


def _mark(row: Row) -> Mark:
    period = Period.of(row.month)
    monthly = row.actual / row.months if unit_of(row.measure) == "vehicles" else row.actual
    return Mark(period.calendar[row.months // 2], monthly, row.covered)


def _cut(band: Band, upto: int) -> Band:
    """A band's first months."""
    values = {name: value[:upto] for name, value in vars(band).items() if isinstance(value, tuple)}
    return Band(band.key, band.label, band.colour, band.dash, **values)
