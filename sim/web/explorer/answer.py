"""The answer to a moved control: what the page draws, tells and lists."""

from __future__ import annotations

from typing import Any

from sim.measures.lenses import entities, june_units
from sim.measures.recording import Recording
from sim.report.ledger_lines import ledger_lines
from sim.report.ledger_sentences import lines_in_every_language
from sim.rules.concentration import hhi, shares
from sim.scenario import Scenario
from sim.store.contents import events_of
from sim.study.defined import mean
from sim.study.series import anchor
from sim.web.explorer.findings import findings, payoffs
from sim.web.explorer.lead import lead_of
from sim.web.explorer.question import Asked
from sim.web.explorer.recordings import Recordings
from sim.web.explorer.scenarios import scenario_of
from sim.web.explorer.shown import paired, told

__all__ = ["answer"]


def answer(asked: Asked, recordings: Recordings) -> dict[str, Any]:
    """Everything that the page shows of a setting, against the pinned one where there is one.

    Raises:
        ScenarioError: the setting or the pinned one is no scenario.
        InputError: June's figures do not fit it, or neither has the outcome to lead with.
    """
    scenario = scenario_of(asked.setting, asked.run)
    pinned = None if asked.pinned is None else scenario_of(asked.pinned, asked.run)
    # the pinned one first: it is wanted again, and what was asked for last is kept longest
    base = None if pinned is None else recordings.of(pinned)
    now = recordings.of(scenario)
    recording = now.recording
    sides = (now,) if base is None else (now, base)
    lead = lead_of([side.recording.cast for side in sides], asked.measure)
    values = [side.leading(lead) for side in sides]
    compared = None if base is None else paired(base, now, lead)
    start = lead.june(recording)
    return {
        "months": recording.months,
        "replications": recording.replications,
        "seed": asked.run.seed,
        "detail": asked.detail,
        "lead": {"measure": lead.name, "unit": lead.unit, "row": lead.row._asdict(), "june": start},
        "rows": told(now, lead, values[0]),
        "pinned": None if base is None else told(base, lead, values[1]),
        "paired": compared,
        "june": anchor(recording) | _june(recording),
        "payoffs": payoffs(recording, base.recording if base else None),
        "happened": _happened(recording, scenario),
        "findings": findings(recording, lead, values, start, compared),
    }


def _june(recording: Recording) -> dict[str, Any]:
    """June by brand, and its concentration through the lenses that June has books for."""
    sold = june_units(recording, "brand", "hima").mean(axis=1)
    lenses = ("brand", "automaker", "channel")
    return {
        "units": dict(zip(entities(recording.cast, "brand", "hima"), sold.tolist(), strict=True)),
        "hhi": {
            lens: float(mean(hhi(shares(june_units(recording, lens, "hima"))))) for lens in lenses
        },
    }


def _happened(recording: Recording, scenario: Scenario) -> list[dict[str, Any]]:
    """The ledger as lines, told in every language, with the rules that fired in no future."""
    rules = {rule.name: rule.reason for rule in scenario.rules}
    sentence_of = lines_in_every_language(recording.cast)
    lines = ledger_lines(events_of(recording), rules)
    return [line.to_plain() | {"sentence": sentence_of(line.event)} for line in lines]
