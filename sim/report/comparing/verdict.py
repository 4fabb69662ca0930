"""What a scenario does against its base, in plain words: when worse, when better, how sure."""

from __future__ import annotations

from itertools import groupby

import numpy as np

from sim.report.forms import change
from sim.report.words import months as in_months
from sim.report.words import percent
from sim.study.compare import Pair, Track
from sim.study.horizons import horizons

__all__ = ["accounting_sentence", "effect_sentences", "verdict"]

_CLEAR = 0.0005
"""Differences of a share that are told apart from none: a twentieth of a point."""


def verdict(pair: Pair, anchor: str, title: str) -> str:
    """The paragraph: dependence on the anchor's brand, then what is only accounting.

    Args:
        pair: a scenario and its base.
        anchor: the key of the brand that the alliance depends on.
        title: its name.
    """
    return " ".join((*effect_sentences(pair, anchor, title), accounting_sentence(pair)))


def effect_sentences(pair: Pair, anchor: str, title: str) -> tuple[str, ...]:
    """When the dependence on one brand gets worse and when better, by how much, how surely."""
    share = pair.track("brand", anchor, "share")
    if not share["sd"].any() and not share["difference"].any():
        return (
            f"{pair.scenario} leaves {title}'s share as {pair.base} has it, in every future and "
            "every month.",
        )
    return (
        f"Against {pair.base}, {pair.scenario} {_periods(share, title)}.",
        f"{title}'s share differs by {_sizes(share)}.",
        _sureness(share, pair.replications),
    )


def _periods(share: Track, title: str) -> str:
    """When the mean is worse, better, or neither can be said."""
    sign = np.where(np.abs(share["difference"]) < _CLEAR, 0, share.settled)
    words = {
        1: f"makes the alliance depend more on {title}",
        -1: f"makes it depend less on {title}",
        0: "makes no difference that can be told apart from none",
    }
    told, start = [], 0
    for value, group in groupby(sign.tolist()):
        length = len(list(group))
        first, last = share.months[start], share.months[start + length - 1]
        start += length
        whole = length == len(share.months)
        when = "in every month" if whole else f"in {first}" if length == 1 else f"{first} to {last}"
        told.append(f"{words[value]} {when if whole or length == 1 else f'from {when}'}")
    text = ", then ".join(told[:4]) + (", and changes sides more often" if len(told) > 4 else "")
    if -1 not in sign:
        text += "; on average it never depends less"
    elif 1 not in sign:
        text += "; on average it never depends more"
    return text


def _sizes(share: Track) -> str:
    """The difference at the horizons, with how many futures agree."""
    told = [
        f"{change('share', share['difference'][h - 1])} points after {in_months(h)} "
        f"(higher in {percent(share['higher'][h - 1])} of futures, lower in "
        f"{percent(share['lower'][h - 1])})"
        for h in horizons(len(share.months))
    ]
    return ", ".join(told)


def _sureness(share: Track, replications: int) -> str:
    """How sure the sign is at the end: of the mean, and of a single future."""
    last = len(share.months) - 1
    low, high = (change("share", float(share[name][last])) for name in ("low", "high"))
    settled = "settled" if share.settled[last] else "not settled"
    same = percent(float(share.same_sign[last]))
    return (
        f"In {share.months[last]} the sign of the mean is {settled} ({low} to {high} points, 95% "
        f"interval, {replications:,} futures), and {same} of single futures share it."
    )


def accounting_sentence(pair: Pair) -> str:
    """What the channel lens shows, split into accounting and behaviour."""
    channel = pair.track("channel", "all", "hhi")
    month = horizons(len(channel.months))[0] - 1
    total, books = (float(channel[name][month]) for name in ("difference", "accounting"))
    if total == 0.0 and books == 0.0:
        return "Who makes the sale (the channel lens) does not change."
    return (
        f"Who makes the sale (HHI by channel) differs by {change('index', total)} after "
        f"{in_months(month + 1)}: {change('index', books)} of it is accounting, the base's own "
        f"cars in the scenario's books, and {change('index', total - books)} is behaviour."
    )
