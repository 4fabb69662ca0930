"""What a scenario does against its base, in plain words: when worse, when better, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from sim.capitals import capitalised
from sim.measures.outcome import HHI, headline, unit_of
from sim.measures.outcome_titles import agreeing, outcome_words
from sim.measures.recording import Cast
from sim.report.charts.given import calendar
from sim.report.forms import change, change_unit, span_of
from sim.report.paired import same_sign_words, size_words
from sim.report.words import months as in_months
from sim.report.words import undefined_in
from sim.study.compare import Pair, Track
from sim.study.defined import nonzero
from sim.study.effect import Effect
from sim.study.horizons import horizons

__all__ = ["accounting_sentence", "effect_sentences", "verdict"]

_CLEAR = {"share": 0.0005, "index": 5.0}
"""A mean difference below this, of a share a twentieth of a point, is no clear difference."""
_FLICKER = 3
"""Months that a sign lasts at least before it is a period of its own."""
_WORDS = {
    Effect.HIGHER: "higher",
    Effect.LOWER: "lower",
    Effect.UNCLEAR: "no clear difference",
    Effect.NONE: "no difference",
    Effect.UNDEFINED: "undefined",
}


def verdict(pair: Pair, measures: Sequence[str], cast: Cast) -> str:
    """The paragraph: what becomes of the outcomes, then what is only accounting.

    Args:
        pair: a scenario and its base.
        measures: the outcomes that the comparison leads with.
        cast: who is on the base's stage.
    """
    words = [said for name in measures for said in effect_sentences(pair, name, cast)]
    return " ".join((*words, accounting_sentence(pair, measures[0], cast)))


def effect_sentences(pair: Pair, measure: str, cast: Cast) -> tuple[str, ...]:
    """When an outcome gets higher, when lower, by how much, how surely.

    The anchor brand's share comes with concentration by brand, which depends on it.
    """
    track, unit = pair.outcome(measure), unit_of(measure)
    words, verb = _begin(outcome_words(measure, cast, short=True)), agreeing(measure, "is")
    if set(track.effects) == {Effect.NONE}:
        return (
            f"{words} {verb} the same under {pair.scenario} as under {pair.base}, in every "
            "future and every month: no difference.",
        )
    if set(track.effects) == {Effect.UNDEFINED}:
        return (
            f"{words} under {pair.scenario} cannot be compared with that under "
            f"{pair.base}: no future has sales under both in any month.",
        )
    sizes = _sizes(track, unit)
    if pair.replications < 2:
        return (
            f"In this one future {_inside(words)} under {pair.scenario} "
            f"{agreeing(measure, 'compares')} with {pair.base} as follows: {sizes}. "
            "One future does not show how sure that is.",
        )
    leading = HHI if measure == headline(cast) else measure
    first = pair.outcome(leading)
    said = (
        f"Under {pair.scenario}, {outcome_words(leading, cast)} "
        f"{agreeing(leading, 'compares')} with {pair.base} as follows: "
        f"{_periods(first, _CLEAR.get(unit_of(leading), 0.0))}.",
    )
    if leading == measure:
        return (*said, f"By horizon: {sizes}.", _sureness(track, unit, pair.replications))
    periods = _periods(track, _CLEAR.get(unit, 0.0))
    return (
        *said,
        f"{words}: {periods}. By horizon: {sizes}.",
        _sureness(track, unit, pair.replications),
    )


def _begin(words: str) -> str:
    return capitalised(words)


def _inside(words: str) -> str:
    """Words that began a sentence, within one; a name keeps its capital."""
    return words.replace("The ", "the ", 1) if words.startswith("The ") else words


def _periods(track: Track, clear: float) -> str:
    """When the mean is higher, lower, or neither can be said."""
    periods = _runs(track, clear)
    if len(periods) == 1:
        return f"{_WORDS[periods[0][0]]} in every month"
    *before, (effect, _) = periods
    told = [f"{_WORDS[each]} until {calendar(last)}" for each, last in before]
    return f"{', '.join(told)}, then {_WORDS[effect]}"


def _steady(effects: Sequence[Effect]) -> list[Effect]:
    """The effects without signs that flicker."""
    steady: list[Effect] = []
    for effect, group in groupby(effects):
        length = len(list(group))
        at_end = len(steady) + length == len(effects)
        brief = effect.has_sign and length < _FLICKER and not at_end
        steady += [Effect.UNCLEAR if brief else effect] * length
    return steady


def _runs(track: Track, clear: float) -> list[tuple[Effect, str]]:
    """The effects one after the other, each with its last month.

    A sign that lasts for fewer than _FLICKER months counts as no clear difference, unless it is
    the sign at the end; so does one by less than ``clear``.
    """
    effects = [
        Effect.UNCLEAR if effect.has_sign and abs(mean) < clear else effect
        for effect, mean in zip(track.effects, track["difference"], strict=True)
    ]
    found, start = [], 0
    for effect, group in groupby(_steady(effects)):
        start += len(list(group))
        found.append((effect, track.months[start - 1]))
    return found


def _sizes(share: Track, unit: str) -> str:
    """The difference at the horizons, with how many futures agree."""
    return ", ".join(
        size_words(share.at(h - 1), unit, f"after {in_months(h)}", ("higher", "lower"))
        for h in horizons(len(share.months))
    )


def _sureness(share: Track, unit: str, replications: int) -> str:
    """How sure the sign is at the end: of the mean, and of a single future."""
    last = len(share.months) - 1
    end, month = share.at(last), calendar(share.months[last])
    compared = replications - end.undefined
    left_out = f", {undefined_in(end.undefined)}" if end.undefined else ""
    if end.effect is Effect.NONE:
        return f"In {month} there is no difference in any of {compared:,} futures{left_out}."
    if end.effect is Effect.UNDEFINED:
        return f"In {month} the difference is undefined: no future has sales under both."
    ends = " ".join(filter(None, (span_of(unit, end.low, end.high), change_unit(unit))))
    interval = f"(95% interval {ends}, {compared:,} futures{left_out})"
    if not end.effect.has_sign:
        return f"In {month} the average effect is not distinguishable from zero {interval}."
    return (
        f"In {month} the average effect is distinguishable from zero {interval}, and "
        f"{same_sign_words(end)} of single futures have its sign."
    )


def accounting_sentence(pair: Pair, measure: str, cast: Cast) -> str:
    """What the channel lens shows, and the brand's badge, split into accounting and behaviour."""
    channel, track = pair.track("channel", "all", "hhi"), pair.outcome(measure)
    told = []
    if track.row.lens == "brand" and nonzero(track["accounting"]):
        month, total, books = _most(track)
        unit = unit_of(measure)
        size = " ".join(filter(None, (change(unit, total), change_unit(unit))))
        told.append(
            f"Of {_whose(measure, cast)} {size} after {in_months(month + 1)} "
            f"{change(unit, books)} are accounting: the base's own cars under another badge."
        )
    if not nonzero(channel["difference"]) and not nonzero(channel["accounting"]):
        if np.isnan(channel["difference"]).all():
            return " ".join([*told, "Who makes the sale is undefined where nothing is sold."])
        return " ".join([*told, "Who makes the sale (the channel lens) does not change."])
    month, total, books = _most(channel)
    told.append(
        f"Who makes the sale (HHI by channel) differs by {change('index', total)} after "
        f"{in_months(month + 1)}: {change('index', books)} of it is accounting, the base's own "
        f"cars in the scenario's books, and {change('index', total - books)} is behaviour."
    )
    return " ".join(told)


def _whose(measure: str, cast: Cast) -> str:
    """The start of an outcome's words: of a brand's, whose they are."""
    words = outcome_words(measure, cast, short=True)
    return words.removesuffix(" share") if words.endswith("'s share") else words


def _most(track: Track) -> tuple[int, float, float]:
    """The first horizon with any difference, its difference, and the accounting part of that."""
    ends = [h - 1 for h in horizons(len(track.months))]
    both = np.array([track["difference"], track["accounting"]])
    month = next((m for m in ends if nonzero(both[:, m])), ends[-1])
    total, books = both[:, month].tolist()
    return month, total, books
