"""Modules of pages made from declarations: names, colours, makers, levers, formats, scenarios."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import get_args

from sim.inputs import Holder
from sim.levers.contract import CONTROL_PARTS, Contract
from sim.levers.sections import DATED
from sim.report.names import LANGUAGES, agents, makers, names_in
from sim.report.palette import agent_colour, brand_colour
from sim.scenario.text.headings import default_pair
from sim.web.explorer.scenarios import OPEN
from sim.workshop.places import BRAND_OF, UNPLAYED
from sim.workshop.roles.quarters import QUARTER
from sim.workshop.start import DEFAULTS
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
    }


def _levers() -> dict[str, object]:
    """Parts of sales control and who may hold one, months, and brands nobody plays.

    ``DATED`` are the sections in which each owner has one map or several, ``OPEN`` those that the
    explorer may change.
    """
    return {
        "PARTS": CONTROL_PARTS,
        "HOLDERS": get_args(Holder),
        "DATED": tuple(DATED),
        "OPEN": OPEN,
        "HANDOVER": Contract.model_fields["handover_months"].default,
        "QUARTER": QUARTER,
        "OUTSIDE": UNPLAYED,
    }


def _scenarios() -> dict[str, object]:
    """What the explorer opens with: a base, and the scenario that is compared with it."""
    base, compared = default_pair()
    return {"BASE": base, "COMPARED": compared}


def _constants(held: Mapping[str, object]) -> str:
    return "".join(f"export const {name} = {_plain(value)};\n" for name, value in held.items())


def _formats() -> dict[str, object]:
    return {"FORMATS": {name: asdict(usual) for name, usual in DEFAULTS.items()}}


def _default(held: Mapping[str, str]) -> str:
    return f"export default {_plain(held)};\n"


def _plain(held: object) -> str:
    return json.dumps(held, ensure_ascii=False, indent=1)
