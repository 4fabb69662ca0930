"""The tables of a comparison: each measure at the months asked for, payoffs, the scorecard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sim.measures.outcome import PAYOFF_PER_MONTH, VOLUME, headline, unit_of
from sim.measures.outcome_titles import outcome_title
from sim.report.forms import change, change_unit, give_or_take, level, span_of
from sim.report.paired import same_sign_words
from sim.report.sheet import Sheet
from sim.report.words import agent, count, part_of_futures, span, times
from sim.signed import plus_minus, signed
from sim.study.compare import Card, Pair, Track
from sim.study.effect import Effect, Paired
from sim.world.cast import Cast, technology_firms

__all__ = [
    "HOW_TO_READ",
    "LEFT_OUT",
    "difference_sheets",
    "payoff_sheet",
    "scorecard_sheets",
    "shown_outcomes",
]

HOW_TO_READ = (
    "The mean difference ± half of its 95% interval is precision: more futures narrow it. Where "
    "90% of single futures lie is what luck and unknown assumptions leave open: no number of "
    "futures narrows it. Same sign: futures whose difference has the sign of the mean. Needed: "
    "futures that tell the mean from zero, if mean and spread stay as they are. No difference: "
    "identical in every future. No clear difference: the 95% interval holds zero, or the mean is "
    "under 0.05 points (HHI: under 5), or a sign lasts for less than three months. Shares of "
    "futures hold in this model, with these ranges."
)
LEFT_OUT = (
    "Undefined: futures in which one of the two has nothing to share. The line above leaves them "
    "out."
)


_SHOWN = ("hhi", "effective_number", "automaker_hhi", "channel_hhi", "profit_hhi", VOLUME)
"""Outcomes that have a table beside those that the comparison leads with."""
_CARD = ("effective_number", VOLUME)
"""Likewise for the columns of the scorecard."""
_COLUMNS = 4
"""Outcomes that the scorecard has room for in 80 columns."""


def shown_outcomes(cast: Cast, measures: Sequence[str]) -> tuple[str, ...]:
    """The outcomes that have a table, first those that the comparison leads with."""
    return tuple(dict.fromkeys((*measures, headline(cast), *_SHOWN)))


def difference_sheets(
    pair: Pair, cast: Cast, months: Sequence[str], measures: Sequence[str]
) -> list[Sheet]:
    """A table for each outcome, with a row for each month."""
    heads = ("base", "scenario", "mean\ndifference", "90% of\nfutures", "same\nsign", "needed")
    return [
        Sheet(
            title="",
            heads=(_head(name, cast), *heads),
            rows=tuple(
                row
                for month in months
                for row in _rows(pair, unit_of(name), track, pair.months.index(month))
            ),
        )
        for name in shown_outcomes(cast, measures)
        for track in (pair.outcome(name),)
    ]


def _head(name: str, cast: Cast) -> str:
    title, unit = outcome_title(name, cast), change_unit(unit_of(name))
    return f"{title}, {unit}" if unit and unit != "HHI" else title


def _rows(pair: Pair, unit: str, track: Track, m: int) -> list[tuple[str, ...]]:
    needed, difference = track.needed(m, pair.replications), track.at(m)
    same, unknown = difference.effect is Effect.NONE, difference.effect is Effect.UNDEFINED
    rows: list[tuple[str, ...]] = [
        (
            track.months[m],
            level(unit, track["base"][m]),
            level(unit, track["scenario"][m]),
            "none" if same else give_or_take(unit, difference.mean, difference.half),
            "-" if same or unknown else span_of(unit, track["p05"][m], track["p95"][m]),
            same_sign_words(difference),
            "-" if needed is None else count(needed),
        )
    ]
    books = float(track["accounting"][m])
    if np.isfinite(books) and books != 0.0:  # NaN where it cannot be told
        behaviour = difference.mean - books
        empty = ("", "", "")
        rows.append(("  accounting", "", "", change(unit, books), *empty))
        rows.append(("  behaviour", "", "", change(unit, behaviour), *empty))
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


def scorecard_sheets(
    cards: Sequence[Card], cast: Cast, month: str, measures: Sequence[str]
) -> list[Sheet]:
    """The scenarios side by side, best first: the leading outcomes and volume, then payoffs."""
    columns = tuple(dict.fromkeys((*measures, *_CARD)))[:_COLUMNS]
    first = Sheet(
        title=f"Scorecard, {month}",
        heads=("scenario", "best in\nfutures", *(_column(name, cast) for name in columns)),
        rows=tuple(row for card in cards for row in _card_rows(card, columns)),
    )
    # the alliance's own agents fit a terminal; the others are in --json
    makers = dict.fromkeys(m for m, inside in zip(cast.makers, cast.hima, strict=True) if inside)
    shown = [f"{PAYOFF_PER_MONTH}{name}" for name in (*technology_firms(), *makers)]
    return [first, _payoff_sheet(cards, shown)]


def _payoff_sheet(cards: Sequence[Card], names: Sequence[str]) -> Sheet:
    return Sheet(
        title="Payoff, bn yuan a month since the start",
        heads=("scenario", *(agent(name.removeprefix(PAYOFF_PER_MONTH)) for name in names)),
        rows=tuple(
            (card.scenario, *(f"{card.means[name] / 1e9:.2f}" for name in names)) for card in cards
        ),
    )


def _column(name: str, cast: Cast) -> str:
    """The head of a column, on two lines."""
    title = outcome_title(name, cast) if name != VOLUME else "vehicles"
    before, _, last = title.rpartition(" ")
    return f"{before}\n{last}"


def _card_rows(card: Card, columns: Sequence[str]) -> list[tuple[str, ...]]:
    undefined = [card.undefined[name] for name in columns]
    left_out = [f"{futures:,} futures" if futures else "" for futures in undefined]
    return [
        (
            card.scenario,
            part_of_futures(card.first),
            *(_written(name, card.means[name]) for name in columns),
        ),
        (
            "  90% of futures",
            "",
            *(span(*(_written(name, end) for end in card.bands[name])) for name in columns),
        ),
        *([("  undefined", "", *left_out)] if any(left_out) else []),
    ]


def _written(name: str, value: float) -> str:
    unit = unit_of(name)
    return times(value) if unit == "number" else level(unit, value)
