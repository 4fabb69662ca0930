"""The event ledger walked back: what had happened by a month, latest first."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from sim.report.plain import print_page
from sim.report.sheet import Sheet
from sim.report.words import agent, percent, points
from sim.store.run_folder import SavedRun

__all__ = ["events_to", "print_walk"]

_RENEWALS = "refresh"


def events_to(run: SavedRun, month: str) -> list[dict[str, Any]]:
    """What had happened by the end of a month, latest first, as the ledger tells it.

    Each has month, agent, rule, from, to, reason and share (of replications), and the mean of
    Aito's share in its month, before and after.
    """
    share = _share(run)
    months = list(share)
    found = []
    for event in reversed([event for event in run.events if str(event["month"]) <= month]):
        at = months.index(str(event["month"]))
        before = share[months[at - 1]] if at else run.manifest.anchor.aito_share
        found.append({**event, "aito_share_before": before, "aito_share": share[months[at]]})
    return found


def _share(run: SavedRun) -> dict[str, float]:
    brand = run.manifest.anchor_brand
    rows = run.series.where(lens="brand", scope="hima", entity=brand, measure="share")
    return dict(zip(rows.month, rows.mean.tolist(), strict=True))


def print_walk(console: Console, run: SavedRun, month: str) -> None:
    """Print the walk back from a month; models that are merely renewed are counted, not listed."""
    found = events_to(run, month)
    share, start = _share(run), run.manifest.anchor.aito_share
    moved = points(share[month] - start)
    heading = Text(
        f"{run.manifest.scenario}, back from {month}: Aito's share is {percent(share[month])} on "
        f"average, {moved} points from June 2025",
        "bold",
    )
    rows, last = [], ""
    for event in found:
        if event["rule"] == _RENEWALS:
            continue
        when = str(event["month"])
        moved = "" if when == last else points(event["aito_share"] - event["aito_share_before"])
        rows.append(("" if when == last else when, moved, *_told(event)))
        last = when
    heads = ("month", "Aito, points", "agent", "rule", "what happened", "futures")
    sheet = Sheet("", heads, tuple(rows))
    renewals = sum(float(event["share"]) for event in found if event["rule"] == _RENEWALS)
    notes = (
        f"Besides, makers renewed {renewals:.1f} models a future on average (events.jsonl lists "
        "them). What happened together is told apart by `sim explain SCENARIO`."
    )
    print_page(console, [heading, _left(sheet), Text(notes)])


def _told(event: dict[str, Any]) -> tuple[str, str, str, str]:
    change = " -> ".join(str(event[key]) for key in ("from", "to") if event[key])
    reason = str(event["reason"])
    what = f"{reason} ({change})" if change and change not in reason else reason or change
    return agent(str(event["agent"])), str(event["rule"]), what, percent(float(event["share"]))


def _left(sheet: Sheet) -> Any:
    grid = sheet.to_rich()
    for column in grid.columns[2:5]:
        column.justify = "left"
    grid.columns[4].no_wrap = False
    return grid
