"""Modules of pages made from declarations: names, colours, makers, levers, formats, scenarios."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, get_args

from sim.inputs import FloorRule, Holder
from sim.levers.automakers import MakerPolicy
from sim.levers.contract import CONTROL_PARTS, Contract
from sim.levers.happening import BY_CHANCE
from sim.levers.lever import levers_of
from sim.levers.sections import DATED, LEVERS, SECTIONS
from sim.report.names import LANGUAGES, agents, makers, names_in
from sim.report.palette import agent_colour, brand_colour
from sim.scenario.text.headings import default_pair
from sim.web.explorer.levers import levers_in
from sim.web.explorer.scenarios import OPEN
from sim.workshop.decisions import Exclusive, Reason
from sim.workshop.measures import SUMMED
from sim.workshop.places import BRAND_OF, UNPLAYED
from sim.workshop.roles.legal import YINWANG_TYPES
from sim.workshop.roles.quarters import QUARTER
from sim.workshop.start import DEFAULTS
from sim.world.cast import technology_firms
from sim.world.seeds import seeds

__all__ = ["FOLDER", "declared_modules"]

FOLDER = "declared"
"""Where pages find them, beside their own modules."""


def declared_modules() -> dict[str, str]:
    """The text of every module by name: one for each language, and those with constants."""
    found = {f"{language}.js": _default(names_in(language)) for language in LANGUAGES}
    constants: dict[str, Mapping[str, object]] = {
        "cast": _cast(),
        "levers": _levers(),
        "formats": _formats(),
        "scenarios": _scenarios(),
    }
    return found | {f"{name}.js": _constants(held) for name, held in constants.items()}


def _cast() -> dict[str, object]:
    return {
        "BRANDS": {key: brand_colour(key) for key in seeds().brands},
        "AGENTS": {key: agent_colour(key) for key in agents()},
        "MAKERS": makers(),
        "PLAYED": BRAND_OF,
        "ALLIANCE": [key for key, brand in seeds().brands.items() if brand.hima],
        "TECHNOLOGY": technology_firms(),
        "ANCHOR": seeds().facts.anchor.brand,
    }


def _levers() -> dict[str, object]:
    """What levers are called and how they are written; who decides in each section; choices.

    ``DATED`` are the sections in which each owner has one map or several, ``OPEN`` those that the
    explorer may change.
    """
    return {
        "TITLES": {lever.key: lever.title for _, lever in LEVERS},
        "OWNERS": {key: section.owner for key, section in SECTIONS.items()},
        "PERCENT": list(_in_percent()),
        "LIMITS": {each["field"]: (each["low"], each["high"]) for each in _numbers()},
        "FACTORS": [lever.key for lever in levers_of(MakerPolicy)],
        "RULES": get_args(FloorRule),
        "PARTS": CONTROL_PARTS,
        "HOLDERS": get_args(Holder),
        "EXCLUSIVE": get_args(Exclusive),
        "OFFERED_TYPES": YINWANG_TYPES,
        "DATED": tuple(DATED),
        "OPEN": OPEN,
        "HANDOVER": Contract.model_fields["handover_months"].default,
        "BY_CHANCE": BY_CHANCE,
        "QUARTER": QUARTER,
        "OUTSIDE": UNPLAYED,
    }


def _each_lever() -> Iterator[dict[str, Any]]:
    for section in SECTIONS.values():
        yield from levers_in(section.levers) if section.levers else ()


def _numbers() -> Iterator[dict[str, Any]]:
    return (field for lever in _each_lever() for field in lever["fields"] if not field["options"])


def _in_percent() -> Iterator[str]:
    """Fields that are written in percent, and levers that have no other fields."""
    for lever in _each_lever():
        shares = [field["field"] for field in lever["fields"] if field["written"] == "percent"]
        if shares and len(shares) == len(lever["fields"]):
            yield from (lever["key"], *shares)


def _scenarios() -> dict[str, object]:
    """What the explorer opens with: a base, and the scenario that is compared with it."""
    base, compared = default_pair()
    return {"BASE": base, "COMPARED": compared}


def _constants(held: Mapping[str, object]) -> str:
    return "".join(f"export const {name} = {_plain(value)};\n" for name, value in held.items())


def _formats() -> dict[str, object]:
    """How each format is opened, and what sessions show and play for."""
    workshop = seeds().workshop
    return {
        "FORMATS": {name: asdict(usual) for name, usual in DEFAULTS.items()},
        "GOALS": list(workshop.goals),
        "MEASURES": workshop.measures,
        "SUMMED": SUMMED,
        "REASONS": get_args(Reason),
    }


def _default(held: Mapping[str, str]) -> str:
    return f"export default {_plain(held)};\n"


def _plain(held: object) -> str:
    return json.dumps(held, ensure_ascii=False, indent=1)
