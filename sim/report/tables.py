"""The tables of an answer, for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from math import isnan

import numpy as np
from rich.table import Table as Grid
from rich.text import Text

from sim.measures.outcome import PAYOFF, PAYOFF_PER_MONTH, VOLUME, is_payoff, unit_of
from sim.measures.outcome_titles import outcome_title
from sim.measures.recording import Cast
from sim.report.forms import change_unit, give_or_take, level
from sim.report.paired import at_months
from sim.report.words import CENT, agent, billions, count, sides, span, times
from sim.report.words import months as in_months
from sim.scenario.types.months import ANCHOR
from sim.signed import UNDEFINED
from sim.store.run_folder import SavedRun
from sim.study.against import EndDifference
from sim.study.defined import count_undefined, mean, quantiles
from sim.study.effect import Effect

__all__ = ["brands", "concentration", "differences", "gains", "payoffs"]


def _index(value: float) -> str:
    """HHI without a separator: bands are wide enough."""
    return UNDEFINED if isnan(value) else f"{value:.0f}"


_SHOWN = ("hhi", "effective_number", "channel_hhi")
"""Outcomes that have a line beside those that lead."""


def _form(name: str) -> Callable[[float], str]:
    unit = unit_of(name)
    forms = {"index": _index, "number": times, "yuan": _billions, "yuan_per_month": _billions}
    return forms.get(unit, partial(level, unit))


def _billions(yuan: float) -> str:
    return UNDEFINED if isnan(yuan) else f"{yuan / 1e9:.2f}"


def _grid(first: str, *heads: str) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    grid.add_column(first, justify="left", no_wrap=True)
    for head in heads:
        grid.add_column(head, justify="right", no_wrap=True)
    return grid


def concentration(run: SavedRun, cast: Cast, measures: Sequence[str], ends: Sequence[int]) -> Grid:
    """Outcomes in June and later: the mean, and below it where 90% of futures lie.

    Where futures are left out because nothing is sold in them, a row says how many.
    """
    names = tuple(dict.fromkeys((*measures, run.headline, *_SHOWN)))
    months = run.outcome_series(names[0]).month
    grid = _grid("", f"now\n{ANCHOR}", *(f"{in_months(h)}\n{months[h - 1]}" for h in ends))
    for name in names:
        _add_levels(grid, run, name, cast, [h - 1 for h in ends])
    return grid


def _add_levels(grid: Grid, run: SavedRun, name: str, cast: Cast, ends: Sequence[int]) -> None:
    rows, form = run.outcome_series(name), _form(name)
    june = run.replications.get(f"{name}_june", np.full(1, np.nan))
    known = f"{name}_june" in run.replications
    start = form(float(mean(june))) if known else "-"
    title = _changed(name, cast) if form is _billions else outcome_title(name, cast)
    grid.add_row(title, start, *(form(rows.mean[end]) for end in ends))
    shown = [tuple(quantiles(june, (0.05, 0.95))), *((rows.p05[i], rows.p95[i]) for i in ends)]
    spans = (Text(span(form(low), form(high)), "dim") for low, high in shown)
    grid.add_row(Text("  90% of futures", "dim"), *spans)
    left_out = int(count_undefined(june)) if known else 0
    _add_undefined(grid, [left_out, *(int(rows.undefined[end]) for end in ends)])


def _add_undefined(grid: Grid, left_out: Sequence[int]) -> None:
    """Add a row that counts the futures in which a measure is undefined, where there are any."""
    if any(left_out):
        cells = (Text(f"{futures:,}" if futures else "-", "dim") for futures in left_out)
        grid.add_row(Text("  undefined, futures", "dim"), *cells)


def differences(
    run: SavedRun,
    cast: Cast,
    measures: Sequence[str],
    found: Mapping[str, EndDifference],
    base: str,
    ends: Sequence[int],
) -> Grid:
    """What the scenario did against its base, future by future."""
    futures = found[f"{VOLUME}_last"].futures
    part = f", {futures:,} futures" if futures < run.manifest.replications else ""
    heads = (f"{in_months(h)}\n" for h in ends)
    grid = _grid(f"against {base},\nsame luck{part}", *heads)
    for name in dict.fromkeys((*measures, VOLUME, "channel_hhi")):
        at = [difference for _, difference in at_months(found, name, ends)]
        _add_differences(grid, _changed(name, cast), unit_of(name), at)
    return grid


def _add_differences(grid: Grid, title: str, unit: str, at: Sequence[EndDifference]) -> None:
    means = [_mean(unit, difference) for difference in at]
    grid.add_row(title, *(mean for mean, _ in means))
    _add_quiet(grid, "  95% interval", [error for _, error in means])
    parts = [sides(difference.higher, difference.lower) for difference in at]
    if any(same not in ("0%", UNDEFINED) for _, _, same in parts):
        _add_quiet(grid, "  futures up/down/same", map("/".join, parts))
    else:
        _add_quiet(grid, "  futures up/down", (f"{up}/{down}" for up, down, _ in parts))
    _add_undefined(grid, [difference.undefined for difference in at])


def _add_quiet(grid: Grid, heading: str, cells: Iterable[str]) -> None:
    grid.add_row(Text(heading, "dim"), *(Text(cell, "dim") for cell in cells))


def _changed(name: str, cast: Cast) -> str:
    """What a difference is in, with its unit."""
    unit = change_unit(unit_of(name))
    if name == VOLUME:
        return "the alliance's vehicles"
    title = outcome_title(name, cast)
    return f"{title}, {unit}" if unit and unit != "HHI" else title


def _mean(unit: str, difference: EndDifference) -> tuple[str, str]:
    """A mean difference, and half the width of its interval."""
    if difference.effect in (Effect.NONE, Effect.UNDEFINED):
        return {Effect.NONE: "none"}.get(difference.effect, UNDEFINED), "-"
    mean, plus_minus, half = give_or_take(unit, difference.mean, difference.half).partition("±")
    return mean.rstrip(), f"{plus_minus}{half}" or "-"


def brands(run: SavedRun, titles: Mapping[str, str]) -> Grid:
    """Vehicles a month by brand: June, the run's first and last year, the last month's band."""
    rows = run.series.where(lens="brand", scope="hima", measure="units")
    year = min(12, run.manifest.months)
    grid = _grid("vehicles a month", "June 2025", " first year", "  last year", "last month, 90%")
    for entity in dict.fromkeys(rows.entity):
        one = rows.where(entity=entity)
        column = "hima_units_june" if entity == "all" else f"{entity}_units_june"
        june = float(run.replications[column].mean())
        grid.add_row(
            "the alliance" if entity == "all" else titles[entity],
            count(june) if june else "-",
            count(float(one.mean[:year].mean())),
            count(float(one.mean[-year:].mean())),
            Text(span(count(one.p05[-1]), count(one.p95[-1])), "dim"),
        )
    return grid


def _ranked(changes: Mapping[str, float], how: str, unclear: Sequence[str] = ()) -> Text:
    ranked = sorted(changes, key=lambda key: -changes[key])
    told = {key: f"{agent(key)} {billions(changes[key])}" for key in ranked}
    gain = [told[key] for key in ranked if changes[key] >= CENT]
    lose = [told[key] for key in reversed(ranked) if changes[key] <= -CENT]
    open_ = ", ".join(map(agent, unclear))
    return Text.assemble(
        ("Who gains  ", "bold"),
        ", ".join(gain) or "nobody",
        ("\nWho loses  ", "bold"),
        ", ".join(lose) or "nobody",
        f"\nNot distinguishable from zero (95% interval): {open_}" if open_ else "",
        f"\n({how})",
    )


def payoff_changes(found: Mapping[str, EndDifference]) -> dict[str, EndDifference]:
    """What a scenario changes of the agents' payoffs over the run, by agent."""
    return {
        name.removeprefix(PAYOFF).removesuffix("_last"): difference
        for name, difference in found.items()
        if is_payoff(name) and name.endswith("_last") and not name.startswith(PAYOFF_PER_MONTH)
    }


def gains(found: Mapping[str, EndDifference], months: int, base: str) -> Text:
    """Who gains and who loses by what the scenario changes: mean paired difference of payoffs."""
    payoffs = payoff_changes(found)
    clear = {key: d.mean / months for key, d in payoffs.items() if d.effect.has_sign}
    unclear = [key for key, d in payoffs.items() if d.effect is Effect.UNCLEAR]
    how = (
        f"mean payoff in billion yuan a month against {base}, over the run, same luck; less than "
        "0.005 is left out"
    )
    return _ranked(clear, how, unclear)


def payoffs(run: SavedRun) -> Text:
    """Who gains and who loses, from the run's first year to its last."""
    rows = run.series.where(lens="profit", scope="huawei_tech", measure="monthly_payoff")
    year = min(12, run.manifest.months)
    changes = {}
    for key in dict.fromkeys(rows.entity):
        mean = rows.where(entity=key).mean
        changes[key] = float(mean[-year:].mean() - mean[:year].mean())
    how = "mean payoff in billion yuan a month, the run's last year against its first"
    return _ranked(changes, how)
