"""Scenarios side by side in one month: what comes out, who earns, how sure the order is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.display import Displayed, Summary, band, value
from sim.measures.outcome import (
    PAYOFF_PER_MONTH,
    VOLUME,
    checked_outcome,
    headline,
    outcome_named,
    unit_of,
)
from sim.scenario.types.arguments import instance
from sim.study.arguments import month_number
from sim.study.compare.comparison import Comparison
from sim.study.defined import count_undefined, finite_or_none, mean, quantiles
from sim.study.effect import Effect, Paired, paired

__all__ = ["Card", "Scorecard", "payoff_differences", "scorecard"]


_SHOWN = ("hhi", "effective_number", VOLUME)
"""What a card has beside the outcomes that the comparison leads with, and payoffs a month."""


@dataclass(frozen=True, repr=False)
class Card(Displayed):
    """One scenario's line.

    Attributes:
        scenario: its name.
        means: mean by outcome, in the month; ``payoff_per_month_<agent>`` is in yuan a month, the
            mean since the start. Over the futures in which the outcome is defined, NaN where there
            are none.
        bands: 5% and 95% quantiles likewise.
        undefined: in how many futures each outcome is undefined.
        first: part of the futures in which no other scenario does better; ties are shared. Only
            futures count in which all scenarios have the outcome; NaN where there are none.
    """

    scenario: str
    means: dict[str, float]
    bands: dict[str, tuple[float, float]]
    undefined: dict[str, int]
    first: float

    def summary(self) -> Summary:
        """The scenario, how often it does best, and its outcomes."""
        rows = [(name, *self.shown(name)) for name in self.means]
        answer = f"first in {value(self.first, 'share')} of replications"
        return Summary(f"Card of {self.scenario}", [answer], ("outcome", "mean", "90%"), rows)

    def shown(self, name: str) -> tuple[str, str]:
        """Mean and band of an outcome, in words."""
        unit = unit_of(name)
        return value(self.means[name], unit), band(*self.bands[name], unit)

    def to_plain(self) -> Json:
        """As maps and lists; None where an outcome is undefined."""
        return {
            "scenario": self.scenario,
            "first": finite_or_none(self.first),
            **{name: self._plain(name) for name in self.means},
        }

    def _plain(self, name: str) -> dict[str, float | None]:
        low, high = self.bands[name]
        numbers = {"mean": self.means[name], "p05": low, "p95": high}
        return {**finite_or_none(numbers), "undefined": self.undefined[name]}


class Scorecard(list[Card], Displayed):
    """The lines, best first.

    Attributes:
        rank_by: what they are ranked by.
        month: of which month they are.
    """

    def __init__(self, cards: Iterable[Card], rank_by: str, month: str) -> None:
        super().__init__(cards)
        self.rank_by, self.month = rank_by, month

    def summary(self) -> Summary:
        """The scenarios in their order."""
        rows = [
            (card.scenario, *card.shown(self.rank_by), value(card.first, "share")) for card in self
        ]
        answers = [
            f"{place}. {name}: {mean} on average, {spread} in 90% of replications, first in {first}"
            for place, (name, mean, spread, first) in enumerate(rows, 1)
        ]
        heading = f"Scorecard of {self.month} by {self.rank_by}, best first"
        head = ("scenario", self.rank_by, "90% of replications", "first in")
        return Summary(heading, answers, head, rows)

    __repr__ = Displayed.__repr__


def _agents(comparison: Comparison) -> tuple[str, ...]:
    """Every agent on any stage, once."""
    casts = [result.recording.cast for result in comparison.results]
    return tuple(dict.fromkeys(agent for cast in casts for agent in cast.agents))


def payoff_differences(comparison: Comparison, scenario: str, month: str) -> dict[str, Paired]:
    """What the scenario brings each agent, from the start to a month, in yuan a month.

    Returns:
        By agent. Agents that nothing changes for are left out.
    """
    other, at = comparison.names.index(scenario), comparison.months.index(month)
    found = {}
    for agent in _agents(comparison):
        values = comparison.outcomes(f"{PAYOFF_PER_MONTH}{agent}", at)
        difference = paired(values[other] - values[0])
        if difference.effect is not Effect.NONE:
            found[agent] = difference
    return found


def _first(values: Floats, sign: int) -> Floats:
    """Part of the futures in which each scenario is best; ties are shared.

    Futures in which the outcome of one is undefined do not count.
    """
    values = values[:, ~np.isnan(values).any(axis=0)]
    if not values.shape[1]:
        return np.full(len(values), np.nan)
    best = values == (values * sign).max(axis=0) * sign
    return np.asarray((best / best.sum(axis=0)).mean(axis=1))


def _card(scenario: str, values: Mapping[str, Floats], first: float) -> Card:
    bands = {name: quantiles(found, (0.05, 0.95)) for name, found in values.items()}
    return Card(
        scenario=scenario,
        means={name: float(mean(found)) for name, found in values.items()},
        bands={name: (float(low), float(high)) for name, (low, high) in bands.items()},
        undefined={name: int(count_undefined(found)) for name, found in values.items()},
        first=first,
    )


def scorecard(
    comparison: Comparison, month: int | str | None = None, rank_by: str | None = None
) -> Scorecard:
    """The scenarios, best first; those whose outcome is undefined come last.

    Args:
        comparison: what was compared.
        month: its name, or its number counted from 0; the last when None.
        rank_by: an outcome, of which most or least is best as the table of outcomes says; the one
            that the comparison leads with when None.

    Raises:
        InputError: there is no such outcome or month.
    """
    instance("comparison", comparison, Comparison, "what sim.compare gives")
    months = comparison.months
    at = len(months) - 1 if month is None else month_number(month, months)
    wanted = comparison.measures[0] if rank_by is None else rank_by
    rank_by = checked_outcome(wanted, comparison.known)
    cast = comparison.results[0].recording.cast
    payoffs = (f"{PAYOFF_PER_MONTH}{agent}" for agent in _agents(comparison))
    names = dict.fromkeys((*comparison.measures, headline(cast), *_SHOWN, *payoffs, rank_by))
    values = {name: comparison.outcomes(name, at) for name in names}
    ranking = outcome_named(rank_by)
    sign = ranking.best(cast) if ranking else 1
    first = _first(values[rank_by], sign)
    cards = [
        _card(scenario, {name: found[i] for name, found in values.items()}, float(first[i]))
        for i, scenario in enumerate(comparison.names)
    ]

    def place(card: Card) -> tuple[bool, float, str]:
        reached = card.means[rank_by]
        return isnan(reached), 0.0 if isnan(reached) else -sign * reached, card.scenario

    ranked = sorted(cards, key=place)
    return Scorecard(ranked, rank_by, months[at])
