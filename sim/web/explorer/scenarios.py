"""From a setting to the scenario that `sim run` would run for it."""

from __future__ import annotations

import json
from functools import cache, lru_cache

from sim.errors import Problem, ScenarioError
from sim.levers.sections import SECTIONS
from sim.scenario import Scenario
from sim.scenario.chain import Source, shipped_chain
from sim.scenario.loader import resolve
from sim.scenario.text.nearest import mend
from sim.shipped import shipped_names
from sim.study.vocabulary import vocabulary
from sim.web.explorer.question import HowRun, Setting

__all__ = ["OPEN", "overrides_of", "scenario_of"]

OPEN = tuple(key for key in SECTIONS if key != "brands")
"""Sections of a scenario that a page may change. Others name files or say how long it runs."""


def overrides_of(setting: Setting) -> tuple[str, ...]:
    """The changes as `--set` takes them.

    Raises:
        ScenarioError: some are of another section.
    """
    closed = [key for key in setting.changes if key.partition(".")[0] not in OPEN]
    if closed:
        text = f"cannot be changed here; {', '.join(OPEN)} can"
        raise ScenarioError([Problem("the question", 0, key, text) for key in closed])
    return tuple(f"{key}={json.dumps(value)}" for key, value in setting.changes.items())


def scenario_of(setting: Setting, run: HowRun) -> Scenario:
    """The resolved and checked scenario of a setting.

    Raises:
        ScenarioError: there is no such scenario, or its changes do not hold.
    """
    if setting.base not in shipped_names():
        text = f"there is no scenario '{setting.base}'{mend(setting.base, shipped_names())}"
        raise ScenarioError([Problem("the question", 0, "setting.base", text)])
    return _loaded(setting.base, overrides_of(setting), run)


@lru_cache(maxsize=256)
def _loaded(base: str, overrides: tuple[str, ...], run: HowRun) -> Scenario:
    # named like options, so that months that a shorter run cuts off are no mistakes
    how = run.model_dump()
    return resolve(_read(base), overrides=overrides, vocabulary=_names(), run=how).scenario


@cache
def _read(base: str) -> tuple[Source, ...]:
    return shipped_chain(base)


_names = cache(vocabulary)
