"""What would flip: the numbers that turn each conclusion of a comparison round, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.text import Text

from sim.capitals import capitalised
from sim.measures.outcome import unit_of
from sim.measures.outcome_titles import agreeing, outcome_words
from sim.measures.recording import Cast
from sim.report.charts.given import calendar
from sim.report.forms import change, change_unit, give_or_take
from sim.report.markdown import escaped, markdown_of
from sim.report.paired import futures_words
from sim.report.plain import print_page
from sim.report.sheet import Sheet
from sim.report.words import CENT, part_of_futures, percent, short_number
from sim.study.effect import Effect
from sim.study.one_at_a_time import Conclusion, FlippingEnd, FlippingPair, Flips

__all__ = ["HOW_IT_IS_FOUND", "flip_sections", "print_flips", "to_markdown"]

HOW_IT_IS_FOUND = (
    "Each number by itself stands at the 5th and at the 95th percentile of its range, the others "
    "are drawn as ever, and the futures are the same. A conclusion flips where the average has "
    "the other sign and its 95% interval leaves 0 out. Of its range: the part of the futures that "
    "draw a value beyond the bound; of a lever, the part of the values that the file allows. "
    "Futures: those with the other sign, at that end. What numbers do together is tried for the "
    "leading pairs only, and what happens only between the ends is not seen. All of this holds in "
    "this model, with these ranges."
)


def flip_sections(found: Flips, cast: Cast) -> list[str | Sheet]:
    """The size of the search, each conclusion with what flips it, and how it was found.

    Args:
        found: of one scenario and its base.
        cast: who is on the base's stage.
    """
    flipped = [each for each in _told(found) if each.flips or each.together]
    sections: list[str | Sheet] = [_size(found)]
    for conclusion in flipped:
        sections += _section(conclusion, found, cast)
    return [*sections, *_rest(found, cast), HOW_IT_IS_FOUND]


def _told(found: Flips) -> list[Conclusion]:
    """The conclusions without payoffs that are too small to be told."""
    return [
        each
        for each in found.conclusions
        if not unit_of(each.measure).startswith("yuan") or not abs(each.difference.mean) < CENT
    ]


def _size(found: Flips) -> str:
    levers = f" and {_counted(found.levers, 'lever')}" if found.levers else ""
    words = (
        f"{_counted(found.assumptions, 'assumption')}{levers} were moved one at a time, and "
        f"{', '.join(found.leading)} in pairs, over {_counted(found.replications, 'future')}."
    )
    if found.unmoved:
        words += f" Not moved, for want of a declared range: {', '.join(found.unmoved)}."
    return words


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"


def _claim(conclusion: Conclusion, found: Flips, cast: Cast) -> str:
    """What holds with everything drawn: an outcome is higher, by how much, in how many futures."""
    name, difference = conclusion.measure, conclusion.difference
    words = capitalised(outcome_words(name, cast, short=True))
    side = "higher" if difference.effect is Effect.HIGHER else "lower"
    unit = unit_of(name)
    counted = "vehicles" if unit == "vehicles" else change_unit(unit)
    size = f"{change(unit, difference.mean)} {counted}".rstrip()
    futures = futures_words(difference, ("higher", "lower"))
    return (
        f"{words} {agreeing(name, 'is')} {side} than under {found.base} in "
        f"{calendar(conclusion.month)}, {size} on average ({futures})"
    )


def _section(conclusion: Conclusion, found: Flips, cast: Cast) -> Iterator[str | Sheet]:
    claim, unit = _claim(conclusion, found, cast), unit_of(conclusion.measure)
    if conclusion.flips:
        yield f"{claim}. It flips where"
        heads = ("", "of its\nrange", "average\nat the end", "futures")
        rows = tuple(_end_row(flip, conclusion, unit) for flip in conclusion.flips)
        yield Sheet("", heads, rows, wrap=True)
    else:
        yield f"{claim}. No number flips it by itself."
    if conclusion.together:
        together = tuple(_pair_row(pair, conclusion, unit) for pair in conclusion.together)
        yield "It flips where both of these hold:"
        yield Sheet("", ("", "average", "futures"), together, wrap=True)
    if conclusion.unclear:
        ends = (f"{end.name} at {short_number(end.value)}" for end in conclusion.unclear)
        yield f"Not distinguishable from zero with {', '.join(ends)}."


def _end_row(flip: FlippingEnd, conclusion: Conclusion, unit: str) -> tuple[str, ...]:
    side = "below" if flip.end == "low" else "above"
    bound = flip.value if flip.bound is None else flip.bound
    return (
        f"{flip.name} is {side} {short_number(bound)}",
        percent(flip.part),
        give_or_take(unit, flip.difference.mean, flip.difference.half),
        part_of_futures(conclusion.opposite(flip.difference)),
    )


def _pair_row(pair: FlippingPair, conclusion: Conclusion, unit: str) -> tuple[str, ...]:
    places = zip(pair.names, pair.values, strict=True)
    return (
        " and ".join(f"{name} is {short_number(value)}" for name, value in places),
        give_or_take(unit, pair.difference.mean, pair.difference.half),
        part_of_futures(conclusion.opposite(pair.difference)),
    )


def _rest(found: Flips, cast: Cast) -> Iterator[str]:
    """The conclusions that nothing flips, and those that have no sign."""
    headings = {
        Effect.NONE: "No difference in any future",
        Effect.UNCLEAR: "Not distinguishable from zero with everything drawn (95% interval)",
        Effect.UNDEFINED: "Undefined, for lack of sales",
    }
    told = _told(found)
    held = [
        each
        for each in told
        if each.difference.effect.has_sign and not each.flips and not each.together
    ]
    if held:
        yield f"Nothing that was moved flips: {'; '.join(_brief(held, cast))}."
    for effect, heading in headings.items():
        same = [each for each in told if each.difference.effect is effect]
        if same:
            yield f"{heading}: {'; '.join(_brief(same, cast))}."


def _brief(conclusions: Sequence[Conclusion], cast: Cast) -> Iterator[str]:
    """Outcome by outcome with its months: Aito's share (higher in December 2025, June 2026)."""
    for name in dict.fromkeys(each.measure for each in conclusions):
        sides: dict[str, list[str]] = {}
        for each in conclusions:
            if each.measure == name:
                side = f"{each.difference.effect} in " if each.difference.effect.has_sign else ""
                sides.setdefault(side, []).append(calendar(each.month))
        told = "; ".join(f"{side}{', '.join(months)}" for side, months in sides.items())
        yield f"{outcome_words(name, cast, short=True)} ({told})"


def _heading(found: Flips) -> str:
    return f"What would flip: {found.scenario} against {found.base}"


def print_flips(console: Console, found: Flips, cast: Cast) -> None:
    """Print what flips the conclusions within the console's width."""
    shown: list[RenderableType] = [Text(_heading(found), "bold")]
    shown += [
        Text(each) if isinstance(each, str) else each.to_rich()
        for each in flip_sections(found, cast)
    ]
    print_page(console, shown)


def to_markdown(found: Flips, cast: Cast) -> str:
    """The same as Markdown."""
    return f"# {escaped(_heading(found))}\n\n{markdown_of(flip_sections(found, cast))}"
