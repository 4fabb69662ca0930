"""The register as a table for notebooks: every number, its evidence, and what the history says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.aliases import Json
from sim.report.learnt import Learnt
from sim.scenario.types.numbers import Quantity
from sim.study.labels import frames
from sim.study.load import ScenarioLike, as_scenario
from sim.world.world import World, fixed_numbers, register

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["assumptions"]


def assumptions(scenario: ScenarioLike | None = None) -> pd.DataFrame:
    """Every number of the world, a row each, by name.

    Columns: ``value`` (NaN where a range is drawn from), ``low``, ``high``, ``unit``, ``evidence``
    (article, public, derived or assumption), ``source``, ``reason``, ``history`` (what the sales
    history says of it: identified, weakly, open, untouched, ...; empty where nothing is drawn), and
    ``p05``, ``p50``, ``p95`` of the fitted ensemble (NaN where it is not fitted).

    Args:
        scenario: with its own ranges and brands; the shipped register when None.

    Raises:
        InputError: the argument is no scenario, or pandas is not installed.
        ScenarioError: there is no such scenario, or it is not sound.
    """
    world = None if scenario is None else World.of(as_scenario(scenario))
    numbers = {**(world.register if world else register()), **fixed_numbers()}
    learnt = Learnt.of(world)
    rows = [{"name": name, **_row(name, number, learnt)} for name, number in numbers.items()]
    found: pd.DataFrame = frames().DataFrame(rows)
    return found.set_index("name")


def _row(name: str, number: Quantity, learnt: Learnt) -> Json:
    low, high = number.bounds
    fitted = learnt.fitted.get(name)
    nan = float("nan")
    return {
        "value": nan if number.value is None else number.value,
        "low": low,
        "high": high,
        "unit": number.unit,
        "evidence": number.evidence,
        "source": number.source,
        "reason": number.reason,
        "history": learnt.grade(name, number),
        **{key: nan if fitted is None else getattr(fitted, key) for key in ("p05", "p50", "p95")},
    }
