"""A report's numbers once more: simulated again from its scenarios, and compared bit by bit."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sim.errors import InputError, ScenarioError
from sim.report.page.block import numbers_of, read_block
from sim.report.page.write import refuse_large
from sim.scenario import Scenario, check
from sim.scenario.nodes import Place, node_of
from sim.scenario.problems import validated
from sim.study.dossier import gather
from sim.world.version import model_version
from sim.world.world import vocabulary

__all__ = ["Odd", "Redone", "redo"]

Number = float | None
_DEPTH = 20
"""Maps and lists within each other: a report's have fewer."""


@dataclass(frozen=True)
class Odd:
    """A number that does not come out again; None where one side has no number there."""

    name: str
    report: Number
    now: Number

    @property
    def relative(self) -> float:
        """The difference over the larger of the two; 1 where one side has none."""
        if self.report is None or self.now is None:
            return 1.0
        return abs(self.report - self.now) / (max(abs(self.report), abs(self.now)) or 1.0)


@dataclass(frozen=True)
class Redone:
    """What became of a report's numbers.

    Attributes:
        numbers: how many there are.
        odd: those that differ, in the report's order.
        model_then, model_now: versions of the model.
    """

    numbers: int
    odd: tuple[Odd, ...]
    model_then: str
    model_now: str

    @property
    def largest(self) -> float:
        """The largest relative difference; 0 where all are identical."""
        return max((each.relative for each in self.odd), default=0.0)

    def to_plain(self) -> dict[str, Any]:
        """As maps and lists; of what differs the first ten."""
        return {
            "numbers": self.numbers,
            "identical": self.numbers - len(self.odd),
            "largest_relative_difference": self.largest,
            "model": {"report": self.model_then, "now": self.model_now},
            "differing": [asdict(each) for each in self.odd[:10]],
        }


def redo(
    path: Path, *, jobs: int = 1, progress: Callable[[str, int, int], None] | None = None
) -> Redone:
    """Simulate a report's scenarios again and compare every number with the report's.

    Args:
        path: the report.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: it is no report.
        ScenarioError: a scenario in it is none.
    """
    block = read_block(path)
    then = dict(_leaves(block["numbers"]))
    dossier = gather(_scenarios(block["scenarios"], path), jobs=jobs, progress=progress)
    now = dict(_leaves(numbers_of(dossier)))
    # what is no number on either side is not counted
    every = dict.fromkeys((*then, *now))
    names = [n for n in every if then.get(n) is not None or now.get(n) is not None]
    odd = [
        Odd(name, then.get(name), now.get(name))
        for name in names
        if not (name in then and name in now and _same(then[name], now[name]))
    ]
    return Redone(len(names), tuple(odd), str(block["model"]), model_version())


def _scenarios(given: Sequence[Any], path: Path) -> list[Scenario]:
    if not given:
        raise InputError(f"{path}: a report of no scenario; make the report again")
    found = [validated(Scenario, node_of(each, Place(str(path), 0))) for each in given]
    problems = [problem for each in found for problem in check(each, vocabulary())]
    if problems:
        raise ScenarioError(problems)
    refuse_large(len(found), max(each.run.months for each in found))
    return found


def _leaves(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, Number]]:
    """Every number with its dotted name; words and truths are none."""
    if depth > _DEPTH:
        raise InputError("the report's numbers are nested too deep; make the report again")
    if isinstance(value, Mapping | list):
        within = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, each in within:
            yield from _leaves(each, f"{name}.{key}" if name else str(key), depth + 1)
    elif value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        yield name, value


def _same(one: Number, other: Number) -> bool:
    if one is None or other is None:
        return one is other
    return type(one) is type(other) and _bits(one) == _bits(other)


def _bits(number: float) -> bytes:
    return repr(number).encode() if isinstance(number, int) else struct.pack("<d", number)
