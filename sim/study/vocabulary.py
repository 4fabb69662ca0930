"""What a scenario is checked with: the names that the world knows, and those of outcomes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sim.measures.outcome import plausible_levels
from sim.scenario import Vocabulary, check
from sim.scenario.checks.checks import Origin
from sim.scenario.types.changed import check_changes_with
from sim.world import world

__all__ = ["vocabulary"]


@cache
def vocabulary() -> Vocabulary:
    """The names that a scenario may use, with the outcomes that it may expect something of."""
    return replace(world.vocabulary(), outcomes=plausible_levels)


check_changes_with(
    lambda scenario, tree, whole: check(scenario, vocabulary(), Origin(tree), whole=whole)
)
