"""The tables of an answer, for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from rich.table import Table as Grid
from rich.text import Text

from sim.report.words import billions, count, percent, points, times
from sim.store.long_table import Table
from sim.store.run_folder import SavedRun
from sim.study.against import Difference

__all__ = ["brands", "concentration", "differences", "horizons", "payoffs"]

_HORIZONS = (6, 12, 24, 36)

_ROWS: tuple[tuple[str, str, str, str, str, Callable[[float], str]], ...] = (
    ("Aito's share", "brand", "anchor", "share", "aito_share", percent),
    ("HHI by brand", "brand", "all", "hhi", "hhi", count),
    ("effective brands", "brand", "all", "effective_number", "effective_brands", times),
    ("HHI by channel", "channel", "all", "hhi", "channel_hhi", count),
)


def horizons(months: int) -> list[int]:
    """The months shown, counted from 1: 6, 12, 24, 36, as many as there are, and the last."""
    return sorted({*(h for h in _HORIZONS if h <= months), months})


def _grid(first: str, *heads: str) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    grid.add_column(first, justify="left", no_wrap=True)
    for head in heads:
        grid.add_column(head, justify="right", no_wrap=True)
    return grid


def _pick(run: SavedRun, lens: str, entity: str, measure: str) -> Table:
    name = run.manifest.anchor_brand if entity == "anchor" else entity
    return run.series.where(lens=lens, scope="hima", entity=name, measure=measure)


def concentration(run: SavedRun) -> Grid:
    """Concentration in June and at the horizons: mean, and below it where 90% of futures lie."""
    ends = horizons(run.manifest.months)
    months = _pick(run, "brand", "anchor", "share").month
    grid = _grid("", "now\n2025-06", *(f"{h} months\n{months[h - 1]}" for h in ends))
    for title, lens, entity, measure, outcome, form in _ROWS:
        rows = _pick(run, lens, entity, measure)
        june = run.replications[f"{outcome}_june"]
        bands = [(rows.p05[h - 1], rows.p95[h - 1]) for h in ends]
        grid.add_row(title, form(float(june.mean())), *(form(rows.mean[h - 1]) for h in ends))
        shown = [tuple(np.quantile(june, (0.05, 0.95))), *bands]
        grid.add_row(
            Text("  90% of futures", "dim"),
            *(Text(f"{form(low)}-{form(high)}", "dim") for low, high in shown),
        )
    return grid


def differences(found: Mapping[str, Difference], months: int, base: str) -> Grid:
    """What the scenario did against its base, future by future."""
    grid = _grid("same luck as in\n" + base, *(f"{h} months\n" for h in horizons(months)))
    rows: tuple[tuple[str, str, Callable[[float], str]], ...] = (
        ("Aito's share, points", "aito_share", points),
        ("alliance's sales, vehicles", "hima_units", lambda x: f"{x:+,.0f}"),
        ("HHI by channel (accounting)", "channel_hhi", lambda x: f"{x:+,.0f}"),
    )
    for title, name, form in rows:
        at = [found.get(f"{name}_m{h}", found[f"{name}_last"]) for h in horizons(months)]
        grid.add_row(title, *(form(d.mean) for d in at))
        grid.add_row(
            Text("  up in part of futures", "dim"), *(Text(percent(d.higher), "dim") for d in at)
        )
    return grid


def brands(run: SavedRun) -> Grid:
    """Vehicles a month by brand: June, the run's first and last year, the last month's band."""
    rows = run.series.where(lens="brand", scope="hima", measure="units")
    year = min(12, run.manifest.months)
    grid = _grid(
        "vehicles a month", "June 2025", "first year", "last year", "change", "last month, 90%"
    )
    for entity in dict.fromkeys(rows.entity):
        one = rows.where(entity=entity)
        column = "hima_units_june" if entity == "all" else f"june_{entity}"
        june = float(run.replications[column].mean())
        before, after = float(one.mean[:year].mean()), float(one.mean[-year:].mean())
        grid.add_row(
            "the alliance" if entity == "all" else entity,
            count(june) if june else "-",
            count(before),
            count(after),
            f"{100 * (after / before - 1):+.0f}%" if before > 0 else "-",
            Text(f"{count(one.p05[-1])}-{count(one.p95[-1])}", "dim"),
        )
    return grid


def payoffs(run: SavedRun) -> Text:
    """Who gains and who loses, from the run's first year to its last."""
    rows = run.series.where(lens="profit", scope="huawei_tech", measure="payoff")
    year = min(12, run.manifest.months)
    changes = {}
    for agent in dict.fromkeys(rows.entity):
        mean = rows.where(entity=agent).mean
        changes[agent] = float(mean[-year:].mean() - mean[:year].mean())
    ranked = sorted(changes, key=lambda agent: -changes[agent])
    gain = [f"{agent} {billions(changes[agent])}" for agent in ranked if changes[agent] > 0]
    lose = [f"{agent} {billions(changes[agent])}" for agent in ranked[::-1] if changes[agent] < 0]
    return Text.assemble(
        ("Who gains  ", "bold"),
        ", ".join(gain) or "nobody",
        ("\nWho loses  ", "bold"),
        ", ".join(lose) or "nobody",
        "\n(payoff in billion yuan a month, the run's last year against its first)",
    )
