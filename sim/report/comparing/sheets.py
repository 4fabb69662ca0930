"""The tables of a comparison: each measure at the months asked for, payoffs, the scorecard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from sim.measures.outcome import PAYOFF_PER_MONTH
from sim.report.forms import change, change_unit, give_or_take, level, span_of
from sim.report.paired import same_sign_words
from sim.report.sheet import Sheet
from sim.report.words import agent, count, part_of_futures, percent, span, times
from sim.signed import plus_minus, signed
from sim.study.compare import Card, Pair, Track
from sim.study.effect import Effect, Paired
from sim.world.cast import Cast

__all__ = ["HOW_TO_READ", "LEFT_OUT", "difference_sheets", "payoff_sheet", "scorecard_sheets"]

HOW_TO_READ = (
    "The mean difference ± half of its 95% interval is precision: more futures narrow it. Where "
    "90% of single futures lie is what luck and unknown assumptions leave open: no number of "
    "futures narrows it. Same sign: futures whose difference has the sign of the mean. Needed: "
    "futures that tell the mean from zero, if mean and spread stay as they are. No difference: "
    "identical in every future. No clear difference: the 95% interval holds zero, or the mean is "
    "under 0.05 points (HHI: under 5), or a sign lasts for less than three months."
)
LEFT_OUT = (
    "Undefined: futures in which one of the two has nothing to share. The line above leaves them "
    "out."
)


class _Measure(NamedTuple):
    title: str
    unit: str
    lens: str
    entity: str
    measure: str


def _measures(anchor: str, title: str) -> tuple[_Measure, ...]:
    return (
        _Measure(f"{title}'s share", "share", "brand", anchor, "share"),
        _Measure("HHI by brand", "index", "brand", "all", "hhi"),
        _Measure("effective brands", "number", "brand", "all", "effective_number"),
        _Measure("HHI by automaker", "index", "automaker", "all", "hhi"),
        _Measure("HHI by channel", "index", "channel", "all", "hhi"),
        _Measure("HHI by profit", "index", "profit", "all", "hhi"),
        _Measure("alliance, vehicles", "vehicles", "brand", "all", "units"),
    )


def difference_sheets(pair: Pair, cast: Cast, months: Sequence[str]) -> list[Sheet]:
    """A table for each headline measure, with a row for each month."""
    anchor = cast.brands[cast.anchor]
    heads = ("base", "scenario", "mean\ndifference", "90% of\nfutures", "same\nsign", "needed")
    return [
        Sheet(
            title="",
            heads=(_head(each), *heads),
            rows=tuple(
                row
                for month in months
                for row in _rows(pair, each, track, pair.months.index(month))
            ),
        )
        for each in _measures(anchor, cast.titles[cast.anchor])
        for track in (pair.track(each.lens, each.entity, each.measure),)
    ]


def _head(each: _Measure) -> str:
    unit = change_unit(each.unit)
    return f"{each.title}, {unit}" if unit == "points" else each.title


def _rows(pair: Pair, each: _Measure, track: Track, m: int) -> list[tuple[str, ...]]:
    needed, difference = track.needed(m, pair.replications), track.at(m)
    same, unknown = difference.effect is Effect.NONE, difference.effect is Effect.UNDEFINED
    rows: list[tuple[str, ...]] = [
        (
            track.months[m],
            level(each.unit, track["base"][m]),
            level(each.unit, track["scenario"][m]),
            "none" if same else give_or_take(each.unit, difference.mean, difference.half),
            "-" if same or unknown else span_of(each.unit, track["p05"][m], track["p95"][m]),
            same_sign_words(difference),
            "-" if needed is None else count(needed),
        )
    ]
    books = float(track["accounting"][m])
    if np.isfinite(books) and books != 0.0:  # NaN where it cannot be told
        behaviour = difference.mean - books
        empty = ("", "", "")
        rows.append(("  accounting", "", "", change(each.unit, books), *empty))
        rows.append(("  behaviour", "", "", change(each.unit, behaviour), *empty))
    if difference.undefined:
        left_out = (f"{difference.undefined:,} futures", "", "", "")
        rows.append(("  undefined", "", "", *left_out))
    return rows


def payoff_sheet(payoffs: Mapping[str, Paired], base: str) -> Sheet:
    """Who gains and who loses, most first.

    Args:
        payoffs: differences in yuan a month, by agent.
        base: the base's name.
    """
    ranked = sorted(payoffs.items(), key=lambda item: -item[1].mean)
    return Sheet(
        title="",
        heads=(f"payoff against {base}", "million yuan a month", "same sign"),
        rows=tuple((agent(key), _millions(each), same_sign_words(each)) for key, each in ranked),
    )


def _millions(difference: Paired) -> str:
    mean, half = difference.mean / 1e6, difference.half / 1e6
    return plus_minus(mean, half, 1) if np.isfinite(half) else signed(mean, 1)


def scorecard_sheets(cards: Sequence[Card], cast: Cast, month: str) -> list[Sheet]:
    """The scenarios side by side, best first: concentration and volume, then payoffs."""
    title = cast.titles[cast.anchor]
    first = Sheet(
        title=f"Scorecard, {month}",
        heads=(
            "scenario",
            "best in\nfutures",
            f"{title}'s\nshare",
            "effective\nbrands",
            "\nvehicles",
        ),
        rows=tuple(row for card in cards for row in _card_rows(card)),
    )
    # the alliance's own agents fit a terminal; the others are in --json
    makers = dict.fromkeys(m for m, inside in zip(cast.makers, cast.hima, strict=True) if inside)
    shown = [f"{PAYOFF_PER_MONTH}{name}" for name in ("huawei", "yinwang", *makers)]
    second = Sheet(
        title="Payoff, bn yuan a month since the start",
        heads=("scenario", *(agent(name.removeprefix(PAYOFF_PER_MONTH)) for name in shown)),
        rows=tuple(
            (card.scenario, *(f"{card.means[name] / 1e9:.2f}" for name in shown)) for card in cards
        ),
    )
    return [first, second]


def _card_rows(card: Card) -> list[tuple[str, ...]]:
    share, brands, cars = (
        card.bands[name] for name in ("aito_share", "effective_number", "hima_units")
    )
    left_out = card.undefined["aito_share"]
    undefined = ("  undefined", "", f"{left_out:,} futures", f"{left_out:,} futures", "")
    return [
        (
            card.scenario,
            part_of_futures(card.first),
            percent(card.means["aito_share"]),
            times(card.means["effective_number"]),
            count(card.means["hima_units"]),
        ),
        (
            "  90% of futures",
            "",
            span(percent(share[0]), percent(share[1])),
            span(times(brands[0]), times(brands[1])),
            span(count(cars[0]), count(cars[1])),
        ),
        *([undefined] if left_out else []),
    ]
