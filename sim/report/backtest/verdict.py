"""How well a forecast did, in plain words."""

from __future__ import annotations

from sim.report.backtest.findings import findings_words, pattern_words
from sim.report.forms import change
from sim.report.words import percent
from sim.signed import signed as signed_number
from sim.study.backtest import RELATIVE, Backtest, Score
from sim.study.backtest.scores import BAND

__all__ = ["counted", "forecast_verdict", "signed_error"]

_AS_GOOD = 0.005
"""A skill nearer to 0 is told as none."""


def forecast_verdict(found: Backtest) -> str:
    """How many outcomes the band holds, whether plain forecasts do better, what the checks find."""
    score = found.overall
    inside = round(score.coverage * score.outcomes)
    told = [
        f"{inside} of {counted(score.outcomes)} ({percent(score.coverage)}) "
        f"{'lies' if inside == 1 else 'lie'} in the band of {percent(BAND)} of futures.",
        _against("The forecast", score.skill, "June 2025's figures held"),
    ]
    if score.drift_outcomes:
        part = score.drift_outcomes < score.outcomes
        of = f" (known for {counted(score.drift_outcomes)})" if part else ""
        told.append(_against("It", score.drift_skill, f"the history's trend carried on{of}"))
    of_checks = findings_words(found.checks, found.result.recording.replications)
    seen = [pattern_words(found.patterns)] if found.patterns else []
    return " ".join([*told, _sides(score, found.scale), *seen, of_checks])


def counted(outcomes: int) -> str:
    """1 outcome, 12 outcomes."""
    return "1 outcome" if outcomes == 1 else f"{outcomes} outcomes"


def _against(subject: str, skill: float | None, what: str) -> str:
    if skill is None:
        return f"There is no error in {what}, so the forecast cannot be better."
    if abs(skill) < _AS_GOOD:
        return f"{subject} is as good as {what}."
    side, size = ("better", "smaller") if skill > 0 else ("worse", "larger")
    return f"{subject} is {side} than {what}: its error (CRPS) is {percent(abs(skill))} {size}."


def _sides(score: Score, scale: str) -> str:
    by = {"vehicles": " vehicles", "share": " points", RELATIVE: " of June's value"}.get(scale, "")
    return (
        f"Its median is above the outcome in {score.too_high} of {score.outcomes}, below in "
        f"{score.too_low}, {signed_error(scale, score.bias)}{by} on average."
    )


def signed_error(scale: str, value: float) -> str:
    """An error with its sign, in a unit or relative to June's value."""
    return f"{signed_number(100 * value, 1)}%" if scale == RELATIVE else change(scale, value)
