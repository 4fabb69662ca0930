"""The sections of a debrief, in the order in which they are told."""

from __future__ import annotations

from sim.workshop.debrief.telling.case import case
from sim.workshop.debrief.telling.causes import causes
from sim.workshop.debrief.telling.chance import chance
from sim.workshop.debrief.telling.foretold import foretold
from sim.workshop.debrief.telling.ranks import ranks
from sim.workshop.debrief.telling.section import Section
from sim.workshop.debrief.telling.swapped import swapped
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.turned import turned

__all__ = ["limits", "sections"]

_LIMITS = 6


def sections(told: Told) -> list[Section]:
    """What was played, and, once a round was closed, everything that is told of it by charts."""
    found = [case(told)]
    if told.session["played"]:
        found += [ranks(told), *filter(None, [foretold(told)]), chance(told)]
        found += [turned(told), causes(told), swapped(told)]
    return found


def limits(told: Told) -> list[str]:
    """How to read it, and what the model does not know."""
    return [told.say(f"limits.{i}") for i in range(1, _LIMITS + 1)]
