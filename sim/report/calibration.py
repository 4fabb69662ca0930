"""A calibration for people: what the history says of each assumption, and how well it forecast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rich.console import Console, RenderableType
from rich.text import Text

from sim.report.fitting import in_figures, trading_pairs
from sim.report.markdown import markdown_of
from sim.report.plain import print_page
from sim.report.sheet import Sheet
from sim.report.words import percent
from sim.signed import signed
from sim.study.calibrate.fit import Calibration
from sim.study.calibrate.identify import Fitted
from sim.study.calibrate.rolling import Forecast

__all__ = [
    "calibration_words",
    "fitted_sheet",
    "print_calibration",
    "rolling_words",
    "to_markdown",
]

_GRADES = {
    "identified": "the history identifies",
    "weakly": "it narrows a little",
    "open": "it leaves open",
}


def _graded(fitted: Sequence[Fitted]) -> Iterator[str]:
    """The assumptions of each grade that has any."""
    for grade, words in _GRADES.items():
        names = [each.name for each in fitted if each.grade == grade]
        if names:
            yield f"{words} {', '.join(names)}"


def calibration_words(found: Calibration) -> str:
    """What the history says, in a few sentences."""
    told = list(_graded(found.fitted))
    pressed = [f"{each.name} ({each.edge})" for each in found.fitted if each.edge]
    pairs = trading_pairs(found.fitted)
    text = (
        f"Of {len(found.fitted)} assumptions that the past can speak of, "
        f"{'; '.join(told)}. All others of the register are untouched."
    )
    if pressed:
        text += f" Pressing against an end of their range: {', '.join(pressed)}."
    if pairs:
        text += f" Trading off: {_traded(pairs)}."
    return text


def _traded(pairs: Sequence[tuple[str, str, float]]) -> str:
    return ", ".join(f"{one} with {other} ({signed(value, 1)})" for one, other, value in pairs)


def fitted_sheet(fitted: Sequence[Fitted]) -> Sheet:
    """Before and after, with how much is left of the width."""
    rows = tuple(
        (
            each.name,
            f"{_told(each, each.low)} to {_told(each, each.high)}",
            f"{_told(each, each.p05)} to {_told(each, each.p95)}",
            _told(each, each.p50),
            percent(each.width),
            each.grade,
        )
        for each in fitted
    )
    return Sheet("", ("assumption", "90% before", "90% after", "median", "width", "grade"), rows)


def _told(each: Fitted, value: float) -> str:
    return in_figures(value, each.low, each.high)


def rolling_words(forecasts: Sequence[Forecast]) -> str:
    """How the fit would have forecast Aito's share from earlier months."""
    scores = np.array(
        [
            (f.crps, f.prior_crps, f.persistence, f.interval, f.prior_interval, f.covered)
            for f in forecasts
        ]
    ).mean(axis=0)
    better = "better" if scores[0] < scores[2] else "worse"
    return (
        f"Rolling origins, July 2024 to May 2025: {len(forecasts)} forecasts of Aito's share one "
        f"to six months ahead. CRPS {scores[0]:.3f}, {better} than the last known share held on "
        f"({scores[2]:.3f}); ranges of the register {scores[1]:.3f}. The 90% band held "
        f"{percent(scores[5])} of what came. Interval score {scores[3]:.2f}, of the register's "
        f"ranges {scores[4]:.2f}."
    )


def rolling_sheet(forecasts: Sequence[Forecast]) -> Sheet:
    """Every forecast."""
    rows = tuple(
        (
            f.origin,
            f.month,
            percent(f.actual),
            percent(f.p50),
            f"{percent(f.p05)}-{percent(f.p95)}",
            "yes" if f.covered else "no",
            f"{f.crps:.3f}",
            f"{f.persistence:.3f}",
        )
        for f in forecasts
    )
    heads = ("from", "month", "actual", "median", "90%", "held", "CRPS", "persistence")
    return Sheet("", heads, rows)


def _sections(found: Calibration, forecasts: Sequence[Forecast]) -> list[str | Sheet]:
    size = (
        f"{found.observations} figures to {found.until}; {found.plan.walkers} walkers, "
        f"{found.plan.steps} steps, seed {found.plan.seed}; worth at least "
        f"{found.effective:,.0f} independent draws."
    )
    parts: list[str | Sheet] = [calibration_words(found), fitted_sheet(found.fitted), size]
    if forecasts:
        parts += [rolling_words(forecasts), rolling_sheet(forecasts)]
    return parts


def print_calibration(
    console: Console, found: Calibration, forecasts: Sequence[Forecast], where: str
) -> None:
    """Print a calibration within the console's width."""
    shown: list[RenderableType] = [
        Text(part) if isinstance(part, str) else part.to_rich()
        for part in _sections(found, forecasts)
    ]
    print_page(console, shown, where)


def to_markdown(found: Calibration, forecasts: Sequence[Forecast]) -> str:
    """The same as Markdown."""
    return markdown_of(_sections(found, forecasts))
