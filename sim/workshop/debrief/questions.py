"""Questions for the discussion: the room's own numbers, and what to make of them.

The words are in ``sim/workshop/debrief/words``; here are keys and numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sim.aliases import Json
from sim.workshop.debrief.asked.design import of_designs
from sim.workshop.debrief.asked.predict import of_predictions
from sim.workshop.debrief.asked.question import question
from sim.workshop.debrief.asked.roles import of_roles

__all__ = ["MOST", "questions"]


MOST = 8
"""More are not discussed in half an hour."""

_OF: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Json]]] = {
    "predict": of_predictions,
    "design": of_designs,
    "roles": of_roles,
}


def questions(told: Mapping[str, Any]) -> list[Json]:
    """At most MOST questions, those about the room's own numbers first.

    Args:
        told: the debrief without its questions.
    """
    found = [*_OF[told["session"]["format"]](told)]
    if not found:
        return []
    general = [question("what_the_model_lacks"), question("what_would_change_your_mind")]
    return [*found[: MOST - 1], *general][:MOST]
