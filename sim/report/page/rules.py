"""The conditional rules of a report's scenarios, and in which part of the futures they fired."""

from __future__ import annotations

from collections.abc import Iterator

from sim.report.happened import line_words
from sim.report.ledger_lines import Line, ledger_lines
from sim.report.page.html import Html, items, listing, paragraph
from sim.store.contents import events_of
from sim.study.dossier import Dossier

__all__ = ["rules_fired"]


def rules_fired(dossier: Dossier) -> Html:
    """Every conditional rule: when it fired first, what it did, and in how many futures."""
    told = [*_told(dossier)]
    if not told:
        return items()
    return items(
        paragraph("Conditional rules; each fires at most once in a future:"), listing(*told)
    )


def _told(dossier: Dossier) -> Iterator[str]:
    for name, result in zip(dossier.names, dossier.results, strict=True):
        rules = {rule.name: rule.reason for rule in result.scenario.rules}
        for line in ledger_lines(events_of(result.recording), rules):
            if line.by_rule:
                yield f"{name}: {_when(line)}{line_words(line)}."


def _when(line: Line) -> str:
    return "" if line.never else f"from {line.event['month']} on: "
