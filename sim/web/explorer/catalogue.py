"""What the explorer's page can show and move: scenarios, who is on stage, numbers, limits."""

from __future__ import annotations

from functools import cache
from typing import Any

from sim import __version__
from sim.measures.outcome import headline, outcomes_of
from sim.measures.recording import Cast
from sim.report.palette import agent_colour, brand_colour, lens_colour, scenario_colour
from sim.scenario.resolved import to_plain
from sim.scenario.shipped import shipped_names
from sim.study.load import load
from sim.web.explorer.assumptions import assumptions
from sim.web.explorer.limits import choices, limits
from sim.world.cast import agent_name
from sim.world.seeds import Seeds, seeds
from sim.world.world import World

__all__ = ["catalogue"]

_LENSES = ("brand", "automaker", "channel", "profit")
_OTHERS = ("world", "buyers")
"""Whom the ledger names beside Huawei, Yinwang, the makers and the rivals."""
_STORY = (
    "keep_control",
    "cede_sales",
    "cede_gradually",
    "cede_all",
    "cede_stores_keep_policy",
    "take_back_when_slumping",
    "hybrid_for_all",
    "huawei_inside_for_all",
    "yinwang_first",
    "single_aito_brand",
    "partners_lead_abroad",
    "xiaomi_surge",
    "aito_stumbles",
)
"""The order in which a reader meets the scenarios: the base, ceding and its kinds, other roads,
the world. One that is not named here comes after them."""


@cache
def catalogue() -> dict[str, Any]:
    """All that the page needs to draw its controls, as JSON-able maps and lists.

    Made once in a process: callers must not change it.
    """
    base = seeds()
    names = sorted(shipped_names(), key=_place)
    return {
        "version": __version__,
        "scenarios": [_scenario(name) for name in names],
        "scenario_colours": {name: scenario_colour(name) for name in names},
        "brands": _brands(base),
        "agents": _agents(base),
        "lenses": [{"key": lens, "colour": lens_colour(lens)} for lens in _LENSES],
        **_outcomes(World.of(load(names[0])).cast),
        "rivals": [
            {"key": key, "title": rival.title, "colour": agent_colour(key)}
            for key, rival in base.rivals.items()
        ],
        "assumptions": assumptions(),
        "limits": limits(),
        "choices": choices(),
        "facts": [fact.model_dump(mode="json") for fact in base.facts.article],
    }


def _place(name: str) -> tuple[int, str]:
    return (_STORY.index(name) if name in _STORY else len(_STORY)), name


def _scenario(name: str) -> dict[str, Any]:
    scenario = load(name)
    return {
        "name": name,
        "title": scenario.title,
        "question": scenario.question,
        "plain": to_plain(scenario),
    }


def _brands(base: Seeds) -> list[dict[str, Any]]:
    return [
        {
            "key": key,
            "title": brand.title,
            "maker": brand.maker,
            "hima": brand.hima,
            "colour": brand_colour(key),
            "model_type": brand.model_type,
            "on_sale": brand.on_sale,
            "signed": brand.signed,
        }
        for key, brand in base.brands.items()
    ]


def _outcomes(cast: Cast) -> dict[str, Any]:
    """Every outcome with its unit and its words; ``{brand}`` or ``{agent}`` stands for a name."""
    lead, known = headline(cast), outcomes_of(cast)
    ranked = sorted(known.values(), key=lambda each: (each.name != lead, bool(each.entity)))
    told = [
        {
            "name": each.name,
            "unit": each.kind.unit,
            "of": each.hole,
            "entity": each.entity,
            "words": {
                "en": each.kind.words.replace(" of {whole}", "").replace("'", "\u2019"),
                "zh": each.kind.chinese,
            },
        }
        for each in ranked
    ]
    return {"headline": lead, "outcomes": told}


def _agents(base: Seeds) -> list[dict[str, str]]:
    makers = dict.fromkeys(brand.maker for brand in base.brands.values())
    keys = ("huawei", "yinwang", *makers, *base.rivals, *_OTHERS)
    return [{"key": key, "title": agent_name(key), "colour": agent_colour(key)} for key in keys]
