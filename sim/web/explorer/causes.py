"""Which of the changes on the page made the difference to what is pinned."""

from __future__ import annotations

from typing import Any

from sim.errors import InputError
from sim.scenario.differences.difference import difference
from sim.study.causes.explain import MOST, explain
from sim.study.causes.part import Part
from sim.study.defined import finite_or_none
from sim.web.explorer.question import CausesAsked
from sim.web.explorer.scenarios import scenario_of

__all__ = ["causes"]

_FUTURES = ((5, 500), (6, 250), (MOST, 125))
"""Changes up to which so many futures are split: each change more doubles the runs."""


def causes(asked: CausesAsked) -> dict[str, Any]:
    """A waterfall from the pinned setting to today's, over the first futures of the run.

    Raises:
        InputError: nothing differs.
        ScenarioError: one of the settings is no scenario.
    """
    before = scenario_of(asked.pinned, asked.run)
    after = scenario_of(asked.setting, asked.run)
    count = len(difference(before, after).deltas)
    if not count:
        raise InputError(
            "nothing differs from what is pinned, so there is nothing to split; move a control, or "
            "pin another scenario"
        )
    futures = next((most for changes, most in _FUTURES if count <= changes), _FUTURES[-1][1])
    run = {"replications": min(futures, asked.run.replications)}
    found = explain(before.replace(run=run), after.replace(run=run), asked.measure)
    return {
        "measure": found.measure,
        "unit": found.unit,
        "month": found.month,
        "replications": found.replications,
        "method": found.method,
        "note": found.note,
        "undefined": found.undefined,
        "start": finite_or_none(found.before),
        "end": finite_or_none(found.after),
        "difference": finite_or_none(found.difference),
        "steps": [_step(part) for part in found.parts] if found.is_defined else [],
    }


def _step(part: Part) -> dict[str, Any]:
    """A part by its key (a group's is its name), with the ends of its interval where it has any."""
    return {
        "key": part.change,
        "title": part.title,
        "agent": part.agent,
        "value": part.value,
        "low": finite_or_none(part.low),
        "high": finite_or_none(part.high),
    }
