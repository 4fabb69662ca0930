"""How many numbers of the world a scenario draws, and on what evidence each rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sim.scenario import Scenario
from sim.world.world import World

__all__ = ["DrawnNumbers", "drawn_numbers"]


@dataclass(frozen=True)
class DrawnNumbers:
    """The numbers that differ from future to future; one with a single value is not among them.

    Attributes:
        names: of all of them, the scenario's own brands included.
        kinds: how many rest on each kind of evidence.
        own: those with a range of the scenario's.
        pinned: those of the register that the scenario gives a single value.
    """

    names: tuple[str, ...]
    kinds: Mapping[str, int]
    own: tuple[str, ...]
    pinned: tuple[str, ...]

    @property
    def assumed(self) -> int:
        """How many are assumptions."""
        return self.kinds.get("assumption", 0)


def drawn_numbers(scenario: Scenario) -> DrawnNumbers:
    """The numbers that a run of a scenario draws."""
    numbers = World.of(scenario).register
    names = tuple(name for name, number in numbers.items() if number.value is None)
    own = tuple(name for name in scenario.assumptions if name in names)
    return DrawnNumbers(
        names=names,
        kinds=Counter(numbers[name].evidence for name in names),
        own=own,
        pinned=tuple(name for name in scenario.assumptions if name not in own),
    )
