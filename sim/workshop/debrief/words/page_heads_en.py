"""Heads of tables, and how to read it all, in English."""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "head.team": "Team",
    "head.world": "World",
    "head.people": "People",
    "head.decided": "Decided",
    "head.from": "From",
    "head.between": "Between",
    "head.terms": "Terms",
    "head.answer": "Answer in the played future",
    "head.who": "Who",
    "head.rank": "Rank",
    "head.mean": "Mean",
    "head.interval": "Mean, 95% confidence",
    "head.spread": "90% of futures",
    "head.first": "First in",
    "head.month": "Month",
    "head.value": "Difference",
    "head.change": "Change",
    "head.alone": "Alone",
    "head.last": "On top of the others",
    "head.range": "Range",
    "head.direction": "Direction",
    "head.held": "Futures held",
    "head.reasons": "Reasons",
    "head.text": "In words",
    "head.count": "People",
    "head.share": "Part",
    "head.base": "Without decisions",
    "head.worth": "Decisions",
    "head.luck": "Luck",
    "head.realised": "In the played future",
    "head.anyway": "Luck without decisions",
    "head.choice": "Choice",
    "head.from.futures": "From",
    "head.to": "To",
    "head.futures": "Futures",
    "limits.title": "How to read this, and what the model does not know",
    "limits.1": "Thick intervals tell how well the mean is known; more futures make them "
    "narrower. Thin ones tell how much futures differ; nothing makes those narrower.",
    "limits.2": "A team that is ahead in the mean can be behind in most single futures. Ranks "
    "are shared where the difference is not distinguishable from zero.",
    "limits.3": "Numbers from before July 2025 set the model. Many of its assumptions have never "
    "been published; every future draws them anew from wide ranges. Shares of "
    "futures hold in this model, with these ranges.",
    "limits.4": "The model knows volumes, stores, effort, contracts and payoffs. It does not "
    "know people, politics, quality scandals or technologies nobody has announced.",
    "limits.5": "Payoffs are the model's, not anybody's accounts. Read signs and orders of "
    "magnitude.",
    "limits.6": "What people learnt from each other in the room is not in any number here.",
}
