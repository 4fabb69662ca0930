"""The parts that a difference or a movement is split into, for reports to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sim.aliases import Json
from sim.display import Displayed, Summary, difference, value
from sim.study.defined import finite_or_none
from sim.study.labels import frames

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Explanation", "Interaction", "Part"]


@dataclass(frozen=True)
class Part:
    """What one change (or source of movement) contributes.

    Attributes:
        change: its key: ``alliance.luxeed.sales_control``, ``events.xiaomi_suv``, ``launches``.
        title: in words.
        agent: whose choice it is, ``world`` for what nobody chooses.
        value: mean contribution over futures; the values of all parts add up.
        low, high: where that mean lies with 95% confidence.
        p05, p95: where the contributions of single futures lie.
        alone: what the change does to the base alone.
        last: what it does when all others are there already; differs from ``alone`` where changes
            depend on each other.
        spread: its part of the variance over futures; the parts of all add up to 1 (0 where
            nothing varies), and one may be negative.
    """

    change: str
    title: str
    agent: str
    value: float
    low: float
    high: float
    p05: float
    p95: float
    alone: float
    last: float
    spread: float


@dataclass(frozen=True)
class Interaction:
    """How far two changes do more (or less) together than apart: Shapley interaction index."""

    first: str
    second: str
    value: float


@dataclass(frozen=True, repr=False)
class Explanation(Displayed):
    """A difference between two scenarios, or the movement from June within one, split into causes.

    Attributes:
        base: the base's name; None for a movement, which starts in June 2025.
        scenario: the other's name.
        measure: an outcome of ``sim.measures.outcome``; ``unit`` is its unit.
        month: its month.
        before, after: mean in the base (or in June), and in the scenario.
        difference: ``after - before``: the sum of the parts; low, high: where that mean lies with
            95% confidence.
        parts: by the size of their value, largest first; of a movement, momentum comes first.
        interactions: pairs of changes, largest first; empty where they were not worked out.
        method: ``exact``, ``grouped`` (exact over groups of changes) or ``sampled``.
        runs: how many scenarios were simulated.
        replications: futures.
        undefined: how many of them are left out, because the outcome is undefined in a run of them.
            Where that is all, numbers are NaN.
        months: the months of ``by_month``.
        by_month: the parts' values in each of ``months``, by change.
        note: what the reader must know about the method, or nothing.
    """

    base: str | None
    scenario: str
    measure: str
    unit: str
    month: str
    before: float
    after: float
    difference: float
    low: float
    high: float
    parts: tuple[Part, ...]
    interactions: tuple[Interaction, ...]
    method: str
    runs: int
    replications: int
    months: tuple[str, ...]
    by_month: Mapping[str, tuple[float, ...]]
    note: str = ""
    undefined: int = 0

    @property
    def is_defined(self) -> bool:
        """Whether any future is left to split."""
        return self.undefined < self.replications

    def summary(self) -> Summary:
        """The difference, and its largest parts."""
        start = "June 2025" if self.base is None else self.base
        words = "Movement" if self.base is None else "Difference"
        rows = [
            (
                part.title,
                difference(part.value, self.unit),
                f"{difference(part.low, self.unit)} to {difference(part.high, self.unit)}",
            )
            for part in self.parts
        ]
        left_out = f", {self.undefined:,} of them undefined and left out" if self.undefined else ""
        size = f"{self.replications:,} replications{left_out}, {self.method}, {self.runs} runs"
        heading = f"{words} of {self.measure} in {self.month}, {start} to {self.scenario} ({size})"
        change = difference(self.difference, self.unit)
        ends = f"{value(self.before, self.unit)} to {value(self.after, self.unit)}"
        answers = [f"{ends}: {change}", *(f"{title}: {mean}" for title, mean, _ in rows)]
        return Summary(heading, answers, ("part", "mean", "95% interval"), rows)

    def by_agent(self) -> dict[str, float]:
        """The parts added up by whose choice they are, largest first."""
        totals: dict[str, float] = {}
        for part in self.parts:
            totals[part.agent] = totals.get(part.agent, 0.0) + part.value
        return dict(sorted(totals.items(), key=lambda item: (-abs(item[1]), item[0])))

    @property
    def table(self) -> pd.DataFrame:
        """The parts, one row each."""
        found: pd.DataFrame = frames().DataFrame([asdict(part) for part in self.parts])
        return found.set_index("change")

    def to_plain(self) -> Json:
        """As maps and lists, for JSON.

        None for what is undefined, and for an interval that one future cannot give.
        """
        plain: Json = finite_or_none({**asdict(self), "by_agent": self.by_agent()})
        return plain
