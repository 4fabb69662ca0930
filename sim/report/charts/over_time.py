"""Charts over time: fans of futures, brands that add up, one month through four lenses."""

from __future__ import annotations

import numpy as np

from sim.arrays import Floats
from sim.capitals import capitalised
from sim.errors import InputError
from sim.measures.june_outcomes import june_outcome
from sim.measures.lenses import LENSES, brands_in, june_units, units
from sim.measures.outcome import headline, outcome, unit_of
from sim.measures.recording import Recording
from sim.report.charts.given import (
    calendar,
    colours,
    futures,
    left_out,
    lens_words,
    named,
    outcome_words,
    plain,
)
from sim.report.charts.types import Band, Fan, Lenses, Line, Stack
from sim.report.palette import brand_colour, dash_of, lens_colour, lens_dash
from sim.rules.concentration import hhi, shares
from sim.scenario.types.months import ANCHOR
from sim.study.compare import Comparison, Pair
from sim.study.compare.accounting import is_split
from sim.study.defined import count_undefined, mean
from sim.study.ensemble import summary
from sim.study.result import Result

__all__ = ["fan", "lenses", "stack"]


def fan(given: Result | Comparison, name: str | None = None) -> Fan:
    """Where the futures of an outcome lie, month by month, in every scenario.

    Args:
        given: a run, or a comparison; its base comes first.
        name: an outcome; when None, the one that a comparison leads with, or the headline.

    Raises:
        InputError: there is no such outcome.
    """
    results = named(given)
    first = results[0][1].recording
    if name is None:
        name = given.measures[0] if isinstance(given, Comparison) else headline(first.cast)
    whose = " and ".join(scenario for scenario, _ in results)
    if len(results) > 2:
        whose = f"{len(results) - 1} scenarios and {results[0][0]}"
    words = outcome_words(name, first.cast)
    by_name = colours(given)
    found = [
        _band(result.recording, (scenario, by_name[scenario]), name, place)
        for place, (scenario, result) in enumerate(results)
    ]
    note = f"{_fan_note(given)} {_unit_note(name)}".strip()
    return Fan(
        title=f"{capitalised(words)}: {whose}",
        note=f"{note}{left_out(max(undefined for _, undefined in found))}",
        unit=unit_of(name),
        months=first.months,
        start=_start(first, name),
        bands=tuple(band for band, _ in found),
    )


def _fan_note(given: Result | Comparison) -> str:
    if isinstance(given, Comparison):
        return (
            f"Thick line: mean of {futures(given.replications)}; shade, or thin lines for "
            f"{given.base}: 90% of them."
        )
    return (
        f"{given.scenario.title}. Line: mean of {futures(given.recording.replications)}; "
        "dark: half of them; light: 90%."
    )


def _unit_note(name: str) -> str:
    return "Vehicles a month." if unit_of(name) == "vehicles" else ""


def _start(recording: Recording, name: str) -> float | None:
    try:
        return float(mean(june_outcome(recording, name)))
    except InputError:  # June has no books: an unknown name is told by the months that follow
        return None


def _band(
    recording: Recording, scenario: tuple[str, str], name: str, place: int
) -> tuple[Band, int]:
    """The band of a scenario (name, colour), and in how many futures it is undefined at most."""
    found, undefined = [], 0
    for month in range(len(recording.months)):
        values = np.array(outcome(recording, name, month))
        undefined = max(undefined, int(count_undefined(values)))
        found.append(summary(values[None])[0])
        recording.release()
    middle, p05, p25, p50, p75, p95 = (plain(column) for column in np.array(found).T)
    called, colour = scenario
    band = Band(called, called, colour, dash_of(place), p05, p25, p50, p75, p95, middle)
    return band, undefined


def stack(result: Result) -> Stack:
    """Mean deliveries of the alliance by brand, vehicles a month, from June 2025 on.

    Brands are what the badge says: under one badge all are the anchor's. A brand that never sells
    is left out.
    """
    recording, scenario = result.recording, result.scenario
    means = [june_units(recording, "brand", "hima").mean(axis=1)]
    for month in range(len(recording.months)):
        means.append(units(recording, "brand", "hima", month).mean(axis=1))
        recording.release()
    note = f"{scenario.title}. Vehicles a month, mean of {futures(recording.replications)}."
    if recording.one_badge_from is not None:
        since = calendar(recording.months[recording.one_badge_from])
        note += f" From {since} all carry one badge."
    for brand, month in recording.left.items():
        if month < len(recording.months):
            since = calendar(recording.months[month])
            note += f" {recording.cast.titles[brand]} is outside the alliance from {since} on."
    return Stack(
        title=f"What the alliance sells, by brand: {scenario.name}",
        note=note,
        unit="vehicles",
        scenario=scenario.name,
        months=(ANCHOR, *recording.months),
        layers=_layers(result, np.array(means).T),
    )


def _layers(result: Result, means: Floats) -> tuple[Line, ...]:
    cast, own = result.recording.cast, result.scenario.brands
    members = zip(brands_in(cast, "hima"), means, strict=True)
    return tuple(
        Line(
            cast.brands[b], cast.titles[b], brand_colour(cast.brands[b], own), "solid", plain(sold)
        )
        for b, sold in members
        if sold.any()
    )


def lenses(given: Result | Comparison, scenario: str | None = None) -> Lenses:
    """HHI within the alliance through the four lenses; of a comparison with its accounting part.

    ``accounting`` is the base's own sales in the scenario's books: from the base to there it is
    accounting, from there to the scenario's line behaviour.

    Args:
        given: a run, or a comparison.
        scenario: which of a comparison's; the only one when None.

    Raises:
        InputError: that scenario is not compared.
    """
    if isinstance(given, Comparison):
        return _compared(given, given.pair(scenario))
    recording = given.recording
    months = range(len(recording.months))
    indices = {lens: np.stack([_hhi(recording, lens, m) for m in months]) for lens in LENSES}
    return Lenses(
        title=f"One market, four lenses: {given.scenario.name}",
        note=(
            f"{given.scenario.title}. HHI within the alliance, mean of "
            f"{futures(recording.replications)}; 10,000: one has all."
            f"{left_out(max(int(count_undefined(each).max()) for each in indices.values()))}"
        ),
        unit="index",
        months=recording.months,
        lines=tuple(_line(lens, mean(index).tolist()) for lens, index in indices.items()),
        accounting=(),
        start=_june(recording),
    )


def _hhi(recording: Recording, lens: str, month: int) -> Floats:
    return hhi(shares(units(recording, lens, "hima", month)))


def _june(recording: Recording) -> tuple[float | None, ...]:
    known = ("brand", "automaker", "channel")
    found = {k: float(mean(hhi(shares(june_units(recording, k, "hima"))))) for k in known}
    return tuple(found.get(lens) for lens in LENSES)


def _line(lens: str, values: list[float], dash: str = "") -> Line:
    return Line(lens, lens_words(lens), lens_colour(lens), dash or lens_dash(lens), tuple(values))


def _compared(comparison: Comparison, pair: Pair) -> Lenses:
    tracks = {lens: pair.track(lens, "all", "hhi") for lens in LENSES}
    lines = tuple(_line(lens, [*track["scenario"].tolist()]) for lens, track in tracks.items())
    counted = {lens: track["base"] + track["accounting"] for lens, track in tracks.items()}
    place = comparison.names.index(pair.scenario)
    most = int(max(track["undefined"].max() for track in tracks.values()))
    return Lenses(
        title=f"Accounting and behaviour: {pair.scenario} against {pair.base}",
        note=(
            f"HHI within the alliance, mean of {futures(pair.replications)}. Dotted: {pair.base}'s "
            f"own sales in {pair.scenario}'s books. What that changes is accounting; the rest, "
            f"shaded, is behaviour.{left_out(most)}"
        ),
        unit="index",
        months=pair.months,
        lines=lines,
        accounting=tuple(
            _line(lens, values.tolist(), "dotted")
            for lens, values in counted.items()
            if is_split(tracks[lens].row)
        ),
        base=tuple(
            Line(lens, pair.base, colours(comparison)[pair.base], "solid", plain(track["base"]))
            for lens, track in tracks.items()
        ),
        start=_june(comparison.results[place].recording),
    )
