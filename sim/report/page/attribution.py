"""What caused a difference and what moved Aito's share since June, in words and in tables."""

from __future__ import annotations

from collections.abc import Iterator

from sim.capitals import capitalised
from sim.report.causes import explanation_words
from sim.report.charts.given import futures, outcome_words
from sim.report.page.html import Html, items, paragraph, table, tag
from sim.report.page.shown import change_html, part_html, unit_words, value_html
from sim.report.words import agent
from sim.study.causes.part import Explanation
from sim.study.dossier import Dossier

__all__ = ["caused", "causes", "moved", "over_how_many"]


def over_how_many(dossier: Dossier) -> Html:
    """On how many futures causes rest, since these are fewer than the rest of the report."""
    some = futures(dossier.futures)
    if dossier.futures < dossier.replications:
        some = f"the first {dossier.futures:,} of {futures(dossier.replications)}"
    return paragraph(
        f"Causes are worked out over {some}, since every combination of causes is simulated; so "
        "their totals may differ a little from those above. The parts add up exactly."
    )


def caused(explained: Explanation) -> Html:
    """Which change made how much of a difference, and whose choice that is."""
    shares = explained.by_agent()
    several = 1 < len(shares) < len(explained.parts)
    unit = unit_words(explained.unit, difference=True)
    told = ", ".join(f"{agent(k)} {change_html(v, explained.unit)}" for k, v in shares.items())
    whose = f" By whose choice it is: {told} ({unit})." if several else ""
    return paragraph(f"{explanation_words(explained)}{whose}")


def moved(explained: Explanation) -> Html:
    """What moved Aito's share since June, largest first."""
    unit = explained.unit
    ranked = sorted(explained.parts, key=lambda p: -abs(p.value))
    steps = "; ".join(f"{p.title} {change_html(p.value, unit)}" for p in ranked)
    return paragraph(
        tag("strong", explained.scenario),
        f": from {value_html(explained.before, unit)} in June 2025 to "
        f"{value_html(explained.after, unit)} in {explained.month}. "
        f"{_capital(steps)} (percentage points).",
    )


def _capital(words: str) -> str:
    return capitalised(words)


def causes(explained: Explanation) -> Html:
    """The parts by month, alone and last, and how much of the spread each explains."""
    head = ("cause", "whose", *explained.months, "alone", "last", "of spread")
    about = _capital(outcome_words(explained.measure))
    pair = f"{explained.scenario} less {explained.base}" if explained.base else explained.scenario
    unit = unit_words(explained.unit, difference=True)
    return items(
        table(f"{about}, {pair}: {unit}", head, [*_rows(explained)], words=2),
        paragraph(
            "Alone: what the cause does by itself; last: what it does when all others are there; "
            "where the two differ, causes depend on each other. Of spread: its part of the "
            "variance over futures.",
            class_="size",
        ),
    )


def _rows(explained: Explanation) -> Iterator[tuple[object, ...]]:
    unit, months = explained.unit, range(len(explained.months))
    for p in explained.parts:
        steps = [change_html(explained.by_month[p.change][m], unit) for m in months]
        ends = (change_html(p.alone, unit), change_html(p.last, unit), part_html(p.spread))
        yield (p.title, agent(p.agent), *steps, *ends)
    whole = [sum(each[m] for each in explained.by_month.values()) for m in months]
    yield ("together", "", *(change_html(each, unit) for each in whole), "", "", "")
