"""An explanation for people: the parts with their bars, by month, by agent, and what interacts."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from rich.console import Console, RenderableType
from rich.text import Text

from sim.capitals import capitalised
from sim.report.charts.given import outcome_words
from sim.report.forms import change, change_unit, give_or_take, level, span_of
from sim.report.markdown import markdown_of
from sim.report.plain import print_page
from sim.report.sheet import Sheet
from sim.report.words import agent, percent, undefined_in
from sim.study.causes.part import Explanation, Part
from sim.study.causes.sources import SALES_CONTROL

__all__ = ["explanation_sheets", "explanation_words", "print_explanations", "to_markdown"]

_BAR = 12
"""Characters of the longest bar."""


def _is_felt(part: Part) -> bool:
    """Whether a part is anything in any future."""
    return bool(part.value or part.p05 or part.p95)


def explanation_words(found: Explanation) -> str:
    """What is explained, and the largest part, in a sentence or two."""
    what, unit = outcome_words(found.measure), found.unit
    what = capitalised(what)
    if not found.is_defined:
        return (
            f"{what} is undefined in {found.month}: no future has sales in every run that the "
            "split needs. There is nothing to split."
        )
    if found.base is not None and not any(map(_is_felt, found.parts)):
        pair = f"{found.scenario} as under {found.base}"
        return f"{what} is the same under {pair} in {found.month}, in every future: no difference."
    size = " ".join(filter(None, (change(unit, found.difference), change_unit(unit))))
    ends = f"({level(unit, found.before)} to {level(unit, found.after)})"
    how = f"{ends} from June 2025 to {found.month} within {found.scenario}"
    if found.base is not None:
        how = f"in {found.month} {ends} by going from {found.base} to {found.scenario}"
    largest = max(found.parts, key=lambda part: abs(part.value))
    return (
        f"{what} changes by {size}{_sureness(found)} {how}. The largest "
        f"part is {largest.title}: {change(unit, largest.value)}. The parts add up exactly."
    )


def _sureness(found: Explanation) -> str:
    """The interval of the whole, and whether that can be told from zero."""
    if not isfinite(found.high - found.low):
        return ""
    if found.low == found.high == 0.0:
        return " (no difference in any future)"
    open_ = "not distinguishable from zero, " if found.low <= 0.0 <= found.high else ""
    return f" ({open_}95% interval {span_of(found.unit, found.low, found.high)})"


def _bar(value: float, most: float) -> str:
    length = round(_BAR * abs(value) / most) if most else 0
    return ("-" if value < 0 else "+") * length


def explanation_sheets(found: Explanation) -> list[Sheet]:
    """The parts, and how they build up over the months; nothing where all is undefined."""
    if not found.is_defined:
        return []
    most = max(abs(part.value) for part in found.parts)
    heads = ("because of", "part", "", "alone", "last", "spread")
    parts = Sheet("", heads, tuple(_row(found.unit, part, most) for part in found.parts), wrap=True)
    if len(found.months) < 2:
        return [parts]
    months = Sheet(
        title="",
        heads=("the same in", *found.months),
        rows=tuple(
            (part.title, *(change(found.unit, value) for value in found.by_month[part.change]))
            for part in found.parts
        ),
        wrap=True,
    )
    return [parts, months]


def _row(unit: str, part: Part, most: float) -> tuple[str, ...]:
    return (
        part.title,
        give_or_take(unit, part.value, (part.high - part.low) / 2),
        _bar(part.value, most),
        change(unit, part.alone),
        change(unit, part.last),
        percent(part.spread),
    )


def _together(found: Explanation) -> list[str]:
    """The largest interactions, those above a hundredth of the difference."""
    titles = {part.change: part.title for part in found.parts}
    return [
        f"{titles[each.first]} with {titles[each.second]} {change(found.unit, each.value)}"
        for each in found.interactions[:3]
        if abs(each.value) > abs(found.difference) / 100
    ]


def _notes(found: Explanation) -> Iterator[str]:
    if not found.is_defined:
        return
    unit = found.unit
    agents = found.by_agent()
    if found.base is not None and 1 < len(agents) < len(found.parts):
        told = ", ".join(f"{agent(key)} {change(unit, value)}" for key, value in agents.items())
        yield f"By whose choice it is: {told}."
    yield from _shared(found)
    pairs = _together(found)
    if pairs:
        yield f"Together more (or less) than apart: {'; '.join(pairs)}."
    yield (
        f"{found.runs} runs of {found.replications:,} futures under the same luck, "
        f"{found.method}{': ' + found.note if found.note else ''}. Alone: what it does without the "
        "others; last: what it adds to all others. ±: the mean's 95% interval. Spread: its part of "
        "the variance over futures."
    )
    if found.undefined:
        yield (
            f"{undefined_in(found.undefined).capitalize()}, in which there are no sales in one of "
            "the runs. They are left out."
        )


def _shared(found: Explanation) -> Iterator[str]:
    """Why sales control counts for less here than in a comparison."""
    part = next((each for each in found.parts if each.change == SALES_CONTROL), None)
    if found.base is not None or part is None:
        return
    value, last = (change(found.unit, each) for each in (part.value, part.last))
    if value != last:
        yield (
            f"{capitalised(part.title)} is {value} as a part and {last} as last, and "
            "both are right. A part is an average over the orders in which the sources can be "
            "added, so sources share what they only do together. Last is the difference from "
            f"{found.scenario} with the terms of June 2025: what `sim compare` shows with a base "
            "that differs in nothing else."
        )


def print_explanations(console: Console, several: list[Explanation]) -> None:
    """Print explanations within the console's width."""
    shown: list[RenderableType] = []
    for found in several:
        shown.append(Text(explanation_words(found), "bold"))
        shown += [sheet.to_rich() for sheet in explanation_sheets(found)]
        shown += [Text(note) for note in _notes(found)]
    print_page(console, shown)


def to_markdown(several: list[Explanation]) -> str:
    """The same as Markdown."""
    parts: list[str | Sheet] = []
    for found in several:
        parts += [explanation_words(found), *explanation_sheets(found), *_notes(found)]
    return markdown_of(parts)
