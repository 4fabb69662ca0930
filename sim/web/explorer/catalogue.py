"""What the explorer's page can show and move: scenarios, who is on stage, numbers, limits."""

from __future__ import annotations

from functools import cache
from typing import Any

from sim import __version__
from sim.levers.automakers import MakerPolicy
from sim.levers.contract import Contract
from sim.levers.huawei import HuaweiLevers, Later
from sim.measures.outcome import Outcome, headline, outcomes_of
from sim.measures.outcome_titles import outcome_words
from sim.measures.recording import Cast
from sim.report.on_stage import on_stage, own_on_stage
from sim.report.palette import agent_colour, lens_colour, scenario_colour
from sim.scenario.text.headings import shipped_headings
from sim.scenario.text.resolved import to_plain
from sim.study.load import load
from sim.web.explorer.assumptions import assumptions
from sim.web.explorer.event_kinds import actions_of_rules, event_kinds
from sim.web.explorer.levers import dated_levers, levers_in
from sim.web.explorer.limits import choices, limits
from sim.world.seeds import seeds
from sim.world.world import World

__all__ = ["catalogue"]

_LENSES = ("brand", "automaker", "channel", "profit")


@cache
def catalogue() -> dict[str, Any]:
    """All that the page needs to draw its controls, as JSON-able maps and lists.

    Made once in a process: callers must not change it.
    """
    base = seeds()
    names = list(shipped_headings())
    return {
        "version": __version__,
        "scenarios": [_scenario(name) for name in names],
        "scenario_colours": {name: scenario_colour(name) for name in names},
        **on_stage(),
        "lenses": [{"key": lens, "colour": lens_colour(lens)} for lens in _LENSES],
        "headline": headline(_stage(names[0])),
        "outcomes": _outcomes(_stage(names[0])),
        "rivals": [
            {"key": key, "title": rival.title, "colour": agent_colour(key)}
            for key, rival in base.rivals.items()
        ],
        "events": event_kinds(),
        "levers": levers_in(HuaweiLevers),
        "later": dated_levers(HuaweiLevers, Later),
        "makers": levers_in(MakerPolicy),
        "terms": levers_in(Contract),
        "actions": actions_of_rules(),
        "assumptions": assumptions(),
        "limits": limits(),
        "choices": choices(),
        "facts": [fact.model_dump(mode="json") for fact in base.facts.article],
    }


def _scenario(name: str) -> dict[str, Any]:
    scenario = load(name)
    return {
        "name": name,
        "title": scenario.title,
        "question": scenario.question,
        "plain": to_plain(scenario),
        **own_on_stage([scenario]),
        "outcomes": _own_outcomes(name) if scenario.brands else [],
    }


def _own_outcomes(name: str) -> list[dict[str, Any]]:
    """Outcomes of the brands and automakers that a scenario adds."""
    shipped = outcomes_of(_stage(next(iter(shipped_headings()))))
    return [each for each in _outcomes(_stage(name)) if each["name"] not in shipped]


def _stage(name: str) -> Cast:
    return World.of(load(name)).cast


def _outcomes(cast: Cast) -> list[dict[str, Any]]:
    """Every outcome with its unit and its words; ``{brand}`` or ``{agent}`` stands for a name.

    ``title`` says in full what a share is a part of.
    """
    lead, known = headline(cast), outcomes_of(cast)
    ranked = sorted(known.values(), key=lambda each: (each.name != lead, bool(each.entity)))
    return [
        {
            "name": each.name,
            "unit": each.kind.unit,
            "of": each.kind.per,
            "entity": each.entity,
            "words": _words(outcome_words(each.name, cast, short=True), each),
            "title": _words(outcome_words(each.name, cast), each),
        }
        for each in ranked
    ]


def _words(english: str, found: Outcome) -> dict[str, str]:
    return {"en": english.replace("'", "\u2019"), "zh": found.kind.chinese}
