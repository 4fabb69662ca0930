"""Scenarios side by side in one month: what comes out, who earns, how sure the order is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.measures.outcome import (
    PAYOFF,
    PAYOFF_PER_MONTH,
    is_payoff,
    known_outcomes,
    outcome,
)
from sim.scenario.nearest import mend
from sim.study.compare.comparison import Comparison
from sim.study.effect import Effect, Paired, paired

__all__ = ["RANKINGS", "Card", "payoff_differences", "scorecard"]

Floats = NDArray[np.float64]

RANKINGS = {"aito_share": -1, "hhi": -1, "effective_brands": 1, "hima_units": 1}
"""What scenarios can be ranked by, beside payoffs: with 1 more is better, with -1 less."""


@dataclass(frozen=True)
class Card:
    """One scenario's line.

    Attributes:
        scenario: its name.
        means: mean by outcome, in the month; ``payoff_per_month_<agent>`` is in yuan a month, the
            mean since the start.
        bands: 5% and 95% quantiles likewise.
        first: part of the futures in which no other scenario does better; ties are shared.
    """

    scenario: str
    means: dict[str, float]
    bands: dict[str, tuple[float, float]]
    first: float

    def to_plain(self) -> dict[str, Any]:
        """As maps and lists."""
        return {
            "scenario": self.scenario,
            "first": self.first,
            **{
                name: {"mean": mean, "p05": self.bands[name][0], "p95": self.bands[name][1]}
                for name, mean in self.means.items()
            },
        }


def _agents(comparison: Comparison) -> tuple[str, ...]:
    """Every agent on any stage, once."""
    casts = [result.recording.cast for result in comparison.results]
    return tuple(dict.fromkeys(agent for cast in casts for agent in cast.agents))


def _values(comparison: Comparison, name: str, month: int) -> Floats:
    """The outcome, (scenarios, replications); 0 for an agent that is not on stage."""
    found = []
    for result in comparison.results:
        recording = result.recording
        here = not is_payoff(name) or name in known_outcomes(recording.cast)
        found.append(outcome(recording, name, month) if here else np.zeros(recording.replications))
    return np.stack(found)


def payoff_differences(comparison: Comparison, scenario: str, month: str) -> dict[str, Paired]:
    """What the scenario brings each agent, from the start to a month, in yuan a month.

    Returns:
        By agent. Agents that nothing changes for are left out.
    """
    other, at = comparison.names.index(scenario), comparison.months.index(month)
    found = {}
    for agent in _agents(comparison):
        values = _values(comparison, f"{PAYOFF_PER_MONTH}{agent}", at)
        difference = paired(values[other] - values[0])
        if difference.effect is not Effect.NONE:
            found[agent] = difference
    return found


def _first(values: Floats, sign: int) -> Floats:
    """Part of the futures in which each scenario is best; ties are shared."""
    best = values == (values * sign).max(axis=0) * sign
    return np.asarray((best / best.sum(axis=0)).mean(axis=1))


def scorecard(
    comparison: Comparison, month: int | None = None, rank_by: str = "aito_share"
) -> list[Card]:
    """The scenarios, best first.

    Args:
        comparison: what was compared.
        month: counted from 0; the last when None.
        rank_by: one of RANKINGS, ``payoff_<agent>`` or ``payoff_per_month_<agent>`` (more is
            better; both give the same order).

    Raises:
        InputError: nothing like it can be ranked by.
    """
    month = len(comparison.months) - 1 if month is None else month
    agents = _agents(comparison)
    summed = {f"{PAYOFF}{agent}": f"{PAYOFF_PER_MONTH}{agent}" for agent in agents}
    names = (*RANKINGS, *summed.values())
    if rank_by not in (*names, *summed):
        known = (*RANKINGS, *summed, *summed.values())
        raise InputError(f"scenarios cannot be ranked by {rank_by!r}{mend(rank_by, known)}")
    # added up or a month: the length is the same, and so is the order
    rank_by = summed.get(rank_by, rank_by)
    values = {name: _values(comparison, name, month) for name in names}
    sign = RANKINGS.get(rank_by, 1)
    first = _first(values[rank_by], sign)
    bands = {name: np.quantile(found, (0.05, 0.95), axis=1) for name, found in values.items()}
    cards = [
        Card(
            scenario=scenario,
            means={name: float(found[i].mean()) for name, found in values.items()},
            bands={name: (float(b[0, i]), float(b[1, i])) for name, b in bands.items()},
            first=float(first[i]),
        )
        for i, scenario in enumerate(comparison.names)
    ]
    return sorted(cards, key=lambda card: (-sign * card.means[rank_by], card.scenario))
