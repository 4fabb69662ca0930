"""The answer in plain words, and how sure it is."""

from __future__ import annotations

from math import isnan

import numpy as np

from sim.measures.outcome import june_outcome, outcome
from sim.report.comparing.sheets import difference_sheets
from sim.report.comparing.verdict import effect_sentences
from sim.report.forms import span_of
from sim.report.page.html import Html, details, items, listing, paragraph, sheet, tag
from sim.report.paired import course_words, futures_words
from sim.report.words import count, percent, times, undefined_in
from sim.signed import UNDEFINED
from sim.study.compare import Pair, Track
from sim.study.defined import count_undefined, mean, quantiles
from sim.study.dossier import Dossier
from sim.study.effect import Effect, paired
from sim.study.peak import peak_of
from sim.study.result import Result

__all__ = ["answer", "sureness"]


def answer(dossier: Dossier) -> Html:
    """When concentration gets worse and when better; of a single run, where it goes."""
    if dossier.comparison is None:
        return paragraph(_course(dossier.results[0]), class_="lead")
    pairs = dossier.comparison.pairs
    return items(
        *(_of_pair(dossier, pair, named=len(pairs) > 1) for pair in pairs), _levels(dossier)
    )


def _of_pair(dossier: Dossier, pair: Pair, *, named: bool) -> Html:
    first, *rest = effect_sentences(pair, *_anchor(dossier))
    heading = tag("h3", f"{pair.scenario} against {pair.base}") if named else items()
    worse = " Higher is worse: fewer brands carry the sales." if rest else ""
    return items(heading, paragraph(f"{first}{worse}", class_="lead"), *map(paragraph, rest[:1]))


def _anchor(dossier: Dossier) -> tuple[str, str]:
    cast = dossier.results[0].recording.cast
    return cast.brands[cast.anchor], cast.titles[cast.anchor]


def _course(result: Result) -> str:
    """Where Aito's share goes in one run."""
    recording = result.recording
    start = june_outcome(recording, "aito_share")
    june = float(mean(start))
    months = range(len(recording.months))
    means = [float(mean(outcome(recording, "aito_share", month))) for month in months]
    moved = paired(outcome(recording, "aito_share", months[-1]) - start)
    course = course_words(moved, percent(june), percent(means[-1]), recording.months[-1])
    words = f"Aito's share {course}"
    peak = peak_of(means, june)
    if peak is not None:
        words += f", after a peak of {percent(means[peak])} in {recording.months[peak]}"
    return f"{words}. {_brands(result)}"


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


def _levels(dossier: Dossier) -> Html:
    """Where the scenarios end, and whether most of the way there is common to them."""
    june = float(mean(june_outcome(dossier.results[0].recording, "aito_share")))
    last = len(dossier.months) - 1
    shares = [outcome(r.recording, "aito_share", last) for r in dossier.results]
    ends = [float(mean(share)) for share in shares]
    undefined = [n for n, e in zip(dossier.names, ends, strict=True) if isnan(e)]
    if undefined:
        month = dossier.months[-1]
        return paragraph(f"In {month} nothing is sold in any future of {', '.join(undefined)}.")
    said = ", ".join(f"{percent(e)} in {n}" for n, e in zip(dossier.names, ends, strict=True))
    words = (
        f"From {percent(june)} in June 2025 Aito's share goes to {said} by {dossier.months[-1]}, "
        "on average."
    )
    moved = abs(ends[0] - june)
    if moved > 0.02 and all(abs(end - ends[0]) < moved / 2 for end in ends):
        words += " Most of the way from June is common to these scenarios."
    most = max(int(count_undefined(share)) for share in shares)
    if most:
        words += f" It is {undefined_in(most)} of a scenario at most, which are left out."
    return paragraph(words)


def sureness(dossier: Dossier) -> Html:
    """How often it comes out so, how far single futures differ, how well the mean is known."""
    if dossier.replications < 2:
        return paragraph("One future alone does not tell how sure anything is; run more.")
    if dossier.comparison is None:
        return paragraph(_band(dossier))
    cast = dossier.results[0].recording.cast
    parts: list[Html] = []
    for pair in dossier.comparison.pairs:
        told = [*effect_sentences(pair, *_anchor(dossier))[2:], _spread(dossier, pair)]
        head = f"{pair.scenario}: " if len(dossier.names) > 2 else ""
        parts.append(listing(*(f"{head}{line}" for line in told)))
        sheets = difference_sheets(pair, cast, dossier.comparison.shown())
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
    last = len(dossier.months) - 1
    values = outcome(dossier.results[0].recording, "aito_share", last)
    low, high = quantiles(values, (0.05, 0.95))
    undefined = int(count_undefined(values))
    defined = dossier.replications - undefined
    if not defined:
        return f"June is exact in every future. Nothing is sold in {dossier.months[-1]} in any."
    left_out = f" It is {undefined_in(undefined)}, without sales." if undefined else ""
    return (
        f"June is exact in every future. In {dossier.months[-1]} 90% of {defined:,} "
        f"futures have an Aito share between {percent(low)} and {percent(high)}.{left_out}"
    )


def _spread(dossier: Dossier, pair: Pair) -> str:
    """Where single futures lie, at the end and where the mean goes farthest."""
    share: Track = pair.track("brand", _anchor(dossier)[0], "share")
    last = len(pair.months) - 1
    if set(share.effects) == {Effect.NONE}:
        return "Aito's share is the same in every single future."
    sizes = np.abs(share["difference"])
    if np.isnan(sizes).all():
        return "Aito's share is undefined on one of the two sides in every single future."
    most = int(np.nanargmax(sizes))
    told = [_futures(share, month) for month in dict.fromkeys((most, last))]
    return f"In single futures Aito's share differs by {'; by '.join(told)}."


def _futures(track: Track, month: int) -> str:
    difference = track.at(month)
    if difference.effect is Effect.UNDEFINED:
        return f"an undefined number in {track.months[month]}, since no future has sales under both"
    span = span_of("share", float(track["p05"][month]), float(track["p95"][month]))
    agreed = futures_words(difference, ("higher", "lower"))
    return f"{span} points in {track.months[month]} (90% of futures; {agreed})"
