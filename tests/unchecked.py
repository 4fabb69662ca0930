"""Scenarios that no file may ask for and the engine takes all the same."""

from __future__ import annotations

from typing import Any

from sim.scenario import Scenario, to_plain
from sim.scenario.text.merge import merge
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import validated

__all__ = ["unchecked"]


def unchecked(scenario: Scenario, /, **changes: Any) -> Scenario:
    """The scenario with changes merged as `replace` merges them; only their types are checked."""
    base, tree = (node_of(each, Place("test", 0)) for each in (to_plain(scenario), changes))
    return validated(Scenario, merge(base, tree))
