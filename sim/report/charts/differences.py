"""Charts of differences: paired panels, who gains and who loses, who controls whose sales."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np

from sim.arrays import Floats
from sim.capitals import capitalised
from sim.measures.outcome import HHI, PAYOFF_PER_MONTH, VOLUME, headline, outcome, unit_of
from sim.measures.outcome_titles import outcome_title, outcome_words
from sim.measures.recording import Cast, Recording
from sim.report.charts.control import network
from sim.report.charts.given import colours, futures, left_out, named, plain
from sim.report.charts.types import Bars, Line, Panel, Panels
from sim.report.palette import dash_of
from sim.report.words import agent
from sim.report.words import months as in_months
from sim.study.compare import Comparison, Pair
from sim.study.compare.accounting import is_split
from sim.study.ensemble import half_width
from sim.study.result import Result

__all__ = ["network", "panels", "payoffs"]


_PANELS = (HHI, VOLUME, "channel_hhi")
"""Outcomes that have a panel beside the one that leads."""


def panels(
    comparison: Comparison, scenario: str | None = None, measure: str | None = None
) -> Panels:
    """Paired differences of an outcome and of HHI, the alliance's sales and channel HHI.

    Args:
        comparison: of scenarios with a base.
        scenario: which of them; the only one when None.
        measure: the outcome that comes first; the world's headline when None.

    Raises:
        InputError: that scenario is not compared.
    """
    pair, cast = comparison.pair(scenario), comparison.results[0].recording.cast
    names = tuple(dict.fromkeys((measure or headline(cast), *_PANELS)))
    tracks = (pair.outcome(name) for name in names)
    most = int(max(track["undefined"].max() for track in tracks))
    return Panels(
        title=f"What changes under the same luck: {pair.scenario} less {pair.base}",
        note=(
            f"Line: mean difference of {futures(pair.replications)}; dark: where that mean lies "
            "with 95% confidence; light: 90% of single futures; dotted: the part that is "
            f"accounting.{left_out(most)}"
        ),
        unit="mixed",
        scenario=pair.scenario,
        base=pair.base,
        colour=colours(comparison)[pair.scenario],
        months=pair.months,
        panels=tuple(_panel(pair, name, cast) for name in names),
    )


def _label(name: str, cast: Cast) -> str:
    """A panel's label, with the unit where the axis does not say it."""
    words = outcome_words(name, cast, short=True)
    if unit_of(name) == "index":
        return outcome_title(name, cast)
    month = ", vehicles a month" if unit_of(name) == "vehicles" else ""
    return f"{capitalised(words)}{month}"


def _panel(pair: Pair, name: str, cast: Cast) -> Panel:
    track = pair.outcome(name)
    mean, counted = track["difference"], track["accounting"]
    return Panel(
        label=_label(name, cast),
        unit=unit_of(name),
        mean=plain(mean),
        low=plain(_or_mean(track["low"], mean)),
        high=plain(_or_mean(track["high"], mean)),
        p05=plain(track["p05"]),
        p95=plain(track["p95"]),
        higher=plain(track["higher"]),
        accounting=plain(counted) if is_split(track.row) else (),
    )


def _or_mean(end: Floats, mean: Floats) -> Floats:
    """An interval's end; the mean itself where one future leaves the interval without end."""
    return np.where(np.isfinite(end), end, mean)


def payoffs(given: Result | Comparison) -> Bars:
    """What each agent earns, yuan a month, the run's mean; of a comparison, less the base's.

    The interval is that of the mean over futures. An agent that is not on stage earns nothing.
    """
    results, by_name = named(given), colours(given)
    casts = (result.recording.cast for _, result in results)
    agents = tuple(dict.fromkeys(chain.from_iterable(cast.agents for cast in casts)))
    compared = isinstance(given, Comparison)
    bars, ends = [], []
    for place, name, values in _shown_payoffs(results, agents, compared):
        mean, half = values.mean(axis=1), half_width(values)
        half = np.where(np.isfinite(half), half, 0.0)
        bars.append(Line(name, name, by_name[name], dash_of(place), plain(mean)))
        ends.append((plain(mean - half), plain(mean + half)))
    low, high = zip(*ends, strict=True)
    return Bars(
        title=_payoff_title(results, compared),
        note=_payoff_note(results[0][1].recording, compared),
        unit="yuan_per_month",
        agents=tuple(map(agent, agents)),
        bars=tuple(bars),
        low=low,
        high=high,
        differences=compared,
    )


def _shown_payoffs(
    results: tuple[tuple[str, Result], ...], agents: tuple[str, ...], compared: bool
) -> Iterator[tuple[int, str, Floats]]:
    """The place and name of each result, and what its agents earn, less the base's if compared."""
    earned = [_earned(result.recording, agents) for _, result in results]
    for place in range(int(compared), len(results)):
        values = earned[place] - earned[0] if compared else earned[place]
        yield place, results[place][0], values


def _earned(recording: Recording, agents: tuple[str, ...]) -> Floats:
    """Yuan a month, (agents, replications)."""
    last, here = len(recording.months) - 1, recording.cast.agents
    nothing = np.zeros(recording.replications)
    names = (f"{PAYOFF_PER_MONTH}{a}" if a in here else "" for a in agents)
    found = [outcome(recording, name, last) if name else nothing for name in names]
    recording.release()
    return np.stack(found)


def _payoff_title(results: tuple[tuple[str, Result], ...], compared: bool) -> str:
    base = results[0][0]
    if not compared:
        return f"Who earns what: {base}"
    others = results[1][0] if len(results) == 2 else f"{len(results) - 1} scenarios"
    return f"Who gains and who loses: {others} less {base}"


def _payoff_note(recording: Recording, compared: bool) -> str:
    what = "Difference in payoff under the same luck" if compared else "Payoff"
    length = in_months(len(recording.months))
    return (
        f"{what}, a month, mean over {length} and {futures(recording.replications)}; whiskers: "
        "where the mean lies with 95% confidence."
    )
