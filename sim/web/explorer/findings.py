"""What the pictures say, as numbers for a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sim.arrays import Floats
from sim.measures.outcome import PAYOFF_PER_MONTH, VOLUME, outcome
from sim.measures.recording import Recording
from sim.study.defined import count_undefined, mean
from sim.study.effect import effect_of
from sim.study.ensemble import half_width, summary
from sim.study.flips import Thirds
from sim.study.horizons import horizons
from sim.study.peak import peak_of
from sim.web.explorer.lead import Lead
from sim.web.explorer.shown import Shown

__all__ = ["findings", "payoffs"]


def findings(
    recording: Recording,
    lead: Lead,
    values: Sequence[Floats],
    june: float | None,
    compared: Shown | None,
) -> dict[str, Any]:
    """Where the lead goes, how surely that is known, and what it is against the pinned.

    ``half_width`` is the precision of its mean at the end, ``difference_half_width`` that of
    its paired difference to the pinned one: half the width of each mean's 95% interval, in its
    unit. None where a single future leaves it open, or nothing is compared.

    Futures in which it is undefined are left out; ``undefined`` counts those at the end. Numbers
    over no future are None.

    Args:
        recording: today's.
        lead: the outcome that is led with.
        values: its values today, and in the pinned one, (months, replications) each.
        june: its mean in June 2025, where that has one.
        compared: the paired differences, where something is compared.
    """
    now, before = values[0], values[1] if len(values) > 1 else None
    middle, p05, _, p50, _, p95 = map(_known, summary(now[-1:].copy())[0].tolist())
    months = recording.months
    difference = None if before is None else now[-1] - before[-1]
    is_volume = lead.name == VOLUME
    return {
        "start": june,
        "last": {
            "month": months[-1],
            "mean": middle,
            "p05": p05,
            "p50": p50,
            "p95": p95,
            "undefined": int(count_undefined(now[-1])),
        },
        "peak": _peak(mean(now), june, months) if lead.unit == "share" else None,
        "half_width": _half(now[-1]),
        "difference_half_width": None if difference is None else _half(difference),
        "against": None if compared is None else _against(compared[0], months),
        "units": None if compared is None or is_volume else _at(_volume(compared), -1),
        "flips": None if difference is None else _flips(recording, difference),
    }


def _half(values: Floats) -> float | None:
    return _known(float(half_width(values)))


def _known(number: float) -> float | None:
    return number if np.isfinite(number) else None


def _volume(compared: Shown) -> Mapping[str, Any]:
    return next(row for row in compared if (row["entity"], row["measure"]) == ("all", "units"))


def _peak(means: Floats, june: float | None, months: tuple[str, ...]) -> dict[str, Any] | None:
    peak = peak_of(means, np.nan if june is None else june)
    return None if peak is None else {"month": months[peak], "mean": float(means[peak])}


def _against(row: Mapping[str, Any], months: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"months": h, "month": months[h - 1], **_at(row, h - 1)} for h in horizons(len(months))]


def _at(row: Mapping[str, Any], month: int) -> dict[str, Any]:
    """A paired difference in a month, and what can be said of it; see ``sim.study.effect``."""
    names = ("difference", "low", "high", "higher", "lower", "undefined")
    found = {name: row[name][month] for name in names}
    low, high, higher, lower = (
        np.nan if found[name] is None else found[name]
        for name in ("low", "high", "higher", "lower")
    )
    return found | {"effect": str(effect_of(low, high, higher + lower))}


def _flips(recording: Recording, effect: Floats) -> list[dict[str, Any]] | None:
    """Thirds of assumptions in which the difference at the end has the other sign."""
    found = Thirds(recording.draws).flips(effect)
    return None if found is None else [vars(flip) for flip in found]


def payoffs(recording: Recording, before: Recording | None) -> list[dict[str, Any]]:
    """What each agent earns, yuan a month over the run, and what of that is the difference."""
    last = len(recording.months) - 1
    result = []
    for agent in recording.cast.agents:
        earned = outcome(recording, f"{PAYOFF_PER_MONTH}{agent}", last)
        # who was not on stage earned nothing
        known = before is not None and agent in before.cast.agents
        told: dict[str, Any] = {"agent": agent, **_interval(earned), "difference": None}
        if before is not None:
            was = outcome(before, f"{PAYOFF_PER_MONTH}{agent}", last) if known else 0.0
            change = earned - was
            sides = {"higher": float((change > 0).mean()), "lower": float((change < 0).mean())}
            told["difference"] = _interval(change) | sides
        result.append(told)
    return result


def _interval(values: Floats) -> dict[str, float | None]:
    middle, half = float(values.mean()), float(half_width(values))
    return {"mean": middle, "low": _known(middle - half), "high": _known(middle + half)}
