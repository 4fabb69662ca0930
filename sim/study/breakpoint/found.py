"""What a search for break-points finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import isnan, nan
from typing import TYPE_CHECKING

from sim.aliases import Json
from sim.display import Displayed, Summary, difference
from sim.measures.outcome import unit_of
from sim.study.defined import finite_or_none
from sim.study.effect import Effect, effect_of
from sim.study.labels import frames

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["BreakMap", "Breakpoint", "Crossing", "Point"]


@dataclass(frozen=True)
class Point:
    """The paired difference at one value of the number that is varied.

    Attributes:
        value: of that number.
        difference: mean over the futures in which both sides are defined, NaN where there are
            none; low, high: where it lies with 95% confidence.
        higher, lower: parts of these futures in which the scenario has more, and less.
        undefined: how many futures are left out.
    """

    value: float
    difference: float
    low: float
    high: float
    higher: float
    lower: float
    undefined: int = 0

    @property
    def effect(self) -> Effect:
        """What can be said of the mean."""
        return effect_of(self.low, self.high, self.higher + self.lower)


@dataclass(frozen=True)
class Crossing:
    """A value at which the mean difference changes its sign.

    Attributes:
        value: the best estimate.
        low, high: where it lies with 95% confidence; NaN where that runs out of the range looked
            at.
        rising: whether the difference goes from below 0 to above as the number rises.
    """

    value: float
    low: float
    high: float
    rising: bool


def _ends(at: Crossing) -> str:
    low, high = (None if isnan(end) else f"{end:.4g}" for end in (at.low, at.high))
    return f"{low or 'below the range'} to {high or 'above the range'}"


@dataclass(frozen=True, repr=False)
class Breakpoint(Displayed):
    """The difference between two scenarios against one number.

    Attributes:
        base, scenario: their names.
        vary: the number that is varied, with its unit.
        measure, month: the outcome and its month.
        points: by rising value.
        crossings: where the sign flips, by rising value; empty where it does not.
        replications: futures at every point.
    """

    base: str
    scenario: str
    vary: str
    unit: str
    measure: str
    month: str
    points: tuple[Point, ...]
    crossings: tuple[Crossing, ...]
    replications: int

    def summary(self) -> Summary:
        """What is varied, and where the sign flips."""
        unit = unit_of(self.measure)
        rows = [
            (
                f"{point.value:.4g}",
                difference(point.difference, unit),
                f"{difference(point.low, unit)} to {difference(point.high, unit)}",
            )
            for point in self.points
        ]
        flips = [
            f"the sign flips at {at.value:.4g} {self.unit} (95% interval {_ends(at)})"
            for at in self.crossings
        ]
        ends = f"{self.points[0].value:.4g} to {self.points[-1].value:.4g} {self.unit}".strip()
        heading = (
            f"Breakpoint of {self.measure} in {self.month}, {self.scenario} less {self.base}, over "
            f"{self.vary} from {ends}, {self.replications:,} replications"
        )
        head = (self.vary, "mean difference", "95% interval")
        answers = flips or ["the sign does not flip"]
        left_out = max(point.undefined for point in self.points)
        if left_out:
            answers.append(f"undefined in up to {left_out:,} replications of a value, left out")
        return Summary(heading, answers, head, rows)

    @property
    def table(self) -> pd.DataFrame:
        """The points, one row each."""
        found: pd.DataFrame = frames().DataFrame([asdict(point) for point in self.points])
        return found.set_index("value")

    def to_plain(self) -> Json:
        """As maps and lists, for JSON.

        None for what is undefined, and where an interval runs out of the range.
        """
        plain: Json = finite_or_none(asdict(self))
        return plain


@dataclass(frozen=True, repr=False)
class BreakMap(Displayed):
    """The difference between two scenarios over two numbers.

    Attributes:
        first, second: the numbers, along ``xs`` and ``ys``.
        difference: mean over the futures in which both sides are defined, NaN where there are
            none, a row for each of ``ys``.
        settled: whether the mean's interval leaves 0 out, likewise.
        undefined: how many futures are left out, likewise.
        same: whether the scenarios do not differ in any future, likewise.
    """

    base: str
    scenario: str
    first: str
    second: str
    measure: str
    month: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    difference: tuple[tuple[float, ...], ...]
    settled: tuple[tuple[bool, ...], ...]
    undefined: tuple[tuple[int, ...], ...]
    replications: int
    same: tuple[tuple[bool, ...], ...]

    def summary(self) -> Summary:
        """What is varied, and how far the differences reach."""
        unit = unit_of(self.measure)
        rows = [
            (f"{y:.4g}", *(difference(each, unit) for each in row))
            for y, row in zip(self.ys, self.difference, strict=True)
        ]
        settled = sum(map(sum, self.settled))
        heading = (
            f"Map of {self.measure} in {self.month}, {self.scenario} less {self.base}, over "
            f"{self.first} and {self.second}, {self.replications:,} replications"
        )
        same = sum(map(sum, self.same))
        low, high = (difference(end, unit) for end in self._reach())
        cells = len(self.xs) * len(self.ys)
        answers = [
            f"differences from {low} to {high}",
            f"{settled} of {cells} have an interval that leaves 0 out",
            *([f"no difference in any replication at {same} of {cells}"] if same else []),
        ]
        if any(map(any, self.undefined)):
            most = max(map(max, self.undefined))
            answers.append(f"undefined in up to {most:,} replications of a cell, left out")
        head = (f"{self.second} / {self.first}", *(f"{x:.4g}" for x in self.xs))
        return Summary(heading, answers, head, rows)

    def _reach(self) -> tuple[float, float]:
        """The least and the greatest difference that is defined."""
        known = [each for row in self.difference for each in row if not isnan(each)] or [nan]
        return min(known), max(known)

    @property
    def table(self) -> pd.DataFrame:
        """The differences, a row for each of ``ys``, a column for each of ``xs``."""
        found: pd.DataFrame = frames().DataFrame(self.difference, index=self.ys, columns=self.xs)
        return found

    def to_plain(self) -> Json:
        """As maps and lists, for JSON; None for what is undefined."""
        plain: Json = finite_or_none(asdict(self))
        return plain
