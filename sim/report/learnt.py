"""What a world takes from the shipped fit, and what it leaves: for every number of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.scenario.types.numbers import Quantity
from sim.study.calibrate.identify import Fitted
from sim.study.calibrate.shipped import shipped_fit
from sim.world.world import World

__all__ = ["OWN", "PRIOR", "UNTOUCHED", "Learnt"]

OWN, PRIOR, UNTOUCHED = "own range", "prior", "untouched"
"""Grades of drawn numbers that are not from the fit: the scenario sets their range, it draws from
the register all that is fitted, or the history says nothing of them."""


@dataclass(frozen=True)
class Learnt:
    """What a world takes from the shipped fit.

    Attributes:
        fitted: what the history says of each assumption that is drawn from the fit, by name.
        own: names that the scenario gives a range or a value of its own.
        left: names that the fit contains and the scenario draws from the register all the same.
        prior: whether that is so because the scenario asks for it.
    """

    fitted: Mapping[str, Fitted]
    own: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    prior: bool = False

    @classmethod
    def of(cls, world: World | None = None) -> Learnt:
        """That of a scenario's world, or all that is fitted."""
        known = {each.name: each for each in shipped_fit()}
        if world is None:
            return cls(known)
        taken = {name: each for name, each in known.items() if name in world.fitted}
        own = frozenset(world.scenario.assumptions)
        return cls(taken, own, frozenset(known) - set(taken) - own, world.scenario.run.prior)

    def grade(self, name: str, number: Quantity) -> str:
        """What the history makes of a number; nothing of one that is not drawn."""
        if number.value is not None:
            return ""
        if name in self.own:
            return OWN
        if name in self.fitted:
            return self.fitted[name].grade
        return PRIOR if name in self.left else UNTOUCHED
