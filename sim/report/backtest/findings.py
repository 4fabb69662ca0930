"""What the checks of a forecast find, in plain words and as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from sim.report.sheet import Sheet
from sim.study.backtest import Backtest, Check, Pattern
from sim.study.backtest.checks import CLEAR, NAMES, can_be_clear

__all__ = ["check_sheet", "findings_words", "pattern_words"]

_MANY = 12
"""Outcomes of a measure: with fewer the words stay modest."""

_WORDS: dict[str, Callable[[Check], str]] = {
    "outside": lambda check: (
        f"{check.value:.0f} of {check.outcomes} outcomes of {check.measure} lie outside the band "
        "(too narrow, or in the wrong place)"
    ),
    "near": lambda check: (
        f"{check.measure} stays nearer the median than futures do (bands too wide)"
    ),
    "bias": lambda check: (
        f"{check.measure} is forecast too {'low' if check.value > 0.0 else 'high'} (bias)"
    ),
    "trend": lambda check: (
        f"{check.measure} drifts {'up' if check.value > 0.0 else 'down'} from the forecast "
        "month by month (trend)"
    ),
    "run": lambda check: (
        f"{check.value:.0f} outcomes of {check.measure} in a row lie on one side of the median"
    ),
    "jumps": lambda check: f"{check.measure} jumps from month to month more than futures do",
}


def _found(checks: Sequence[Check], finding: str) -> list[Check]:
    return [check for check in checks if check.finding == finding]


def findings_words(checks: Sequence[Check], replications: int) -> str:
    """Return whether the outcomes could be one of the forecast's futures, or what is unlike them.

    Args:
        checks: of every measure, at least one.
        replications: of the forecast.
    """
    clear, hints = (_found(checks, finding) for finding in ("clear", "hint"))
    most = max(check.outcomes for check in checks)
    few = most < _MANY
    if clear:
        found = "are unlike the forecast's own futures"
        if few:
            found = "look unlike the forecast's own futures, though "
            found += f"{_outcomes(most)} of a measure say little"
        return f"The outcomes {found}: {_listed(clear)}."
    sentences = ["The outcomes could be one of the forecast's own futures."]
    if few:
        sentences.append(
            f"{_outcomes(most).capitalize()} of a measure could only show a gross error, not that "
            "the forecast is unbiased."
        )
    if hints:
        sentences.append(f"A hint, not a finding: {_listed(hints)}.")
    if not can_be_clear(checks, replications):
        needed = 100 * ceil(len(checks) / CLEAR / 100)
        sentences.append(f"{replications} futures are too few for a finding; run --reps {needed}.")
    return " ".join(sentences)


def pattern_words(patterns: Sequence[Pattern]) -> str:
    """Return what is seen in the errors, and whether it is more than such futures show by luck.

    Args:
        patterns: at least one.
    """
    told = " ".join(
        f"{_PATTERNS[each.pattern].format(n=each.outcomes, measure=each.measure)}, as extreme in "
        f"{_part(each.futures_as_extreme)} of the forecast's own futures."
        for each in patterns
    )
    open_ = all(each.finding == "none" for each in patterns)
    return f"{told}{_MAY_BE_LUCK if open_ else ''}"


_PATTERNS = {
    "too_high": "The median is too high for all {n} outcomes of {measure}",
    "too_low": "The median is too low for all {n} outcomes of {measure}",
    "drifts_up": "Each of the {n} outcomes of {measure} lies farther up in the band than the last",
    "drifts_down": "Each of the {n} outcomes of {measure} lies farther down in the band than the "
    "last",
    "middle": "All {n} outcomes of {measure} lie in the middle half of the futures",
}
_MAY_BE_LUCK = (
    " That may be luck: the months of one future move together. It may be an error as well."
)


def _outcomes(number: int) -> str:
    return "1 outcome" if number == 1 else f"{number} outcomes"


def _listed(checks: Sequence[Check]) -> str:
    return "; ".join(
        f"{_WORDS[check.check](check)}, as extreme in {_part(check.futures_as_extreme)} of futures"
        for check in checks
    )


def _part(part: float) -> str:
    """0.142 as 14%, 0.003 as 0.3%, and less as under 0.1%."""
    if part < 0.001:
        return "under 0.1%"
    return f"{100 * part:.1f}%" if part < 0.0995 else f"{100 * part:.0f}%"


def check_sheet(found: Backtest) -> Sheet:
    """A row for each measure: how many futures are as extreme in each check."""
    cells = {(check.measure, check.check): check for check in found.checks}
    rows = [
        (measure, *(_cell(cells.get((measure, name))) for name in NAMES))
        for measure in found.measures
    ]
    return Sheet("", ("futures as extreme", *NAMES), tuple(rows), wrap=True)


def _cell(check: Check | None) -> str:
    if check is None:
        return "-"
    part = _part(check.futures_as_extreme).replace("under ", "<")
    return f"{part}{'*' if check.finding == 'clear' else ''}"
