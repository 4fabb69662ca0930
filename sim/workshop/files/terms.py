"""Terms and places in one line, as the files have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.levers.contract import CONTROL_PARTS
from sim.workshop.places import UNPLAYED, parsed

__all__ = ["called", "control_text", "flow", "of_brand", "terms_text"]


def flow(value: Any) -> str:
    """Plain data as YAML has it on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)


def control_text(control: Mapping[str, Any] | None) -> str:
    """Who runs selling: one word when it is one party."""
    given = {part: holder for part, holder in (control or {}).items() if holder is not None}
    if len(given) == len(CONTROL_PARTS) and len(set(given.values())) == 1:
        return str(next(iter(given.values())))
    return flow(given)


def terms_text(terms: Mapping[str, Any]) -> str:
    """Terms without what they leave open, as they could be written into a file."""
    shown = {"from": terms["from"]}
    if any((terms["sales_control"] or {}).values()):
        shown["sales_control"] = control_text(terms["sales_control"])
    for key in ("model_type", "yinwang_share", "exit_months"):
        if terms[key] is not None:
            shown[key] = terms[key]
    if "sales_control" in shown or "model_type" in shown:
        shown["handover_months"] = terms["handover_months"]
    if terms["exclusive"] != "none":
        shown["exclusive"] = terms["exclusive"]
    return ", ".join(f"{key}: {value}" for key, value in shown.items())


def called(place: str, said: Mapping[str, str]) -> str:
    """A role's name, or that of a brand that nobody plays."""
    return said[place if place in UNPLAYED else parsed(place)[1]]


def of_brand(brand: str | None, said: Mapping[str, str]) -> str:
    """The brand that something is about, in brackets."""
    return "" if brand is None else f" ({said.get(brand, brand)})"
