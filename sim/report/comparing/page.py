"""A comparison as a page: for a terminal, as Markdown, as CSV, as one JSON document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from rich.console import Console, RenderableType
from rich.text import Text

from sim.aliases import Json
from sim.csv_text import csv_text
from sim.report.comparing.sheets import (
    HOW_TO_READ,
    LEFT_OUT,
    difference_sheets,
    payoff_sheet,
    scorecard_sheets,
)
from sim.report.comparing.verdict import verdict
from sim.report.flip_tables import flip_sections
from sim.report.markdown import escaped, markdown_of
from sim.report.plain import print_page
from sim.report.sheet import Sheet
from sim.study.compare import Card, Comparison, payoff_differences
from sim.study.one_at_a_time import Flips

__all__ = ["print_comparison", "to_csv", "to_json", "to_markdown"]

Section = str | Sheet
NONE_ASKED: Mapping[str, Flips] = MappingProxyType({})
"""What would flip, where nobody asked."""


def _sections(
    comparison: Comparison,
    cards: Sequence[Card],
    months: Sequence[str],
    card_month: str,
    flips: Mapping[str, Flips],
) -> Iterator[tuple[str, list[Section]]]:
    """Headings, and what stands below each."""
    cast = comparison.results[0].recording.cast
    measures = comparison.measures
    words: list[Section] = [verdict(pair, measures, cast) for pair in comparison.pairs]
    yield _heading(comparison), words
    if len(comparison.pairs) > 1:
        yield "Side by side", [*scorecard_sheets(cards, cast, card_month, measures)]
    for pair in comparison.pairs:
        payoffs = payoff_differences(comparison, pair.scenario, card_month)
        differences = difference_sheets(pair, cast, months, measures)
        sheets = [*differences, payoff_sheet(payoffs, pair.base)]
        yield f"{pair.scenario} less {pair.base}", [*sheets]
    for name, found in flips.items():
        yield f"What would flip: {name} against {comparison.base}", flip_sections(found, cast)
    left_out = any(pair.undefined for pair in comparison.pairs)
    yield "How to read it", [f"{HOW_TO_READ} {LEFT_OUT}" if left_out else HOW_TO_READ]


def _heading(comparison: Comparison) -> str:
    others = ", ".join(comparison.names[1:])
    run = comparison.results[0].scenario.run
    count = comparison.replications
    return (
        f"{others} against {comparison.base}: {count:,} future{'s' * (count > 1)} of "
        f"{run.months} months under the same luck, seed {run.seed}"
    )


def print_comparison(
    console: Console,
    comparison: Comparison,
    cards: Sequence[Card],
    months: Sequence[str],
    card_month: str,
    flips: Mapping[str, Flips] = NONE_ASKED,
) -> None:
    """Print a comparison within the console's width.

    Args:
        console: where to.
        comparison: what was compared.
        cards: the scorecard, shown where there are several scenarios.
        months: shown in the tables.
        card_month: of the scorecard and the payoffs.
        flips: what would flip, by scenario, where it was asked for.
    """
    shown: list[RenderableType] = []
    for heading, sections in _sections(comparison, cards, months, card_month, flips):
        shown.append(Text(heading, "bold"))
        shown += [Text(s) if isinstance(s, str) else s.to_rich() for s in sections]
    print_page(console, shown)


def to_markdown(
    comparison: Comparison,
    cards: Sequence[Card],
    months: Sequence[str],
    card_month: str,
    flips: Mapping[str, Flips] = NONE_ASKED,
) -> str:
    """The same as Markdown."""
    parts: list[str] = []
    pages = _sections(comparison, cards, months, card_month, flips)
    for level, (heading, sections) in enumerate(pages):
        parts.append(f"{'#' if level == 0 else '##'} {escaped(heading)}\n\n{markdown_of(sections)}")
    return "\n".join(parts)


def to_json(
    comparison: Comparison,
    cards: Sequence[Card],
    months: Sequence[str],
    flips: Mapping[str, Flips] = NONE_ASKED,
) -> Json:
    """The document of `sim compare --json`; a pair has ``flips`` where they were asked for."""
    return {
        "base": comparison.base,
        "measures": list(comparison.measures),
        "replications": comparison.replications,
        "seed": comparison.results[0].scenario.run.seed,
        "about": {
            "interval": "low to high: where the mean of the paired differences lies (95%)",
            "spread": "p05 to p95: where the differences of 90% of single futures lie",
            "share_same_sign": "part of the futures whose difference has the sign of the mean; "
            "null where the mean is 0, as where the scenarios do not differ",
            "undefined": "number of futures that are left out, because one of the two has "
            "nothing to share; a number over no future is null",
            "accounting": "part of the difference that the base's own sales show in the "
            "scenario's books; null where it cannot be told apart",
        },
        "pairs": [
            {"scenario": pair.scenario, "rows": list(pair.to_rows(months))}
            | ({"flips": flips[pair.scenario].to_plain()} if pair.scenario in flips else {})
            for pair in comparison.pairs
        ],
        "scorecard": [card.to_plain() for card in cards],
    }


def to_csv(comparison: Comparison, months: Sequence[str]) -> str:
    """Every row of every pair as comma-separated values, with a head."""
    rows = [
        {"against": pair.base, "name": pair.scenario, **row}
        for pair in comparison.pairs
        for row in pair.to_rows(months)
    ]
    return csv_text(list(rows[0]), ([*row.values()] for row in rows))
