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

_CLEAR_SHARE = 0.0005
"""Differences of a share below this, a twentieth of a point, are not told from none."""
_CLEAR_INDEX = 5.0
"""Likewise of an HHI."""
_FLICKER = 3
"""Months that a sign must last to be told."""
_WORDS = {1: "higher", -1: "lower", 0: "hardly different"}


def verdict(pair: Pair, anchor: str, title: str) -> str:
    """The paragraph: dependence on the anchor's brand, then what is only accounting.

    Args:
        pair: a scenario and its base.
        anchor: the key of the brand that the alliance depends on.
        title: its name.
    """
    words = effect_sentences(pair, anchor, title)
    return " ".join((*words, accounting_sentence(pair, anchor, title)))


def effect_sentences(pair: Pair, anchor: str, title: str) -> tuple[str, ...]:
    """When concentration and dependence get worse, when better, by how much, how surely."""
    share, index = pair.track("brand", anchor, "share"), pair.track("brand", "all", "hhi")
    if not share["sd"].any() and not share["difference"].any():
        return (
            f"{pair.scenario} leaves {title}'s share as {pair.base} has it, in every future and "
            "every month.",
        )
    if pair.replications < 2:
        return (
            f"In this one future {title}'s share under {pair.scenario} differs from that under "
            f"{pair.base} by {_sizes(share)}. One future tells nothing of how sure that is.",
        )
    return (
        f"Against {pair.base}, concentration by brand (HHI) under {pair.scenario} is "
        f"{_periods(index, _CLEAR_INDEX)}.",
        f"{title}'s share is {_periods(share, _CLEAR_SHARE)}: {_sizes(share)}.",
        _sureness(share, pair.replications),
    )


def _periods(track: Track, clear: float) -> str:
    """When the mean is higher, lower, or neither can be said."""
    told = []
    for place, (value, last) in enumerate(found := _runs(track, clear)):
        when = "in every month" if len(found) == 1 else f"until {last}"
        if 0 < place == len(found) - 1:
            when = "from then on"
        told.append(f"{_WORDS[value]} {when}")
    return ", ".join(told)


def _runs(track: Track, clear: float) -> list[tuple[int, str]]:
    """The settled signs one after the other, each with its last month; flickers count as none."""
    sign = np.where(np.abs(track["difference"]) < clear, 0, track.settled).tolist()
    steady = []
    for value, group in groupby(sign):
        length = len(list(group))
        steady += [value if length >= _FLICKER or length == len(sign) else 0] * length
    found, start = [], 0
    for value, group in groupby(steady):
        start += len(list(group))
        found.append((int(value), track.months[start - 1]))
    return found


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


def accounting_sentence(pair: Pair, anchor: str, title: str) -> str:
    """What the channel lens shows, and the brand's badge, split into accounting and behaviour."""
    channel, share = pair.track("channel", "all", "hhi"), pair.track("brand", anchor, "share")
    told = []
    if share["accounting"].any():
        month, total, books = _most(share)
        told.append(
            f"Of {title}'s {change('share', total)} points after {in_months(month + 1)} "
            f"{change('share', books)} are accounting: the base's own cars under another badge."
        )
    if not channel["difference"].any() and not channel["accounting"].any():
        return " ".join([*told, "Who makes the sale (the channel lens) does not change."])
    month, total, books = _most(channel)
    told.append(
        f"Who makes the sale (HHI by channel) differs by {change('index', total)} after "
        f"{in_months(month + 1)}: {change('index', books)} of it is accounting, the base's own "
        f"cars in the scenario's books, and {change('index', total - books)} is behaviour."
    )
    return " ".join(told)


def _most(track: Track) -> tuple[int, float, float]:
    """The first horizon with any difference, its difference, and the accounting part of that."""
    ends = [h - 1 for h in horizons(len(track.months))]
    month = next((m for m in ends if track["difference"][m] or track["accounting"][m]), ends[-1])
    return month, float(track["difference"][month]), float(track["accounting"][month])
