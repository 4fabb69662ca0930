"""The number that is varied: an assumption, or a lever or event's number in the scenarios."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.arrays import Floats
from sim.errors import InputError
from sim.scenario import Scenario
from sim.scenario.checks.plausible import declared_unit
from sim.scenario.setting import number_at, numbers, ranged_lengths, with_number
from sim.scenario.text.nearest import mend
from sim.scenario.types.arguments import finite, instance
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.drawn import drawn_by_scenario
from sim.scenario.types.numbers import Quantity
from sim.world.world import World, vocabulary
from sim.world.world import register as register_of

__all__ = ["Varied", "varied"]


@dataclass(frozen=True)
class Varied:
    """A number and the range that is looked at.

    Attributes:
        name: of the assumption, or the dotted key.
        unit: of an assumption; empty for a key.
        low, high: the range.
        assumption: whether it is one, and so set in both scenarios.
        whole: whether it takes whole numbers only.
    """

    name: str
    unit: str
    low: float
    high: float
    assumption: bool
    whole: bool = False

    def grid(self, steps: int) -> Floats:
        """So many values evenly over the range, or all whole numbers where these are fewer."""
        if self.whole:
            found: Floats = np.unique(np.rint(np.linspace(self.low, self.high, steps)))
            return found
        return np.linspace(self.low, self.high, steps)

    def put(self, scenario: Scenario, value: float) -> Scenario:
        """The scenario with the number at a value; as it is where it has no such number."""
        if self.assumption:
            return scenario.replace(assumptions={self.name: {"fixed": float(value)}})
        return with_number(scenario, self.name, value) if self._is_in(scenario) else scenario

    def _is_in(self, scenario: Scenario) -> bool:
        return _has(scenario, self.name)


def _has(scenario: Scenario, key: str) -> bool:
    """Whether a scenario has a number at a key, or a length that is a range."""
    return key in numbers(scenario) or key in ranged_lengths(scenario)


def _register(scenario: Scenario) -> dict[str, Quantity]:
    """Ranges by assumption: the scenario's own, or the register's where it has none or fixes it."""
    world = World.of(scenario)
    every = [*register_of(world.brands).items(), *world.register.items()]
    own = drawn_by_scenario(scenario)  # a month or a length is varied by its key in the scenario
    return {name: number for name, number in every if number.value is None and name not in own}


def _limits(assumption: str) -> tuple[float, float]:
    """Between which values an assumption is plausible."""
    field = assumption.rpartition(".")[2]
    plausible = vocabulary().units.get(assumption) or declared_unit(BrandSpec, field)
    return (-np.inf, np.inf) if plausible is None else (plausible.low, plausible.high)


def varied(
    base: Scenario, scenario: Scenario, name: str, low: float | None, high: float | None
) -> Varied:
    """The number of that name, within the given range or, for an assumption, that of the register.

    Raises:
        InputError: there is no such number, no range for it, or a range that makes no sense.
    """
    instance("vary", name, str, "the name of an assumption, or a dotted key")
    low, high = finite("low", low), finite("high", high)
    register = _register(scenario)
    short = name.removeprefix("assumptions.")
    if short in register:
        number = register[short]
        first, last = number.bounds
        low, high = first if low is None else low, last if high is None else high
        return _sound(Varied(short, number.unit, low, high, assumption=True), _limits(short))
    if not (_has(base, name) or _has(scenario, name)):
        known = {
            **ranged_lengths(base),
            **ranged_lengths(scenario),
            **numbers(base),
            **numbers(scenario),
        }
        raise InputError(
            f"there is no assumption or number {name!r}{mend(name, [*register, *known])} "
            "(`sim assumptions` lists them, `sim show SCENARIO` a scenario's own numbers)"
        )
    owner = scenario if _has(scenario, name) else base
    length = ranged_lengths(owner).get(name)
    if length is not None:
        low, high = length[0] if low is None else low, length[1] if high is None else high
    if low is None or high is None:
        raise InputError(
            f"{name} is a lever, not an assumption with a range; give --low and --high"
        )
    whole = isinstance(number_at(owner, name), int)
    return _sound(Varied(name, "", low, high, assumption=False, whole=whole))


def _sound(found: Varied, limits: tuple[float, float] = (-np.inf, np.inf)) -> Varied:
    if not found.low < found.high:
        raise InputError(f"the range of {found.name} needs a low end below its high end")
    if found.low < limits[0] or found.high > limits[1]:
        raise InputError(
            f"{found.name} can only lie between {limits[0]:g} and {limits[1]:g}, and not from "
            f"{found.low:g} to {found.high:g}; change --low or --high"
        )
    return found
