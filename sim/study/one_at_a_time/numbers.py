"""The numbers that are moved, and where the ends of each one's range lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel

from sim.arrays import Floats
from sim.errors import InputError
from sim.levers import EVENTS_BY_KEY
from sim.levers.automakers import MakerPolicy
from sim.levers.contract import Contract
from sim.levers.declaration import controls_of
from sim.levers.huawei import Later, YinwangShare
from sim.scenario import Scenario
from sim.scenario.setting import numbers, ranged_lengths, with_number
from sim.scenario.types.conditional import Action, ConditionalRule, Level
from sim.scenario.types.drawn import drawn_by_scenario, with_drawn
from sim.scenario.types.numbers import Quantity
from sim.study.breakpoint.varied import Varied
from sim.study.load import sound
from sim.world.draws import place, spread
from sim.world.world import World, vocabulary

__all__ = ["ENDS", "MovedNumber", "drawn_numbers", "moved_levers", "unmoved_levers"]

ENDS = (0.05, 0.95)
"""Where in its range a number is put: parts of what is drawn, or of a lever's declared range."""
_HALVINGS = 10
"""Steps to the end of what a scenario allows: to a thousandth of the way there."""


@dataclass(frozen=True, eq=False)
class MovedNumber:
    """A number, the two values that it is put at, and how likely each side of a value is.

    Attributes:
        setting: sets it in a scenario.
        ends: its values at ENDS.
        quantity: the range that an assumption is drawn from; None for a lever.
        fitted: what the fitted ensemble draws instead, rising, (draws,); None where it does not.
    """

    setting: Varied
    ends: tuple[float, float]
    quantity: Quantity | None = None
    fitted: Floats | None = None

    @property
    def name(self) -> str:
        """The name of the assumption, or the dotted key of the lever."""
        return self.setting.name

    @property
    def lever(self) -> bool:
        """Whether somebody decides it."""
        return self.quantity is None

    def put(self, scenario: Scenario, value: float) -> Scenario:
        """The scenario with the number at a value; as it is where it has no such number."""
        if self.lever or self.name in vocabulary().assumptions:
            return self.setting.put(scenario, value)
        if self.name in drawn_by_scenario(scenario):
            return with_drawn(scenario, self.name, value)
        # a number of a brand of the scenario's own stands with the brand
        brand, *path = self.name.split(".")
        if brand not in scenario.brands:
            return scenario
        if path[-1] == "share":
            path = ["nameplates", *path]
        changed: object = value
        for key in reversed(path):
            changed = {key: changed}
        return scenario.replace(brands={brand: changed})

    def part_below(self, value: float) -> float:
        """The part of its range below a value, 0 to 1.

        Of an assumption it is the part of the futures that draw less; of a lever, which nobody
        draws, the part of the values that the type of the file declares.
        """
        if self.fitted is not None:
            return float(np.mean(self.fitted < value))
        if self.quantity is not None:
            return float(np.clip(place(self.quantity, np.array(value)), 0.0, 1.0))
        return (value - self.setting.low) / (self.setting.high - self.setting.low)

    def between(self, parts: Floats) -> Floats:
        """Values at parts of the way from one end to the other, 0 to 1, each once, rising."""
        low, high = self.ends
        values = low + parts * (high - low)
        return np.unique(np.rint(values) if self.setting.whole else values)


def drawn_numbers(*scenarios: Scenario) -> list[MovedNumber]:
    """Every assumption that one of the scenarios draws, with the range of the last that does."""
    found: dict[str, MovedNumber] = {}
    for scenario in scenarios:
        world = World.of(scenario)
        for name, quantity in world.register.items():
            if quantity.value is None and quantity.bounds[0] < quantity.bounds[1]:
                found[name] = _drawn(name, quantity, world.fitted)
    return list(found.values())


def _drawn(name: str, quantity: Quantity, fitted: Mapping[str, Floats]) -> MovedNumber:
    whole = quantity.shape == "whole"
    setting = Varied(name, quantity.unit, *quantity.bounds, assumption=True, whole=whole)
    draws = np.sort(fitted[name]) if name in fitted else None
    at = spread(quantity, np.array(ENDS)) if draws is None else np.quantile(draws, ENDS)
    low, high = at.tolist()
    return MovedNumber(setting, (low, high), quantity, draws)


def moved_levers(base: Scenario, scenario: Scenario) -> list[MovedNumber]:
    """The numbers that the scenario decides otherwise than its base, where a range is declared.

    Of the declared range as much counts as the rest of the scenario allows: a hand-over, for
    example, ends before the next terms begin.
    """
    found = []
    for key in _changed(base, scenario):
        limits = _declared_range(key)
        if limits is None:
            continue
        low, high = (_farthest(scenario, key, end) for end in limits)
        is_whole = isinstance(numbers(scenario)[key], int)
        at = low + np.array(ENDS) * (high - low)
        first, last = (np.rint(at) if is_whole else at).tolist()
        if first < last:
            setting = Varied(key, "", low, high, assumption=False, whole=is_whole)
            found.append(MovedNumber(setting, (first, last)))
    return found


def _farthest(scenario: Scenario, key: str, end: float) -> float:
    """The value nearest to an end of a number's range with which the scenario is sound."""
    if _is_sound(scenario, key, end):
        return end
    inside, outside = float(numbers(scenario)[key]), end
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (
            (middle, outside) if _is_sound(scenario, key, middle) else (inside, middle)
        )
    return inside


def _is_sound(scenario: Scenario, key: str, value: float) -> bool:
    try:
        sound(with_number(scenario, key, value))
    except InputError:
        return False
    return True


def unmoved_levers(base: Scenario, scenario: Scenario) -> tuple[str, ...]:
    """The numbers that the scenario decides otherwise and that no type of the file limits."""
    return tuple(key for key in _changed(base, scenario) if _declared_range(key) is None)


def _changed(base: Scenario, scenario: Scenario) -> list[str]:
    before = numbers(base)
    # the ends of a range are no levers: what it draws is moved as what is drawn
    ends = {f"{key}.{end}" for key in ranged_lengths(scenario) for end in ("low", "high")}
    changed = [key for key, value in numbers(scenario).items() if before.get(key) != value]
    return [key for key in changed if key not in ends]


def _declared_range(key: str) -> tuple[float, float] | None:
    """The ends of a number of levers or events, as the type of the file declares them."""
    model = _model_of(key)
    if model is None:
        return None
    field = key.rpartition(".")[2]
    for control in controls_of(model):
        if control.field == field and control.low is not None and control.high is not None:
            return control.low, control.high
    return None


def _model_of(key: str) -> type[BaseModel] | None:
    """The input type that a dotted key's last part is a field of."""
    section, *rest = key.split(".")
    if section == "events":
        return next((EVENTS_BY_KEY[part] for part in rest if part in EVENTS_BY_KEY), None)
    if section == "huawei":
        return Later if "later" in rest else YinwangShare if "yinwang_share" in rest else None
    if section == "rules":
        return Action if "then" in rest else Level if "when" in rest else ConditionalRule
    models: dict[str, type[BaseModel]] = {"alliance": Contract, "makers": MakerPolicy}
    return models.get(section)
