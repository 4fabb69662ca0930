"""The answer in plain words, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import numpy as np

from sim.arrays import Floats
from sim.capitals import capitalised
from sim.measures.june_outcomes import june_outcome
from sim.measures.outcome import headline, outcome, outcome_named, unit_of
from sim.measures.outcome_titles import agreeing, outcome_words
from sim.measures.recording import Cast, Recording
from sim.report.comparing.sheets import difference_sheets
from sim.report.comparing.verdict import effect_sentences
from sim.report.forms import change_unit, level, span_of
from sim.report.page.html import Html, details, items, listing, paragraph, sheet, tag
from sim.report.paired import course_words, futures_words
from sim.report.words import count, times, undefined_in
from sim.signed import UNDEFINED
from sim.study.compare import Pair, Track
from sim.study.defined import count_undefined, mean, quantiles
from sim.study.dossier import Dossier
from sim.study.effect import Effect, paired
from sim.study.peak import peak_of
from sim.study.result import Result

__all__ = ["answer", "sureness"]


def answer(dossier: Dossier) -> Html:
    """When the leading outcome gets higher and when lower; of a single run, where it goes."""
    lead, more = dossier.measures[0], dossier.measures[1:]
    if dossier.comparison is None:
        result = dossier.results[0]
        others = (paragraph(_course_of(result, name)) for name in more)
        words = f"{_course_of(result, lead)} {_brands(result)}"
        return items(paragraph(words, class_="lead"), *others)
    pairs = dossier.comparison.pairs
    return items(
        *(_of_pair(dossier, pair, named=len(pairs) > 1) for pair in pairs),
        _levels(dossier, lead),
    )


def _of_pair(dossier: Dossier, pair: Pair, *, named: bool) -> Html:
    cast, (lead, *more) = _cast(dossier), dossier.measures
    first, *rest = effect_sentences(pair, lead, cast)
    heading = tag("h3", f"{pair.scenario} against {pair.base}") if named else items()
    worse = " Higher is worse: fewer brands carry the sales."
    told = f"{first}{worse if rest and lead == headline(cast) else ''}"
    others = (" ".join(effect_sentences(pair, name, cast)) for name in more)
    return items(heading, paragraph(told, class_="lead"), *map(paragraph, (*rest[:1], *others)))


def _cast(dossier: Dossier) -> Cast:
    """Who is on the base's stage."""
    return dossier.results[0].recording.cast


def _course_of(result: Result, name: str) -> str:
    """Where an outcome goes in one run."""
    recording, unit = result.recording, unit_of(name)
    words = outcome_words(name, recording.cast, short=True)
    begin, end = capitalised(words), recording.months[-1]
    months = range(len(recording.months))
    means = [float(mean(outcome(recording, name, month))) for month in months]
    start = _june_or_none(recording, name)
    if start is None:
        return f"{begin} {agreeing(name, 'is')} {level(unit, means[-1])} in {end} on average."
    june = float(mean(start))
    moved = paired(outcome(recording, name, months[-1]) - start)
    told = f"{begin} {course_words(name, moved, level(unit, june), level(unit, means[-1]), end)}"
    peak = peak_of(means, june) if unit == "share" else None
    if peak is not None:
        told += f", after a peak of {level(unit, means[peak])} in {recording.months[peak]}"
    return f"{told}."


def _june_or_none(recording: Recording, name: str) -> Floats | None:
    """June's values of an outcome; None where June 2025 has none."""
    found = outcome_named(name)
    return june_outcome(recording, name) if found and found.kind.in_june else None


def _brands(result: Result) -> str:
    """Concentration by brand at both ends of a run."""
    recording = result.recording
    last = len(recording.months) - 1
    told = []
    for name, form in (("hhi", count), ("effective_number", times)):
        june = form(float(mean(june_outcome(recording, name))))
        told.append((june, form(float(mean(outcome(recording, name, last))))))
    (hhi, hhi_last), (brands, brands_last) = told
    if hhi_last == UNDEFINED:
        return (
            f"Concentration by brand (HHI, at most 10,000) is {hhi} in June, that of {brands} "
            "equal brands, and undefined at the end."
        )
    return (
        f"Concentration by brand (HHI, at most 10,000) goes from {hhi} to {hhi_last}: sales are as "
        f"concentrated as with {brands} equal brands in June and with {brands_last} at the end."
    )


def _levels(dossier: Dossier, name: str) -> Html:
    """Where the scenarios end, and whether most of the way there is common to them."""
    comparison, unit, last = dossier.comparison, unit_of(name), len(dossier.months) - 1
    assert comparison is not None  # the caller has one
    values, month = comparison.outcomes(name, last), dossier.months[-1]
    ends = [float(mean(each)) for each in values]
    undefined = [n for n, e in zip(dossier.names, ends, strict=True) if isnan(e)]
    if undefined:
        return paragraph(f"In {month} nothing is sold in any future of {', '.join(undefined)}.")
    said = ", ".join(f"{level(unit, e)} in {n}" for n, e in zip(dossier.names, ends, strict=True))
    told = _way(dossier, name, said)
    start = _june_or_none(dossier.results[0].recording, name)
    if start is not None and _is_common(float(mean(start)), ends, unit):
        told += " Most of the way from June is common to these scenarios."
    most = max(int(count_undefined(each)) for each in values)
    if most:
        told += f" It is {undefined_in(most)} of a scenario at most, which are left out."
    return paragraph(told)


def _way(dossier: Dossier, name: str, ends: str) -> str:
    """From where an outcome comes, and where it goes."""
    words, month = outcome_words(name, _cast(dossier), short=True), dossier.months[-1]
    start = _june_or_none(dossier.results[0].recording, name)
    if start is None:
        return f"{capitalised(words)} in {month}, on average: {ends}."
    june = level(unit_of(name), float(mean(start)))
    goes = agreeing(name, "goes")
    return f"From {june} in June 2025 {words} {goes} to {ends} by {month}, on average."


def _is_common(june: float, ends: Sequence[float], unit: str) -> bool:
    """Whether the scenarios move together, and further than they differ."""
    moved = abs(ends[0] - june)
    enough = 0.02 if unit == "share" else 0.02 * abs(june)
    return moved > enough and all(abs(end - ends[0]) < moved / 2 for end in ends)


def sureness(dossier: Dossier) -> Html:
    """How often it comes out so, how far single futures differ, how well the mean is known."""
    if dossier.replications < 2:
        return paragraph("One future alone does not tell how sure anything is; run more.")
    if dossier.comparison is None:
        return paragraph(_band(dossier))
    cast, lead = _cast(dossier), dossier.measures[0]
    parts: list[Html] = []
    for pair in dossier.comparison.pairs:
        told = [*effect_sentences(pair, lead, cast)[2:], _spread(dossier, pair)]
        head = f"{pair.scenario}: " if len(dossier.names) > 2 else ""
        parts.append(listing(*(f"{head}{line}" for line in told)))
        sheets = difference_sheets(pair, cast, dossier.comparison.shown(), dossier.measures)
        parts.append(
            details(
                f"Every headline difference, {pair.scenario} less {pair.base}",
                tag(
                    "div",
                    *(sheet(each, each.heads[0], first="month") for each in sheets),
                    class_="tables",
                ),
            )
        )
    return items(*parts)


def _band(dossier: Dossier) -> str:
    last, name = len(dossier.months) - 1, dossier.measures[0]
    recording, unit = dossier.results[0].recording, unit_of(name)
    values = outcome(recording, name, last)
    low, high = quantiles(values, (0.05, 0.95))
    undefined = int(count_undefined(values))
    defined = dossier.replications - undefined
    has_june = _june_or_none(recording, name) is not None
    exact = "June is exact in every future. " if has_june else ""
    if not defined:
        return f"{exact}Nothing is sold in {dossier.months[-1]} in any."
    left_out = f" It is {undefined_in(undefined)}, without sales." if undefined else ""
    words = outcome_words(name, _cast(dossier), short=True)
    return (
        f"{exact}In {dossier.months[-1]} {words} {agreeing(name, 'is')} between "
        f"{level(unit, low)} and {level(unit, high)} in 90% of {defined:,} futures.{left_out}"
    )


def _spread(dossier: Dossier, pair: Pair) -> str:
    """Where single futures lie, at the end and where the mean goes farthest."""
    name = dossier.measures[0]
    track: Track = pair.outcome(name)
    words = outcome_words(name, _cast(dossier), short=True)
    begin, verb = capitalised(words), agreeing(name, "is")
    last = len(pair.months) - 1
    if set(track.effects) == {Effect.NONE}:
        return f"{begin} {verb} the same in every single future."
    sizes = np.abs(track["difference"])
    if np.isnan(sizes).all():
        return f"{begin} {verb} undefined on one of the two sides in every single future."
    most = int(np.nanargmax(sizes))
    told = [_futures(track, month, unit_of(name)) for month in dict.fromkeys((most, last))]
    differ = "differ" if verb == "are" else "differs"
    return f"In single futures {words} {differ} by {'; by '.join(told)}."


def _futures(track: Track, month: int, unit: str) -> str:
    difference = track.at(month)
    if difference.effect is Effect.UNDEFINED:
        return f"an undefined number in {track.months[month]}, since no future has sales under both"
    span = span_of(unit, float(track["p05"][month]), float(track["p95"][month]))
    agreed = futures_words(difference, ("higher", "lower"))
    size = " ".join(filter(None, (span, change_unit(unit))))
    return f"{size} in {track.months[month]} (90% of futures; {agreed})"
