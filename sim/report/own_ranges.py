"""Assumptions for which a scenario has a range of its own: what that takes out of the fit."""

from __future__ import annotations

from dataclasses import dataclass

from sim.scenario import Scenario
from sim.world.ensemble import fitted
from sim.world.world import register

__all__ = ["NotFitted", "not_fitted"]


@dataclass(frozen=True)
class NotFitted:
    """Names that the fit to the history contains and a scenario draws from a range of its own.

    Attributes:
        changed: those whose range or value differs from the register's.
        restated: those whose range is the register's.
    """

    changed: tuple[str, ...]
    restated: tuple[str, ...]

    def words(self) -> str:
        """One sentence that names them; empty where there are none."""
        parts = [", ".join(self.changed)] if self.changed else []
        if self.restated:
            verb = "restates" if len(self.restated) == 1 else "restate"
            what = f"{', '.join(self.restated)} ({verb} the register's range; remove to fit again)"
            parts.append(what)
        if not parts:
            return ""
        return f"Own range, so not drawn from the fit to the sales history: {', '.join(parts)}."

    def rows(self) -> dict[str, list[str]]:
        """The names as JSON has them."""
        return {"changed": list(self.changed), "restated": list(self.restated)}


def not_fitted(scenario: Scenario) -> NotFitted:
    """What a scenario takes out of the fit by ranges of its own; nothing under ``run.prior``."""
    numbers = register()
    own = {} if scenario.run.prior else scenario.assumptions
    names = [name for name in own if name in fitted() and name in numbers]
    restated = tuple(name for name in names if own[name].restates(numbers[name]))
    return NotFitted(tuple(name for name in names if name not in restated), restated)
