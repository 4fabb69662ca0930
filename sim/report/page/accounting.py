"""Accounting against behaviour, in words and in a table."""

from __future__ import annotations

from math import isnan

import numpy as np

from sim.arrays import Floats
from sim.report.forms import change
from sim.report.page.html import Html, items, paragraph, table, tag
from sim.report.page.shown import NOTHING
from sim.study.compare import Pair, Track
from sim.study.compare.accounting import is_split
from sim.study.defined import nonzero
from sim.study.horizons import horizons

__all__ = ["accounting"]


_LENSES = {
    "channel": "by sales channel",
    "brand": "by brand",
    "automaker": "by automaker",
    "profit": "by profit",
}


def accounting(pair: Pair) -> Html:
    """Which lens moves at once and which later, and what of that is only accounting."""
    tracks = {lens: pair.track(lens, "all", "hhi") for lens in _LENSES}
    months = sorted({0, *(h - 1 for h in horizons(len(pair.months)))})
    return items(
        paragraph(
            tag("strong", "Accounting"),
            f" is what changes when {pair.base}'s own sales are put in {pair.scenario}'s books: "
            "the same cars to the same buyers, counted as sold by somebody else. ",
            tag("strong", "Behaviour"),
            " is the rest: what buyers, automakers and Huawei do otherwise.",
        ),
        paragraph(_of_channel(tracks["channel"], months), " ", _of_brand(tracks["brand"], months)),
        table(
            f"HHI, {pair.scenario} less {pair.base}, mean",
            ("lens", "", *(pair.months[m] for m in months)),
            [row for lens, track in tracks.items() for row in _rows(_LENSES[lens], track, months)],
            words=2,
        ),
        paragraph(
            "The profit lens is not split, since terms move fees and behaviour alike.",
            class_="size",
        ),
    )


def _series(values: Floats, track: Track, months: list[int]) -> str:
    return ", ".join(f"{change('index', float(values[m]))} in {track.months[m]}" for m in months)


def _of_channel(track: Track, months: list[int]) -> str:
    counted, whole = track["accounting"], track["difference"]
    if not nonzero(counted):
        return "By sales channel nothing is accounting: no sale changes hands."
    first = int(np.flatnonzero(np.abs(counted) > 0.0)[0])
    told = months if first == 0 else [first, *(m for m in months if m > first)]
    parts = [
        f"{change('index', float(counted[m]))} in {track.months[m]} (of a difference of "
        f"{change('index', float(whole[m]))})"
        for m in told[:2]
    ]
    return (
        "The channel lens moves at once, in the month in which control passes, and that is "
        f"accounting: {' and '.join(parts)}."
    )


def _of_brand(track: Track, months: list[int]) -> str:
    counted = track["accounting"]
    course = _series(track["difference"], track, months)
    if nonzero(counted):
        most = int(np.nanargmax(np.abs(counted)))
        return (
            f"By brand accounting moves {change('index', float(counted[most]))} in "
            f"{track.months[most]}, since badges change. The whole difference is {course}."
        )
    return (
        "By brand nothing is accounting, since a car keeps its brand whoever sells it. All of that "
        f"difference is behaviour, and it comes as people act: {course}."
    )


def _rows(lens: str, track: Track, months: list[int]) -> list[tuple[object, ...]]:
    whole, counted = track["difference"], track["accounting"]
    rows: list[tuple[object, ...]] = [(lens, "difference", *_told(whole, months))]
    if not is_split(track.row):
        nothing = [NOTHING] * len(months)
        return [*rows, ("", "not split", *nothing)]
    rows.append(("", "accounting", *_told(counted, months)))
    rows.append(("", "behaviour", *_told(whole - counted, months)))
    return rows


def _told(values: Floats, months: list[int]) -> list[str]:
    return [_cell(float(values[m])) for m in months]


def _cell(value: float) -> str:
    if isnan(value):
        return NOTHING
    return change("index", value) if value else "0"
