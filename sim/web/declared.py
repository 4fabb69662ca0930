"""Modules of the pages that are made from what is declared: names, colours, makers, formats."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from sim.report.names import LANGUAGES, agents, makers, names_in
from sim.report.palette import agent_colour, brand_colour
from sim.workshop.places import BRAND_OF
from sim.workshop.start import DEFAULTS
from sim.world.seeds import seeds

__all__ = ["FOLDER", "declared_modules"]

FOLDER = "declared"
"""Where pages find them, beside their own modules."""


def declared_modules() -> dict[str, str]:
    """The text of every module, by its name: ``en.js`` and the like, and ``cast.js``."""
    found = {f"{language}.js": _default(names_in(language)) for language in LANGUAGES}
    return found | {"cast.js": _cast(), "formats.js": _formats()}


def _cast() -> str:
    tables = {
        "BRANDS": {key: brand_colour(key) for key in seeds().brands},
        "AGENTS": {key: agent_colour(key) for key in agents()},
        "MAKERS": makers(),
        "PLAYED": BRAND_OF,
    }
    return "".join(f"export const {name} = {_plain(held)};\n" for name, held in tables.items())


def _formats() -> str:
    found = {name: asdict(usual) for name, usual in DEFAULTS.items()}
    return f"export const FORMATS = {json.dumps(found, indent=1)};\n"


def _default(held: Mapping[str, str]) -> str:
    return f"export default {_plain(held)};\n"


def _plain(held: Mapping[str, str]) -> str:
    return json.dumps(dict(held), ensure_ascii=False, indent=1)
