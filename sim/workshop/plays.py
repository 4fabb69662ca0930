"""What a session's decisions come to, as scenarios that `sim run` runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sim.scenario import Scenario
from sim.scenario.chain import Source
from sim.scenario.loader import resolve
from sim.scenario.text.nodes import Place, node_of
from sim.study.vocabulary import vocabulary
from sim.workshop.opening import Opening
from sim.workshop.places import ROLES, places_of
from sim.workshop.roles.answers import played_scenario
from sim.workshop.state import State

__all__ = ["designed", "plays"]


def plays(opening: Opening, state: State, upto: int | None = None) -> dict[str, Scenario]:
    """Every play of the session as a scenario, by its key.

    Args:
        opening: how the session began.
        state: what it has come to.
        upto: the last round whose decisions count; all when None.

    Returns:
        By team (``t1``) in `design`, by world (``w1``) in `roles`; ``scenario`` in `predict`.
    """
    if opening.format == "predict":
        return {"scenario": _named(opening.played, opening, "scenario")}
    if opening.format == "design":
        return {place.key: _team(opening, state, place.key, upto) for place in places_of(opening)}
    made = {
        f"w{world}": played_scenario(opening, state, world, frozenset(ROLES), upto)
        for world in range(1, opening.teams + 1)
    }
    return {key: _named(scenario, opening, key) for key, scenario in made.items()}


def _team(opening: Opening, state: State, place: str, upto: int | None) -> Scenario:
    found = state.design_of(place, upto)
    changes = found[1].changes if found else {}
    return _named(designed(opening, changes), opening, place)


def _named(scenario: Scenario, opening: Opening, key: str) -> Scenario:
    """The scenario under the name of a play."""
    return scenario.replace(
        name=f"{opening.played.name[:50]}_{key}", title=f"{opening.title[:100]}: {key}"
    )


def designed(opening: Opening, changes: Mapping[str, Any]) -> Scenario:
    """The session's scenario with a team's changes laid over it as ``--set`` would.

    Raises:
        ScenarioError: they do not hold together.
    """
    if not changes:
        return opening.played
    told = tuple(f"{key}={json.dumps(value)}" for key, value in changes.items())
    return _laid_over(json.dumps(opening.scenario, sort_keys=True), told)


@lru_cache(maxsize=128)
def _laid_over(plain: str, overrides: tuple[str, ...]) -> Scenario:
    scenario = json.loads(plain)
    source = Source("the design", None, node_of(scenario, Place("the design", 0)))
    return resolve((source,), overrides=overrides, vocabulary=vocabulary()).scenario
