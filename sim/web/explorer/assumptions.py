"""The drawn numbers of the register for the page: range, evidence, and what the history says."""

from __future__ import annotations

from typing import Any

from sim.report.learnt import Learnt
from sim.scenario.types.brand import BrandSpec, Nameplate
from sim.scenario.types.numbers import Quantity
from sim.scenario.types.units import Unit
from sim.world.seeds import seeds
from sim.world.world import vocabulary

__all__ = ["assumptions"]


def assumptions() -> list[dict[str, Any]]:
    """Every number that is drawn, the main ones first by their place, then as in the register.

    ``least`` and ``most`` are what a scenario may put in a number's place. ``history`` is None for
    what the history says nothing of.
    """
    learnt = Learnt.of()
    known = vocabulary()
    first = {key: number.main.place for key, number in seeds().assumptions.items() if number.main}
    main = sorted(first, key=first.__getitem__)
    ordered = [*main, *(name for name in known.assumptions if name not in first)]
    rows = [_row(name, known.register[name], known.units[name], learnt) for name in ordered]
    return [row | {"main": row["name"] in first} for row in rows]


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
        "history": _history(name, learnt),
        **_declared(name),
        **_owner(name),
    }


def _history(name: str, learnt: Learnt) -> dict[str, Any] | None:
    known = learnt.fitted.get(name)
    if known is None:
        return None
    told = {"grade": known.grade, "p05": known.p05, "p50": known.p50, "p95": known.p95}
    return told | {"edge": known.edge}


def _declared(name: str) -> dict[str, str]:
    """What a number of a brand, a rival or the market is called, and what its field declares.

    ``nameplate`` is what people call the nameplate whose number it is.
    """
    if "." not in name:
        return {}
    brand, *nameplate, field = name.split(".")
    declared = (Nameplate if nameplate else BrandSpec).model_fields.get(field)
    told = {
        "field": field,
        "title": field.replace("_", " "),
        "means": (declared and declared.description) or "",
    }
    for each in nameplate:
        told["nameplate"] = seeds().brands[brand].nameplates[each].title
    return told


def _owner(name: str) -> dict[str, str | None]:
    """Whose number it is: a brand's, a rival's, or (both None) everybody's."""
    whose, dot, _ = name.partition(".")
    base = seeds()
    return {
        "brand": whose if dot and whose in base.brands else None,
        "rival": whose if dot and whose in base.rivals else None,
    }
