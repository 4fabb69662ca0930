"""The event ledger walked back: what had happened by a month, latest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from sim.aliases import Json
from sim.levers.happening import BY_CHANCE
from sim.measures.outcome import unit_of
from sim.measures.outcome_titles import agreeing, outcome_title, outcome_words
from sim.report.forms import change, change_unit, level
from sim.report.happened import by_chance_words, rules_of
from sim.report.ledger_lines import Line, ledger_lines
from sim.report.markdown import markdown_of
from sim.report.plain import print_page
from sim.report.sheet import Sheet
from sim.report.words import agent, part_of_futures
from sim.store.run_folder import SavedRun
from sim.study.defined import mean

__all__ = ["EVENT", "events_to", "print_walk", "walk_markdown"]

EVENT = ("month", "agent", "rule", "from", "to", "reason", "share")
"""What the ledger says of each event; ``share`` is of replications."""


def events_to(run: SavedRun, month: str, *measures: str) -> list[Json]:
    """What had happened by the end of a month, latest first, as the ledger tells it.

    Each has ``EVENT``, and the mean of every outcome (of the run's headline when none is named) in
    its month, before and after, under its name; NaN where it is undefined in every future.
    """
    told = {name: _means(run, name) for name in measures or (run.headline,)}
    found = []
    for event in reversed([event for event in run.events if str(event["month"]) <= month]):
        row = dict(event)
        for name, (means, start) in told.items():
            months = list(means)
            at = months.index(str(event["month"]))
            row[f"{name}_before"] = means[months[at - 1]] if at else start
            row[name] = means[months[at]]
        found.append(row)
    return found


def _means(run: SavedRun, name: str) -> tuple[dict[str, float], float]:
    """An outcome's mean by month, and in June 2025; what June has no record of starts from 0."""
    rows = run.outcome_series(name)
    june = run.replications.get(f"{name}_june")
    start = run.manifest.anchor.share if name == run.headline else 0.0
    if june is not None and name != run.headline:
        start = float(mean(june))
    return dict(zip(rows.month, rows.mean.tolist(), strict=True)), start


def print_walk(console: Console, run: SavedRun, month: str, measures: Sequence[str]) -> None:
    """Print the walk back from a month, with each outcome in turn."""
    print_page(console, [part for name in measures for part in _sections(run, month, name)])


def walk_markdown(run: SavedRun, month: str, measures: Sequence[str]) -> str:
    """Return the same walk as Markdown."""
    return markdown_of([part for name in measures for part in _sections(run, month, name)])


def _sections(run: SavedRun, month: str, name: str) -> list[RenderableType]:
    """A walk with one outcome; models that are merely renewed are counted, not listed."""
    found, unit = events_to(run, month, name), unit_of(name)
    means, start = _means(run, name)
    size = " ".join(filter(None, (change(unit, means[month] - start), change_unit(unit))))
    since = f", {size} from June 2025" if f"{name}_june" in run.replications else ""
    words = outcome_words(name, short=True)
    heading = Text(
        f"{run.manifest.scenario}, back from {month}: {words} {agreeing(name, 'is')} "
        f"{level(unit, means[month])} on average{since}",
        "bold",
    )
    rows, last = [], ""
    for event in found:
        if event["rule"] in BY_CHANCE:
            continue
        when = str(event["month"])
        moved = "" if when == last else change(unit, event[name] - event[f"{name}_before"])
        rows.append(("" if when == last else when, moved, *_told(event)))
        last = when
    heads = ("month", _column(name), "agent", "rule", "what happened", "futures")
    sheet = Sheet("", heads, tuple(rows))
    notes = (
        f"Besides: {by_chance_words(found)} (events.jsonl lists them). "
        "What happened together is told apart by `sim explain SCENARIO`."
    )
    return [heading, _left(sheet), *map(Text, _fired(run, month)), Text(notes)]


def _column(name: str) -> str:
    """The head of the outcome's changes, with their unit."""
    unit = change_unit(unit_of(name))
    title = outcome_title(name).removesuffix("'s share")
    return f"{title}, {unit}" if unit and unit != "HHI" else title


def _fired(run: SavedRun, month: str) -> Iterator[str]:
    """In which part of the futures each conditional rule had fired by a month."""
    events = [event for event in run.events if str(event["month"]) <= month]
    lines = [line for line in ledger_lines(events, rules_of(run)) if line.by_rule]
    for rule, group in groupby(sorted(lines, key=_rule), key=_rule):
        line = max(group, key=lambda each: each.share)
        if line.never:
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


def _told(event: Json) -> tuple[str, str, str, str]:
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
