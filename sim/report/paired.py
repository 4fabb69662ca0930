"""Paired differences in words: the sign, the interval and the parts of the futures agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite

from sim.measures.outcome import unit_of
from sim.measures.outcome_titles import agreeing
from sim.report.forms import change, change_unit, span_of
from sim.report.words import months, sides, undefined_in
from sim.study.against import EndDifference
from sim.study.effect import Effect, Paired

__all__ = [
    "against_sentence",
    "at_months",
    "course_words",
    "futures_words",
    "same_sign_words",
    "size_words",
]


def at_months(
    found: Mapping[str, EndDifference], name: str, ends: Sequence[int]
) -> list[tuple[int, EndDifference]]:
    """An outcome's differences after each of these numbers of months, with the number."""
    return [(h, found.get(f"{name}_m{h}", found[f"{name}_last"])) for h in ends]


def course_words(name: str, moved: Paired, start: str, end: str, month: str) -> str:
    """Where a mean goes: it rises or falls only where that can be told from no change.

    Args:
        name: the outcome, whose words come before these.
        moved: the difference from June.
        start, end: the means in June and in the month.
        month: the last.
    """
    if moved.effect is Effect.UNDEFINED:
        return (
            f"{agreeing(name, 'is')} {start} in June 2025 and undefined in {month}: there are no "
            "sales then in any future"
        )
    left_out = f" ({undefined_in(moved.undefined)} without sales)" if moved.undefined else ""
    return f"{_course(name, moved, start, f'{end} in {month}')} on average{left_out}"


def _course(name: str, moved: Paired, start: str, end: str) -> str:
    ways = {Effect.HIGHER: "rises", Effect.LOWER: "falls"}
    if moved.effect is Effect.NONE:
        return f"{agreeing(name, 'stays')} as in June 2025, {end}"
    went = f"{agreeing(name, ways.get(moved.effect, 'goes'))} from {start} in June 2025 to {end}"
    if moved.effect in ways or not isfinite(moved.half):
        return went
    return f"{went}, which cannot be distinguished from no change (95% interval),"


def size_words(difference: Paired, unit: str, when: str, words: tuple[str, str]) -> str:
    """One difference: its size, whether it can be told from zero, and how many futures agree.

    Args:
        difference: in one month.
        unit: see ``sim.report.forms``.
        when: the month in words, such as ``after 6 months``.
        words: what more and less are called, such as higher and lower.
    """
    if difference.effect is Effect.UNDEFINED:
        return f"undefined {when} (no future has sales under both)"
    if difference.effect is Effect.NONE:
        return f"no difference {when}{_left_out(difference)}"
    size = " ".join(filter(None, (change(unit, difference.mean), change_unit(unit), when)))
    agreed = futures_words(difference, words)
    if difference.effect.has_sign:
        return f"{size} ({agreed})"
    if not isfinite(difference.half):  # a single future has no interval
        return f"{size}{_left_out(difference)}"
    ends = span_of(unit, difference.low, difference.high)
    return f"{size} (not distinguishable from zero, 95% interval {ends}; {agreed})"


def futures_words(difference: Paired, words: tuple[str, str]) -> str:
    """Parts of the futures on each side: higher in 60% of futures, lower in 38%, ...

    They are parts of the futures in which both sides are defined; how many are not is said after.
    """
    up, down, same = sides(difference.higher, difference.lower)
    text = f"{words[0]} in {up} of futures, {words[1]} in {down}"
    text = text if same == "0%" else f"{text}, no difference in {same}"
    return f"{text}; {undefined_in(difference.undefined)}" if difference.undefined else text


def _left_out(difference: Paired) -> str:
    return f" ({undefined_in(difference.undefined)})" if difference.undefined else ""


def same_sign_words(difference: Paired) -> str:
    """Part of the futures that have the sign of the mean; - where the mean has none."""
    up, down, _ = sides(difference.higher, difference.lower)
    if difference.same_sign is None:
        return "-"
    return up if difference.mean > 0.0 else down


def against_sentence(
    found: Mapping[str, EndDifference], measure: str, base: str, ends: Sequence[int]
) -> str:
    """What a scenario does to an outcome, compared with its base, after these numbers of months."""
    differences = at_months(found, measure, ends)
    if all(each.effect is Effect.NONE for _, each in differences):
        return f"That is no difference from {base}, in any future, at any of these months."
    if all(each.effect is Effect.UNDEFINED for _, each in differences):
        return (
            f"Against {base} it is undefined at each of these months: no future has sales under "
            "both."
        )
    unit = unit_of(measure)
    listed = ", ".join(
        size_words(each, unit, f"after {months(h)}", ("up", "down")) for h, each in differences
    )
    return f"Against {base}, under the same luck: {listed}."
