"""Defaults and limits of what a scenario may say, read from ``seeds/``.

Input types need them while they are made, so they are read here as plain numbers; with the other
seeds, ``sim.world.seeds`` checks that each has its evidence, source and reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import yaml

from sim.shipped import shipped

__all__ = ["declared", "number", "whole_number"]

FILES = ("structure", "defaults")
"""Files of ``seeds/``: numbers of form, which some limits share, and defaults and limits."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def declared() -> Mapping[str, float]:
    """Return every default and limit, and the numbers of form, by name."""
    entries: dict[str, dict[str, float]] = {}
    for file in FILES:
        text = (shipped("seeds") / f"{file}.yaml").read_text(encoding="utf-8")
        entries |= yaml.load(text, Loader=_LOADER)
    return {name: entry["value"] for name, entry in entries.items()}


def number(name: str) -> float:
    """Return a default or limit; KeyError if no file of ``seeds/`` declares it."""
    return float(declared()[name])


def whole_number(name: str) -> int:
    """Return a default or limit that is a whole number."""
    return int(declared()[name])
