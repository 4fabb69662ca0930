"""The event ledger walked back: what had happened by a month, latest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from sim.report.happened import rules_of
from sim.report.ledger_lines import NEVER, Line, ledger_lines
from sim.report.plain import print_page
from sim.report.sheet import Sheet
from sim.report.words import agent, part_of_futures, percent, points
from sim.store.run_folder import SavedRun

__all__ = ["events_to", "print_walk"]

_RENEWALS = "refresh"


def events_to(run: SavedRun, month: str) -> list[dict[str, Any]]:
    """What had happened by the end of a month, latest first, as the ledger tells it.

    Each has month, agent, rule, from, to, reason and share (of replications), and the mean of
    Aito's share in its month, before and after; NaN where there were no sales in any future.
    """
    share = _share(run)
    months = list(share)
    found = []
    for event in reversed([event for event in run.events if str(event["month"]) <= month]):
        at = months.index(str(event["month"]))
        before = share[months[at - 1]] if at else run.manifest.anchor.share
        found.append({**event, "aito_share_before": before, "aito_share": share[months[at]]})
    return found


def _share(run: SavedRun) -> dict[str, float]:
    brand = run.manifest.anchor_brand
    rows = run.series.where(lens="brand", scope="hima", entity=brand, measure="share")
    return dict(zip(rows.month, rows.mean.tolist(), strict=True))


def print_walk(console: Console, run: SavedRun, month: str) -> None:
    """Print the walk back from a month; models that are merely renewed are counted, not listed."""
    found = events_to(run, month)
    share, start = _share(run), run.manifest.anchor.share
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
    print_page(console, [heading, _left(sheet), *map(Text, _fired(run, month)), Text(notes)])


def _fired(run: SavedRun, month: str) -> Iterator[str]:
    """In which part of the futures each conditional rule had fired by a month."""
    events = [event for event in run.events if str(event["month"]) <= month]
    lines = [line for line in ledger_lines(events, rules_of(run)) if line.by_rule]
    for rule, group in groupby(sorted(lines, key=_rule), key=_rule):
        line = max(group, key=lambda each: each.share)
        if line.event["to"] == NEVER:
            yield f"Rule {rule} had fired in no future by {month}."
            continue
        span = str(line.event["month"])
        span += f" to {line.until}" if line.until != span else ""
        yield (
            f"Rule {rule} had fired in {part_of_futures(line.share)} of futures by {month} "
            f"({span}). A rule fires once in a future."
        )


def _rule(line: Line) -> str:
    return str(line.event["rule"])


def _told(event: dict[str, Any]) -> tuple[str, str, str, str]:
    change = " -> ".join(str(event[key]) for key in ("from", "to") if event[key])
    reason = str(event["reason"])
    what = f"{reason} ({change})" if change and change not in reason else reason or change
    share = part_of_futures(float(event["share"]))
    return agent(str(event["agent"])), str(event["rule"]), what, share


def _left(sheet: Sheet) -> Any:
    grid = sheet.to_rich()
    for column in grid.columns[2:5]:
        column.justify = "left"
    grid.columns[4].no_wrap = False
    return grid
