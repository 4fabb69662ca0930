"""What happened when: the ledger's main entries, in lines."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table as Grid
from rich.text import Text

from sim.aliases import JsonMapping
from sim.levers.happening import BY_CHANCE
from sim.report.ledger_lines import Line, ledger_lines
from sim.report.words import agent, part_of_futures
from sim.scenario.text.nodes import plain
from sim.scenario.text.reader import read_text
from sim.store.names import RESOLVED
from sim.store.run_folder import SavedRun

__all__ = ["by_chance_words", "happened_table", "line_words", "rules_of"]

_SHOWN = 24
_ALL = 0.999


def by_chance_words(events: Iterable[JsonMapping]) -> str:
    """How many renewals and new models come at random in a future, on average."""
    counts = dict.fromkeys(BY_CHANCE, 0.0)
    for event in events:
        if event["rule"] in counts:
            counts[event["rule"]] += float(event["share"])
    renewed, added = (round(count) for count in counts.values())
    told = f"{_of(renewed, 'renewal')} and {_of(added, 'new model')}"
    return f"{told} by chance in a future, on average"


def _of(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def happened_table(run: SavedRun) -> Grid:
    """Month, agent, and what it did; of a conditional rule, in which part of the futures."""
    lines = ledger_lines(run.events, rules_of(run))
    grid = Grid(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for width in (7, 8):
        grid.add_column(no_wrap=True, min_width=width)
    grid.add_column()
    shown = [line for i, line in enumerate(lines) if i < _SHOWN or line.by_rule]
    for line in shown:
        month = str(line.event["month"]) or "-"
        grid.add_row(month, agent(str(line.event["agent"])), line_words(line))
    if len(lines) > len(shown):
        grid.add_row("", "", Text(f"and {len(lines) - len(shown)} more, in events.jsonl", "dim"))
    grid.add_row("", "makers", Text(by_chance_words(run.events), "dim"))
    return grid


def rules_of(run: SavedRun) -> dict[str, str]:
    """The conditional rules of a kept run with their own reasons, if any, by name."""
    resolved = plain(read_text(run.resolved, str(run.path / RESOLVED)))
    return {rule["name"]: rule.get("reason") or "" for rule in resolved.get("rules") or ()}


def line_words(line: Line) -> str:
    """What happened, why, and in which part of the futures where that is not all."""
    event = line.event
    if line.never:
        return f"rule {event['rule']}: fired in no future"
    told = [str(event["reason"])]
    if event["rule"] == "contract":
        told = [f"{event['from']} -> {event['to']}"]
    elif event["from"] and (line.by_rule or event["rule"] == "consent"):  # of a brand's terms
        told = [f"{event['from']} -> {event['to']}", *told]
    elif event["to"]:
        told = [f"{event['reason']} ({event['to']})"]
    return "; ".join(word for word in (*told, _how_often(line)) if word)


def _how_often(line: Line) -> str:
    if line.by_rule:
        span = f", last in {line.until}" if line.until != line.event["month"] else ""
        futures = part_of_futures(line.share)
        return f"rule {line.event['rule']} fired in {futures} of futures{span}"
    if line.share > 1.0:  # the same thing twice in one month
        return f"{line.share:.2g} times"
    return f"in {part_of_futures(line.share)} of futures" if line.share < _ALL else ""
