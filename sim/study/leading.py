"""Which outcomes an answer leads with: those that a user names, or the world's headline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sim.errors import InputError
from sim.measures.outcome import checked_outcome, headline, known_outcomes
from sim.measures.recording import Cast
from sim.scenario import Scenario
from sim.scenario.text.nearest import found
from sim.world.world import World

__all__ = ["leading", "leading_of", "leading_one"]


def leading(casts: Iterable[Cast], named: Sequence[str] | None = None) -> tuple[str, ...]:
    """The outcomes to lead with, each once.

    Args:
        casts: who is on stage in the scenarios, the base's first.
        named: what a user asked for; the headline of the base where that is None or empty.

    Raises:
        InputError: no scenario has an outcome of that name.
    """
    stages = tuple(casts)
    if named is None:
        return (headline(stages[0]),)
    if not isinstance(named, Sequence):
        words = "a list such as ['hhi', 'hima_units']"
        raise InputError(f"measures must be {words}, and not {found(named)}")
    wanted = (named,) if isinstance(named, str) else (*named,) or (headline(stages[0]),)
    known = dict.fromkeys(name for cast in stages for name in known_outcomes(cast))
    return tuple(dict.fromkeys(checked_outcome(name, known) for name in wanted))


def leading_of(
    scenarios: Sequence[Scenario], named: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Likewise for scenarios that have not run yet, so that a wrong name costs no time."""
    return leading((World.of(scenario).cast for scenario in scenarios), named)


def leading_one(scenarios: Sequence[Scenario], named: str | None) -> str:
    """The single outcome to lead with: the one that is named, or the headline."""
    return leading_of(scenarios, None if named is None else [named])[0]
