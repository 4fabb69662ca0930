"""What a file has to say over a base, so that it resolves to a given scenario."""

from __future__ import annotations

from typing import Any

from sim.aliases import Json
from sim.scenario.types.mentions import months_mentioned
from sim.scenario.types.months import FIRST, months_between
from sim.scenario.types.scenario import Scenario

__all__ = ["laid_over", "months_needed"]

_FORMS = {"fixed", "low", "high"}


def laid_over(base: Any, own: Json) -> Json:
    """What has to be laid over a base: maps key by key, null for what is gone, else as a whole."""
    found: Json = {key: None for key in base if key not in own}
    for key, value in own.items():
        was = base.get(key)
        if was == value:
            continue
        # a range has two forms, of which a file gives one: it is laid over as a whole
        nested = isinstance(was, dict) and isinstance(value, dict) and not _FORMS & {*was, *value}
        found[key] = laid_over(was, value) if nested else value
    return found


def months_needed(base: Scenario | None, scenario: Scenario) -> int:
    """How long a file runs: long enough for every month that it speaks of itself, over its base."""
    known = set() if base is None else set(months_mentioned(base))
    own = [month for path, month in months_mentioned(scenario) if (path, month) not in known]
    return max(scenario.run.months, *(months_between(FIRST, month) + 1 for month in own), 1)
