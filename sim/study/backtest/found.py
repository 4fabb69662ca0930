"""What a backtest finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sim.aliases import Json
from sim.display import Displayed, Summary, band, value
from sim.measures.outcome import unit_of
from sim.study.backtest.checks import Check
from sim.study.backtest.patterns import Pattern, patterns_of
from sim.study.backtest.scored import Row, Score
from sim.study.labels import frames
from sim.study.result import Result
from sim.study.run_words import run_words

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["RELATIVE", "Backtest"]

RELATIVE = "June 2025's value"
"""The scale of scores over several measures."""


@dataclass(frozen=True, eq=False, repr=False)
class Backtest(Displayed):
    """A scenario's forecasts, held against outcomes.

    Attributes:
        result: the scenario and its run.
        rows: one for every outcome.
        measures: the score of each measure, in its own unit.
        overall: that of all outcomes together.
        scale: what the overall errors are in: the unit of the only measure, or RELATIVE.
        checks: whether the outcomes could be one of the ensemble's own futures, by measure.
    """

    result: Result
    rows: tuple[Row, ...]
    measures: dict[str, Score]
    overall: Score
    scale: str
    checks: tuple[Check, ...]

    def summary(self) -> Summary:
        """What was scored, how much of it the band covers, and every outcome."""
        rows = [
            (
                row.month,
                row.measure,
                value(row.actual, unit_of(row.measure)),
                value(row.p50, unit_of(row.measure)),
                band(row.p05, row.p95, unit_of(row.measure)),
            )
            for row in self.rows
        ]
        skill = self.overall.skill
        answers = [
            f"{self.overall.outcomes} outcomes of {', '.join(self.measures)}: "
            f"{self.overall.coverage:.0%} lie in the band of 90% of replications",
            *(() if skill is None else (f"skill over June 2025's value: {skill:.2f}",)),
        ]
        head = ("month", "measure", "actual", "median", "90% of replications")
        return Summary(f"Backtest of {run_words(self.result.scenario)}", answers, head, rows)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """What anybody sees in the errors, with how many of the futures show it as well."""
        return patterns_of(self.rows, self.checks)

    @property
    def table(self) -> pd.DataFrame:
        """The rows, one for every outcome."""
        found: pd.DataFrame = frames().DataFrame([asdict(row) for row in self.rows])
        return found

    def to_plain(self) -> Json:
        """The document of `sim backtest --json`; None where a score cannot be told."""
        run = self.result.scenario.run
        return {
            "scenario": self.result.scenario.name,
            "seed": run.seed,
            "replications": run.replications,
            "scale": self.scale,
            "rows": [asdict(row) for row in self.rows],
            **asdict(self.overall),
            "checks": [asdict(check) for check in self.checks],
            "patterns": [asdict(pattern) for pattern in self.patterns],
            "measures": {name: asdict(each) for name, each in self.measures.items()},
        }
