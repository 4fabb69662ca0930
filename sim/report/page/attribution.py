"""What caused a difference and what moved Aito's share since June, in words and in tables."""

from __future__ import annotations

from sim.report.charts.given import outcome_words
from sim.report.page.html import Html, items, paragraph, table, tag
from sim.report.page.shown import change, part, unit_words, value
from sim.report.words import agent
from sim.study.causes.part import Explanation
from sim.study.dossier import Dossier

__all__ = ["caused", "causes", "moved", "over_how_many"]


def over_how_many(dossier: Dossier) -> Html:
    """On how many futures causes rest, since these are fewer than the rest of the report."""
    first = "the first " if dossier.futures < dossier.replications else "all "
    return paragraph(
        f"Causes are worked out over {first}{dossier.futures:,} of {dossier.replications:,} futures, "
        "since every combination of causes is simulated; so their totals may differ a little from "
        "those above. The parts add up exactly."
    )


def caused(explained: Explanation) -> Html:
    """Which changed rule made how much of a difference."""
    unit = explained.unit
    steps = [f"{p.title} {change(p.value, unit)}" for p in explained.parts[:3]]
    rest = "" if len(explained.parts) <= 3 else f" and {len(explained.parts) - 3} smaller ones"
    return paragraph(
        f"{_capital(outcome_words(explained.measure))} differs by "
        f"{change(explained.difference, unit)} in {explained.month}: {'; '.join(steps)}{rest} "
        f"({unit_words(unit, difference=True)})."
    )


def moved(explained: Explanation) -> Html:
    """What moved Aito's share since June."""
    unit = explained.unit
    ranked = sorted(explained.parts, key=lambda p: -abs(p.value))
    steps = [f"{p.title} {change(p.value, unit)}" for p in ranked]
    return paragraph(
        tag("strong", explained.scenario),
        f": from {value(explained.before, unit)} in June 2025 to {value(explained.after, unit)} in "
        f"{explained.month}. {_capital('; '.join(steps))} (percentage points).",
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def causes(explained: Explanation) -> Html:
    """The parts by month, alone and last, and how much of the spread each explains."""
    unit = explained.unit
    early = explained.months[:-1]
    rows = [
        (
            p.title,
            agent(p.agent),
            *(change(explained.by_month[p.change][m], unit) for m in range(len(early))),
            change(p.value, unit),
            change(p.alone, unit),
            change(p.last, unit),
            part(p.spread),
        )
        for p in explained.parts
    ]
    whole = [sum(p[m] for p in explained.by_month.values()) for m in range(len(early))]
    totals = [change(each, unit) for each in (*whole, explained.difference)]
    rows.append(("together", "", *totals, "", "", ""))
    head = ("cause", "whose", *early, explained.month, "alone", "last", "of spread")
    about = outcome_words(explained.measure)
    against = (
        f"{explained.scenario} less {explained.base}" if explained.base else explained.scenario
    )
    caption = f"{_capital(about)}, {against}: {unit_words(unit, difference=True)}"
    return items(
        table(caption, head, rows, words=2),
        paragraph(
            "Alone: what the cause does by itself; last: what it does when all others are there; "
            "where the two differ, causes depend on each other. Of spread: its part of the "
            "variance over futures.",
            class_="size",
        ),
    )
