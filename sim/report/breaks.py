"""Break-points for people: the sentence, the curve as a table, the map as signs."""

from __future__ import annotations

from math import isnan

import numpy as np
from rich.console import Console
from rich.text import Text

from sim.measures.outcome import unit_of
from sim.report.charts.given import outcome_words
from sim.report.forms import change, span_of
from sim.report.markdown import markdown_of
from sim.report.plain import print_page
from sim.report.sheet import Sheet
from sim.report.words import short_number, sides, undefined_in
from sim.study.breakpoint import BreakMap, Breakpoint, Crossing
from sim.study.effect import Effect

__all__ = [
    "breakpoint_words",
    "curve_sheet",
    "map_sheet",
    "map_words",
    "print_break",
    "to_markdown",
]


def _crossing(found: Breakpoint, at: Crossing) -> str:
    side = "lower below, higher above" if at.rising else "higher below, lower above"
    if isnan(at.low) and isnan(at.high):
        return (
            f"{short_number(at.value)} (its 95% interval is wider than the range, so no change of "
            f"sign is established; {side})"
        )
    beyond = "beyond the range"
    low, high = (beyond if isnan(end) else short_number(end) for end in (at.low, at.high))
    return f"{short_number(at.value)} (95% interval {low} to {high}; {side})"


def breakpoint_words(found: Breakpoint) -> str:
    """Where the sign flips, or that it does not, in a sentence or two."""
    what = f"{outcome_words(found.measure)} in {found.month}"
    unit = f" {found.unit}" if found.unit else ""
    low, high = found.points[0], found.points[-1]
    head = f"{found.scenario} against {found.base}: the mean difference in {what}"
    if found.crossings:
        places = " and at ".join(_crossing(found, at) for at in found.crossings)
        return f"{head} changes its sign where {found.vary} is {places}."
    where = f"for {found.vary} from {short_number(low.value)} to {short_number(high.value)}{unit}"
    return f"{head} {_uncrossed(found, where)} --low and --high look further."


def _uncrossed(found: Breakpoint, where: str) -> str:
    """What can be said where the mean does not change its sign."""
    effects = {point.effect for point in found.points}
    if effects == {Effect.NONE}:
        return f"is none in any future: the scenarios do not differ {where}."
    if effects == {Effect.UNDEFINED}:
        return f"is undefined {where}: no future has sales under both."
    known = [point for point in found.points if point.effect is not Effect.UNDEFINED]
    nearest = min(known, key=lambda point: abs(point.difference))
    size = change(unit_of(found.measure), nearest.difference)
    near = f"it is nearest to 0 at {short_number(nearest.value)} ({size})"
    for effect, side in ((Effect.HIGHER, "higher"), (Effect.LOWER, "lower")):
        if effects == {effect}:
            return f"keeps its sign ({side}) {where}; {near}."
    open_ = sum(point.effect is Effect.UNCLEAR for point in known)
    same = sum(point.effect is Effect.NONE for point in known)
    places = {
        "there is no difference in any future": same,
        "it is not distinguishable from zero (95% interval)": open_,
    }
    told = [f"at {n} of {len(known)} values {what}" for what, n in places.items() if n]
    return f"does not change its sign {where}, but {' and '.join(told)}; {near}."


def curve_sheet(found: Breakpoint) -> Sheet:
    """The difference at each value."""
    kind = unit_of(found.measure)
    rows = tuple(
        (
            short_number(point.value),
            change(kind, point.difference),
            span_of(kind, point.low, point.high),
            "/".join(sides(point.higher, point.lower)),
        )
        for point in found.points
    )
    heads = (found.vary, "difference", "mean's 95%", "futures higher/lower/same")
    if not any(point.undefined for point in found.points):
        return Sheet("", heads, rows)
    counts = (f"{point.undefined:,}" for point in found.points)
    counted = tuple((*row, count) for row, count in zip(rows, counts, strict=True))
    return Sheet("", (*heads, "left out"), counted)


def map_words(found: BreakMap) -> str:
    """How much of the map lies on each side, in a sentence."""
    cells, settled, same = map(np.array, (found.difference, found.settled, found.same))
    open_ = int((~settled & ~same & ~np.isnan(cells)).sum())
    equal = f" There is no difference in any future at {same.sum()}." if same.any() else ""
    most = max(map(max, found.undefined))
    left_out = (
        f" It is {undefined_in(most)} of a place at most, which are left out." if most else ""
    )
    return (
        f"{found.scenario} against {found.base}: over {found.first} and {found.second} the mean "
        f"difference in {outcome_words(found.measure)} in {found.month} is above 0 at "
        f"{(cells > 0).sum()} of {cells.size} places and below at {(cells < 0).sum()}.{equal} At "
        f"{open_} of them, in brackets, it is not distinguishable from zero (95% interval)."
        f"{left_out}"
    )


def map_sheet(found: BreakMap) -> Sheet:
    """The differences, the second number's largest value on top."""
    kind = unit_of(found.measure)
    rows = []
    for y, values, settled, same in reversed(
        list(zip(found.ys, found.difference, found.settled, found.same, strict=True))
    ):
        told = zip(values, settled, same, strict=True)
        sure = (known or equal or isnan(value) for value, known, equal in told)
        cells = (change(kind, v) for v in values)
        rows.append(
            (short_number(y), *(c if s else f"({c})" for c, s in zip(cells, sure, strict=True)))
        )
    heads = (f"{found.second}\nby {found.first}", *(f"\n{short_number(x)}" for x in found.xs))
    return Sheet("", heads, tuple(rows))


def _size(found: Breakpoint | BreakMap) -> str:
    if isinstance(found, BreakMap):
        return f"{found.replications:,} futures at every place, the same luck."
    return (
        f"{found.replications:,} futures at every value, the same luck. Shares of futures hold in "
        "this model, with these ranges."
    )


def print_break(console: Console, found: Breakpoint | BreakMap) -> None:
    """Print a search's result within the console's width."""
    words = breakpoint_words(found) if isinstance(found, Breakpoint) else map_words(found)
    sheet = curve_sheet(found) if isinstance(found, Breakpoint) else map_sheet(found)
    size = _size(found)
    print_page(console, [Text(words, "bold"), sheet.to_rich(), Text(size, "dim")])


def to_markdown(found: Breakpoint | BreakMap) -> str:
    """The same as Markdown."""
    if isinstance(found, Breakpoint):
        return markdown_of([breakpoint_words(found), curve_sheet(found), _size(found)])
    return markdown_of([map_words(found), map_sheet(found), _size(found)])
