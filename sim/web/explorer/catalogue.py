"""What the explorer's page can show and move: scenarios, who is on stage, numbers, limits."""

from __future__ import annotations

from functools import cache
from typing import Any

from sim import __version__
from sim.levers.contract import Contract
from sim.levers.huawei import HuaweiLevers
from sim.measures.outcome import headline, outcomes_of
from sim.measures.recording import Cast
from sim.report.on_stage import on_stage, own_on_stage
from sim.report.palette import agent_colour, lens_colour, scenario_colour
from sim.scenario.text.headings import shipped_headings
from sim.scenario.text.resolved import to_plain
from sim.study.load import load
from sim.web.explorer.assumptions import assumptions
from sim.web.explorer.event_kinds import actions_of_rules, event_kinds
from sim.web.explorer.levers import levers_in
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
        **_outcomes(World.of(load(names[0])).cast),
        "rivals": [
            {"key": key, "title": rival.title, "colour": agent_colour(key)}
            for key, rival in base.rivals.items()
        ],
        "events": event_kinds(),
        "levers": levers_in(HuaweiLevers),
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
    }


def _outcomes(cast: Cast) -> dict[str, Any]:
    """Every outcome with its unit and its words; ``{brand}`` or ``{agent}`` stands for a name."""
    lead, known = headline(cast), outcomes_of(cast)
    ranked = sorted(known.values(), key=lambda each: (each.name != lead, bool(each.entity)))
    told = [
        {
            "name": each.name,
            "unit": each.kind.unit,
            "of": each.kind.per,
            "entity": each.entity,
            "words": {
                "en": each.kind.words.replace(" of {whole}", "").replace("'", "\u2019"),
                "zh": each.kind.chinese,
            },
        }
        for each in ranked
    ]
    return {"headline": lead, "outcomes": told}
