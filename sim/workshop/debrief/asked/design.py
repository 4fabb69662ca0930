"""Questions after designs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sim.aliases import Json
from sim.workshop.debrief.asked.question import parts_of, question

__all__ = ["of_designs"]

_HARDLY = 0.05
"""A change that does this much more or less on top of others does the same."""


def of_designs(told: Mapping[str, Any]) -> Iterator[Json]:
    """Questions to teams; none before a round was closed.

    Args:
        told: the debrief without its questions.
    """
    if not told["ranking"]:
        return
    yield from _ahead(told["caution"])
    yield from _luck(told["luck"])
    for ask, names in _OF_MEASURES.items():
        if all(names <= measures.keys() for measures in told["teams"].values()):
            yield from ask(told["teams"])
    lead = told["session"]["shown"][0]
    yield from _largest(told["parts"], lead)
    yield from _together(told["parts"], lead)
    yield from _neighbour(told["neighbours"])


def _ahead(caution: Json) -> Iterator[Json]:
    if not caution.get("runner_up"):
        return
    tied = caution["tied"] > 1
    yield question(
        "tied_at_the_top" if tied else "ahead_but",
        place=("place", caution["leader"]),
        other=("place", caution["runner_up"]),
        first=("percent", caution["first"]),
        overtaken=("percent", caution["overtaken"]),
        tied=("count", caution["tied"]),
    )


def _luck(luck: list[Json]) -> Iterator[Json]:
    share = luck[0]["decisions_share"] if luck else None
    if share is not None:
        yield question(
            "decided_or_lucky", decisions=("percent", share), luck=("percent", 1 - share)
        )


def _trade(teams: Mapping[str, Any]) -> Iterator[Json]:
    """Who depends on Aito least, and what that does to vehicles."""
    place = min(teams, key=lambda key: teams[key]["aito_share"]["mean"])
    share, units = teams[place]["aito_share"], teams[place]["hima_units_sum"]
    if len(teams) > 1 and share["difference"] < 0:
        yield question(
            "price_of_balance",
            place=("place", place),
            share=("signed_points", share["difference"]),
            units=("signed_count", round(units["difference"])),
            fewer=("percent", 1 - units["better"]),
        )


def _paid_for(teams: Mapping[str, Any]) -> Iterator[Json]:
    """Where one side gains what the other loses: the widest gap between them."""
    gaps = {
        place: (each["payoff_huawei"]["difference"], each["partners_payoff"]["difference"])
        for place, each in teams.items()
    }
    place = max(gaps, key=lambda key: abs(gaps[key][0] - gaps[key][1]))
    huawei, partners = gaps[place]
    if huawei * partners < 0:
        yield question(
            "one_side_pays",
            place=("place", place),
            huawei=("yuan", huawei),
            partners=("yuan", partners),
        )


def _largest(parts: list[Json], measure: str) -> Iterator[Json]:
    found = parts_of(parts, measure)
    if found:
        place, part = max(found, key=lambda each: abs(each[1]["value"]))
        yield question(
            "largest_change",
            place=("place", place),
            change=("change", part["key"]),
            measure=("measure", measure),
            value=("change_of", [measure, part["value"]]),
        )


def _together(parts: list[Json], measure: str) -> Iterator[Json]:
    """The change that does most differently alone and on top of the others."""
    found = parts_of(parts, measure)
    if found:
        place, part = max(found, key=lambda each: abs(each[1]["last"] - each[1]["alone"]))
        alone, last = part["alone"], part["last"]
        if abs(last - alone) > _HARDLY * max(abs(alone), abs(last)):
            yield question(
                "alone_or_together",
                place=("place", place),
                change=("change", part["key"]),
                measure=("measure", measure),
                alone=("change_of", [measure, alone]),
                last=("change_of", [measure, last]),
            )


def _neighbour(lines: list[Json]) -> Iterator[Json]:
    """The choice of a neighbour's that would have brought a team most."""
    gains = [each for each in lines if each["fits"] and each["other"] is not None]
    if not gains:
        return
    best = max(gains, key=lambda each: each["measures"]["score"]["mean"])
    score = best["measures"]["score"]
    if score["low"] > 0:
        yield question(
            "neighbours_choice",
            place=("place", best["place"]),
            other=("place", best["other"]),
            lever=("lever", best["group"]),
            better=("percent", score["higher"]),
        )


_OF_MEASURES = {
    _trade: {"aito_share", "hima_units_sum"},
    _paid_for: {"payoff_huawei", "partners_payoff"},
}
"""Questions about certain measures, which a session may not have."""
