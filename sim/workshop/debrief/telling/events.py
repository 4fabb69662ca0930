"""The ledger's entries in the reader's language."""

from __future__ import annotations

from sim.aliases import JsonMapping
from sim.report.ledger_sentences import sentence
from sim.workshop.debrief.drawing.letters import clean
from sim.workshop.debrief.telling.told import Told

__all__ = ["happened"]


def happened(told: Told, event: JsonMapping) -> str:
    """An entry as a sentence: when, who, what, and in which part of the futures."""
    line = told.say(
        "happened.line",
        month=told.numbers.month(event["month"]),
        agent=told.agent(str(event["agent"])),
        what=clean(sentence(told.teller, event)),
    )
    share = float(event["share"])
    if share > 0.999:
        return line
    return told.say("happened.in_futures", told=line, share=told.numbers.percent(share))
