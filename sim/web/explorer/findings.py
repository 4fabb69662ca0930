"""What the pictures say, as numbers for a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.measures.outcome import PAYOFF_PER_MONTH, outcome
from sim.measures.recording import Recording
from sim.study.defined import count_undefined, mean
from sim.study.effect import effect_of
from sim.study.ensemble import half_width, summary
from sim.study.flips import Thirds
from sim.study.horizons import horizons
from sim.study.peak import peak_of
from sim.web.explorer.shown import Shown
from sim.world.world import register

__all__ = ["findings", "payoffs"]

Floats = NDArray[np.float64]


def findings(
    recording: Recording, shares: Floats, june: float, compared: Shown | None, before: Floats | None
) -> dict[str, Any]:
    """Where the anchor's share goes, how surely that is known, and what it is against the pinned.

    ``half_width`` is the precision of the mean share at the end, ``difference_half_width`` that of
    its paired difference to the pinned one: half the width of each mean's 95% interval, as parts
    of 1. None where a single future leaves it open, or nothing is compared.

    Futures without sales are left out; ``undefined`` counts those at the end. Numbers over no
    future are None.

    Args:
        recording: today's.
        shares: the anchor's by month, (months, replications).
        june: its share in June.
        compared: the paired differences, where something is compared.
        before: the pinned one's shares, (months, replications).
    """
    middle, p05, _, p50, _, p95 = map(_known, summary(shares[-1:].copy())[0].tolist())
    months = recording.months
    return {
        "start": june,
        "last": {
            "month": months[-1],
            "mean": middle,
            "p05": p05,
            "p50": p50,
            "p95": p95,
            "undefined": int(count_undefined(shares[-1])),
        },
        "peak": _peak(mean(shares), june, months),
        "half_width": _half(shares[-1]),
        "difference_half_width": None if before is None else _half(shares[-1] - before[-1]),
        "against": None if compared is None else _against(_of(compared, "share"), months),
        "units": None if compared is None else _last(_of(compared, "units", "all")),
        "flips": None if before is None else _flips(recording, shares[-1] - before[-1]),
    }


def _half(values: Floats) -> float | None:
    return _known(float(half_width(values)))


def _known(number: float) -> float | None:
    return number if np.isfinite(number) else None


def _of(compared: Shown, measure: str, entity: str | None = None) -> Mapping[str, Any]:
    return next(
        row
        for row in compared
        if row["measure"] == measure and row["lens"] == "brand" and entity in (None, row["entity"])
    )


def _peak(means: Floats, june: float, months: tuple[str, ...]) -> dict[str, Any] | None:
    peak = peak_of(means, june)
    return None if peak is None else {"month": months[peak], "mean": float(means[peak])}


def _against(row: Mapping[str, Any], months: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"months": h, "month": months[h - 1], **_at(row, h - 1)} for h in horizons(len(months))]


def _last(row: Mapping[str, Any]) -> dict[str, Any]:
    return _at(row, -1)


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
    drawn = {name: recording.draws[name] for name in register() if name in recording.draws}
    found = Thirds(drawn).flips(effect)
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
