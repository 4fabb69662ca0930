"""Charts of a backtest: the fan of every measure with what came."""

from __future__ import annotations

from dataclasses import replace

from sim.report.charts.given import futures, outcome_words
from sim.report.charts.over_time import fan
from sim.report.charts.types import Band, Fan, Mark
from sim.study.backtest import Backtest

__all__ = ["backtest_fan"]


def backtest_fan(found: Backtest, measure: str) -> Fan:
    """Where the futures of a measure lie, up to the last outcome, and where it came.

    Args:
        found: the backtest.
        measure: one that it has outcomes of.
    """
    whole = fan(found.result, measure)
    rows = [row for row in found.rows if row.measure == measure]
    upto = whole.months.index(rows[-1].month) + 1
    words = outcome_words(measure, found.result.recording.cast)
    return replace(
        whole,
        title=f"{words[0].upper()}{words[1:]}: forecast and outcome, {found.result.scenario.name}",
        note=(
            f"Line: median of {futures(found.result.recording.replications)}; dark: half of them; "
            "light: 90%. Diamonds: what came; hollow: outside the 90%."
        ),
        months=whole.months[:upto],
        bands=tuple(_cut(band, upto) for band in whole.bands),
        marks=tuple(Mark(row.month, row.actual, row.covered) for row in rows),
    )


def _cut(band: Band, upto: int) -> Band:
    """A band's first months."""
    values = {name: value[:upto] for name, value in vars(band).items() if isinstance(value, tuple)}
    return Band(band.key, band.label, band.colour, band.dash, **values)
