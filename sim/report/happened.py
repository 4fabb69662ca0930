"""What happened when: the ledger's main entries, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.table import Table as Grid
from rich.text import Text

from sim.report.words import agent, percent
from sim.store.run_folder import SavedRun

__all__ = ["happened", "told_once"]

_SHOWN = 24

Event = Mapping[str, Any]


def happened(run: SavedRun) -> Grid:
    """Month, agent, and what it did; entries that differ in month only are told once."""
    entries = told_once(run.events)
    grid = Grid(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for width in (7, 8):
        grid.add_column(no_wrap=True, min_width=width)
    grid.add_column()
    for events in entries[:_SHOWN]:
        grid.add_row(str(events[0]["month"]), agent(str(events[0]["agent"])), _told(events))
    if len(entries) > _SHOWN:
        grid.add_row("", "", Text(f"and {len(entries) - _SHOWN} more, in events.jsonl", "dim"))
    renewed = sum(float(e["share"]) for e in run.events if e["rule"] == "refresh")
    grid.add_row(
        "", "makers", Text(f"{renewed:.0f} random refreshes in a future on average", "dim")
    )
    return grid


def told_once(events: Iterable[Event]) -> list[list[Event]]:
    """Entries that differ in month only, together; by their first month, without refreshes."""
    grouped: dict[tuple[Any, ...], list[Event]] = {}
    for event in events:
        if event["rule"] != "refresh":
            key = (event["agent"], event["rule"], event["from"], event["to"], event["reason"])
            grouped.setdefault(key, []).append(event)
    return sorted(grouped.values(), key=lambda events: str(events[0]["month"]))


def _told(events: Sequence[Any]) -> str:
    first, share = events[0], sum(float(event["share"]) for event in events)
    told = [str(first["reason"])]
    if first["rule"] == "contract":
        told = [f"{first['from']} -> {first['to']}"]
    elif ":" in str(first["from"]):  # a brand's terms, changed by a conditional rule or declined
        told = [f"{first['from']} -> {first['to']}", *told]
    elif first["to"]:
        told = [f"{first['reason']} ({first['to']})"]
    if len(events) > 1:
        told.append(f"until {events[-1]['month']}")
    if share < 0.999:
        told.append(f"in {percent(share)} of futures")
    return "; ".join(word for word in told if word)
