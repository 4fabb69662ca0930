"""What a search for break-points finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import isfinite, isnan
from typing import TYPE_CHECKING, Any

from sim.study.effect import Effect, effect_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["BreakMap", "Breakpoint", "Crossing", "Point"]


@dataclass(frozen=True)
class Point:
    """The paired difference at one value of the number that is varied.

    Attributes:
        value: of that number.
        difference: mean over futures; low, high: where it lies with 95% confidence.
        higher, lower: parts of the futures in which the scenario has more, and less.
    """

    value: float
    difference: float
    low: float
    high: float
    higher: float
    lower: float

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


@dataclass(frozen=True)
class Breakpoint:
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

    @property
    def table(self) -> pd.DataFrame:
        """The points, one row each."""
        import pandas as pd  # noqa: PLC0415 - heavy, and only some users have it

        return pd.DataFrame([asdict(point) for point in self.points]).set_index("value")

    def to_plain(self) -> dict[str, Any]:
        """As maps and lists, for JSON: None where an interval runs out of the range."""
        plain = asdict(self)
        for at in plain["crossings"]:
            at |= {end: None for end in ("low", "high") if isnan(at[end])}
        for point in plain["points"]:
            point |= {end: None for end in ("low", "high") if not isfinite(point[end])}
        return plain


@dataclass(frozen=True)
class BreakMap:
    """The difference between two scenarios over two numbers.

    Attributes:
        first, second: the numbers, along ``xs`` and ``ys``.
        difference: mean over futures, a row for each of ``ys``.
        settled: whether the mean's interval leaves 0 out, likewise.
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
    replications: int

    @property
    def table(self) -> pd.DataFrame:
        """The differences, a row for each of ``ys``, a column for each of ``xs``."""
        import pandas as pd  # noqa: PLC0415 - heavy, and only some users have it

        return pd.DataFrame(self.difference, index=self.ys, columns=self.xs)

    def to_plain(self) -> dict[str, Any]:
        """As maps and lists, for JSON."""
        return asdict(self)
