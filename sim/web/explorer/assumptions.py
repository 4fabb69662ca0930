"""The drawn numbers of the register for the page: range, evidence, and what the history says."""

from __future__ import annotations

from typing import Any

from sim.report.learnt import Learnt
from sim.scenario.numbers import Quantity
from sim.scenario.units import Unit
from sim.world.seeds import seeds
from sim.world.world import vocabulary

__all__ = ["MAIN", "assumptions"]

MAIN = (
    # What goes with the difference that ceding makes, by rank correlation over 1,000 futures of
    # cede_sales against keep_control after 6, 18 and 36 months: reach lost and built again, effort
    # that follows the claim.
    "outlet_productivity",
    "own_network_months",
    "retained_floor",
    "reach_elasticity",
    "effort_elasticity",
    "effort_response",
    "claim_under_huawei",
    # What handing over costs: service that is learnt, two who answer for one sale.
    "service_pull",
    "after_sales_gap",
    "overlap_cost",
    # What moves shares whoever sells: models, engineers, the market, luck.
    "launch_pull",
    "launch_lasting",
    "support_elasticity",
    "outside_drift",
    "market_growth",
    "shock_sd",
)
"""The numbers that a user would want first, in the order in which the page shows them."""


def assumptions() -> list[dict[str, Any]]:
    """Every number that is drawn, the main ones first, then in the order of the register.

    ``least`` and ``most`` are what a scenario may put in a number's place. ``history`` is None for
    what the history says nothing of.
    """
    learnt = Learnt.of()
    known = vocabulary()
    ordered = [*MAIN, *(name for name in known.assumptions if name not in MAIN)]
    return [_row(name, known.register[name], known.units[name], learnt) for name in ordered]


def _row(name: str, number: Quantity, plausible: Unit, learnt: Learnt) -> dict[str, Any]:
    low, high = number.bounds
    return {
        "name": name,
        "unit": number.unit,
        "low": low,
        "high": high,
        "least": plausible.low,
        "most": plausible.high,
        "shape": number.shape,
        "evidence": number.evidence,
        "source": number.source,
        "reason": number.reason,
        "effect": number.effect,
        "main": name in MAIN,
        "history": _history(name, learnt),
        **_owner(name),
    }


def _history(name: str, learnt: Learnt) -> dict[str, Any] | None:
    known = learnt.fitted.get(name)
    if known is None:
        return None
    told = {"grade": known.grade, "p05": known.p05, "p50": known.p50, "p95": known.p95}
    return told | {"edge": known.edge}


def _owner(name: str) -> dict[str, str | None]:
    """Whose number it is: a brand's, a rival's, or (both None) everybody's."""
    whose, dot, _ = name.partition(".")
    base = seeds()
    return {
        "brand": whose if dot and whose in base.brands else None,
        "rival": whose if dot and whose in base.rivals else None,
    }
