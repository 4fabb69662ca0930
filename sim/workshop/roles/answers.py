"""What the default rules of automakers answered in the future that is played.

An offer to an automaker that nobody plays is answered by its default rule, in the first month of
the terms and in every future for itself. The log does not have the answer: the simulation does.
It is read from the played future, and only as far as the months that everybody has been shown.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sim.errors import SimError
from sim.levers.ranges import earliest, latest
from sim.measures.recording import Recording
from sim.scenario import Scenario, to_plain
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import validated
from sim.scenario.types.months import FIRST
from sim.workshop.opening import Opening
from sim.workshop.places import ROLES
from sim.workshop.roles.compile import world_scenario
from sim.workshop.roles.lived import lived, lived_months
from sim.workshop.state import Deal, State

__all__ = ["Answer", "Answers", "answers_in", "answers_now", "played_scenario"]

Answer = Literal["asked", "accepted", "declined"]
"""``asked``: the month in which the rule answers has not been played."""
_KEPT = 256


@dataclass(frozen=True)
class Answers:
    """What was answered in the months that were played.

    Attributes:
        months: the months that were played, from the first.
        declined: brand and first month of the terms that were declined.
    """

    months: Collection[str] = ()
    declined: frozenset[tuple[str, str]] = frozenset()

    def of_terms(self, brand: str | None, month: str) -> Answer:
        """The answer to terms for a brand that begin in a month."""
        if month not in self.months:
            return "asked"
        return "declined" if (brand, month) in self.declined else "accepted"

    def of(self, deal: Deal) -> Answer | None:
        """The answer to a deal, None where people agreed on it."""
        return self.of_terms(deal.brand, deal.terms.from_) if deal.own_rule else None

    def declines(self, deal: Deal) -> bool:
        """Whether a deal came to nothing."""
        return self.of(deal) == "declined"


def answers_in(recording: Recording) -> Answers:
    """The answers in a recording of one future."""
    return Answers(recording.months, frozenset(_declined(recording)))


def answers_now(state: State, world: int) -> Answers:
    """The answers in a world's months that everybody has been shown.

    It simulates the played future, once for each state of the contracts, in about 20 ms; nothing is
    simulated where no default rule was asked.
    """
    months, upto = lived_months(state), state.stage.shown
    if not months:
        return Answers()
    calendar = state.opening.calendar[:months]
    made = played_scenario(state.opening, state, world, frozenset(ROLES), upto)
    if not _asks(made, calendar):
        return Answers(calendar)
    return _simulated(_text(made), months, state.opening.future)


def played_scenario(
    opening: Opening, state: State, world: int, agents: frozenset[str], upto: int | None = None
) -> Scenario:
    """What some agents of a world have decided, as ``world_scenario`` has it.

    A deal that is left goes back to what holds without it, and that is nothing that a default rule
    has declined. What it declines depends on the contracts before, so they are worked out month by
    month: each pass settles at least the earliest answer that is open.
    """
    whole, lost = frozenset(ROLES), frozenset[tuple[str, str]]()
    for _ in range(_passes(opening, state, world)):
        made = world_scenario(opening, state, world, whole, upto, lost)
        found = _simulated(_text(made), opening.months, opening.future).declined
        if found == lost:
            break
        lost = found
    return world_scenario(opening, state, world, agents, upto, lost)


def _passes(opening: Opening, state: State, world: int) -> int:
    """Passes that settle the answers that a deal that is left depends on; none without any."""
    deals = [deal for deal in state.deals.values() if deal.world == world]
    left = {deal.brand for deal in deals if deal.ends is not None}
    asked = [deal.brand for deal in deals if deal.own_rule]
    terms = opening.played.alliance.items()
    asked += [brand for brand, given in terms for term in given if term.consent == "asked"]
    count = sum(brand in left for brand in asked)
    return count + 1 if count else 0


def _text(scenario: Scenario) -> str:
    return json.dumps(to_plain(scenario), sort_keys=True)


def _asks(scenario: Scenario, months: Collection[str]) -> bool:
    """Whether a default rule is asked in any of the months."""
    terms = (term for contracts in scenario.alliance.values() for term in contracts)
    asked = [term.from_ or FIRST for term in terms if term.consent == "asked"]
    return any(earliest(begins) <= month <= latest(begins) for begins in asked for month in months)


@lru_cache(maxsize=_KEPT)
def _simulated(text: str, months: int, future: int) -> Answers:
    made = validated(Scenario, node_of(json.loads(text), Place("the world's decisions", 0)))
    try:
        return answers_in(lived(made, months, future))
    except SimError:
        return Answers()  # the results of the round say why they cannot be simulated


def _declined(recording: Recording) -> Iterator[tuple[str, str]]:
    for entry in recording.ledger:
        if entry.rule == "consent":
            yield entry.what.subject, recording.months[entry.month]
