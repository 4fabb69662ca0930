"""What a backtest finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sim.study.backtest.checks import Check
from sim.study.backtest.scored import Row, Score
from sim.study.result import Result

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["RELATIVE", "Backtest"]

RELATIVE = "June 2025's value"
"""The scale of scores over several measures."""


@dataclass(frozen=True, eq=False)
class Backtest:
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

    @property
    def table(self) -> pd.DataFrame:
        """The rows, one for every outcome."""
        import pandas as pd  # noqa: PLC0415 - heavy, and only some users have it

        return pd.DataFrame([asdict(row) for row in self.rows])

    def to_plain(self) -> dict[str, Any]:
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
            "measures": {name: asdict(each) for name, each in self.measures.items()},
        }
